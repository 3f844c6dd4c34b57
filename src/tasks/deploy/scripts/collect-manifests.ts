/** Reads the manifests of a folder (or one file) that the globs choose. */
export const COLLECT_MANIFESTS = String.raw`
inside "$MANIFESTS"
if [ -f "$found" ]; then
  folder=$(dirname "$found")
  basename "$found" | jq -R '[.]' > files.json
else
  folder=$found
  (cd "$folder" && find . ! -type d -print0) > files.all
  # * and ? stay within a name, ** goes over folders; without a slash a glob means names in every folder,
  # and the name of a folder means all that is in it. Names that begin with a dot are left alone.
  jq -Rs --argjson taken "$INCLUDE" --argjson left "$EXCLUDE" '
    def regex:
      [scan("\\*\\*/|\\*\\*|\\*|\\?|[^*?]")]
      | map(. as $part
          | if . == "**/" then "([\\s\\S]*/)?" elif . == "**" then "[\\s\\S]*" elif . == "*" then "[^/]*" elif . == "?" then "[^/]"
            elif ("\\.+^$()[]{}|" | contains($part)) then "\\" + . else . end)
      | join("");
    def globs: map(ltrimstr("./") | rtrimstr("/") | "\\A" + (if contains("/") then "" else "([\\s\\S]*/)?" end) + regex + "(/[\\s\\S]*)?\\z");
    ($taken | globs) as $taken | ($left | globs) as $left
    | split("\u0000") | map(select(. != "") | ltrimstr("./"))
    | map(select(. as $path
        | all(split("/")[]; startswith(".") | not)
          and any($taken[]; . as $glob | $path | test($glob))
          and (any($left[]; . as $glob | $path | test($glob)) | not)))
    | sort' files.all > files.json
fi

count=$(jq length files.json)
[ "$count" -gt 0 ] || fail "no manifest is chosen in \"$MANIFESTS\"; included: $INCLUDE, excluded: $EXCLUDE" \
  'look at manifests, include and exclude of the DeployTask'
i=0
while [ "$i" -lt "$count" ]; do
  file=$(jq -r ".[$i]" files.json)
  i=$((i + 1))
  case /$file in
    */kustomization.yaml | */kustomization.yml | */Kustomization)
      fail "$file is for kustomize" 'use Strategy.kustomize({ dir }), or exclude the file' ;;
    */Chart.yaml) fail "$file is for helm" 'use Strategy.helm({ chart }), or exclude the folder of the chart' ;;
  esac
  real=$(readlink -f "$folder/$file" || :)
  case $real in
    "$root"/*) ;;
    *) fail "$file leads out of workspace \"source\"" 'replace the link by the file it leads to, or exclude it' ;;
  esac
  [ -d "$real" ] || parse "$real" "$file" 'exclude it, if it is not meant for the cluster'
done
`;
