/**
 * `parse FILE NAME` adds the objects of a YAML or JSON file to objects.jsonl, each beside the name of its file.
 *
 * `kubectl patch --local` asks no server, knows the YAML that kubectl knows and takes lists apart.
 */
export const PARSE_MANIFESTS = String.raw`
: > objects.jsonl
parse() {
  if kubectl patch --local --type=merge --patch '{}' --output json --filename - < "$1" > parsed.json 2> parse.err; then
    jq -c --arg file "$2" '{file: $file, object: .}' parsed.json >> objects.jsonl
  elif ! grep -q '^error: no objects passed' parse.err; then
    fail "$2 is not a manifest: $(sed 's/^error: //' parse.err)" "$3"
  fi
}
`;

/**
 * `inside PATH` sets `found` to the real path of a file or folder of the workspace, and refuses whatever lies outside.
 */
export const INSIDE_WORKSPACE = String.raw`
inside() {
  root=$(readlink -f "$SOURCE")
  found=$(readlink -f "$root/$1" || :)
  [ -e "$found" ] ||
    fail "there is no file or folder \"$1\" in workspace \"source\"; it holds: $(cd "$root" && ls | tr '\n' ' ')" \
      'say where it is, relative to the workspace'
  case $found/ in
    "$root"/*) ;;
    *) fail "\"$1\" leads out of workspace \"source\"" 'name a folder inside the workspace' ;;
  esac
}
`;
