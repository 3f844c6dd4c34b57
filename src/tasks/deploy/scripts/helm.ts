/** The arguments of every helm command, as `"$@"`: the chart, its values, the images among them. */
export const CHART = String.raw`
command -v helm > /dev/null || fail 'this image has no helm' 'say another image of kubectl, jq and helm in the images of the chart'
case $MANIFESTS in
  oci://* | https://* | http://*) chart=$MANIFESTS ;;
  *)
    inside "$MANIFESTS"
    chart=$found
    ;;
esac
set -- "$RELEASE" "$chart" --namespace "$NAMESPACE"
version=$(printenv CHART_VERSION || :)
[ -z "$version" ] || set -- "$@" --version "$version"
jq -n --argjson files "$VALUES_FILES" '$files' > values-files.json
i=0
while [ "$i" -lt "$(jq length values-files.json)" ]; do
  inside "$(jq -r ".[$i]" values-files.json)"
  set -- "$@" --values "$found"
  i=$((i + 1))
done
# Values as a file: no text in them means anything to helm.
jq -n --argjson wanted "$IMAGES" --argjson values "$VALUES" '
  reduce $wanted[] as $want ($values;
    ($ENV[$want.env] // "" | sub("\\s+$"; "")) as $image
    | ($image | split("@")) as [$tagged, $digest]
    | ($tagged | sub(":[^/:]*$"; "")) as $repository
    | ($tagged | ltrimstr($repository) | ltrimstr(":")) as $tag
    | ($repository | split("/")[0]) as $host
    | $want.values as $keys
    # A chart without a value for the digest gets it as the tag of name@sha256.
    | ($digest != null and $keys.digest == null) as $joined
    | def put($key; $value): if $key == null then . else setpath($key | split("."); $value) end;
      put($keys.reference; $image)
      | put($keys.registry; $host)
      | put($keys.repository; (if $keys.registry then ($repository | ltrimstr("\($host)/")) else $repository end)
          + (if $joined then "@" + ($digest | split(":")[0]) else "" end))
      | put($keys.tag; if $joined then ($digest | split(":")[1]) else $tag end)
      | put($keys.digest; $digest // "")
      | put($keys.pullPolicy; $ENV.PULL_POLICY // "IfNotPresent"))' > images.json
set -- "$@" --values images.json
`;

/** Renders the chart as the cluster would get it. */
export const RENDER_CHART = String.raw`
printf '[]' > set.json
helm template "$@" --dry-run=server --no-hooks > built.yaml 2> built.err || {
  explain built.err
  fail "helm cannot render the chart: $(sed 's/^Error: //' built.err)" 'try it where you work: helm template <release> <chart>'
}
parse built.yaml "$MANIFESTS" 'try it where you work: helm template <release> <chart>'
`;

/** Tries the rendered set on the server, then installs or upgrades the release. */
export const UPGRADE_RELEASE = String.raw`
jq '{apiVersion: "v1", kind: "List", items: .}' set.json > trial.json
if ! kubectl apply --server-side --force-conflicts --field-manager=cdk8s-tekton --dry-run=server --namespace "$NAMESPACE" \
  --filename trial.json > trial.out 2> trial.err; then
  printf 'the cluster would not take all of it, so nothing was changed:\n' >&2
  sed 's/^/  /' trial.err >&2
  explain trial.err
  exit 1
fi
helm history "$RELEASE" --namespace "$NAMESPACE" --output json > history.json 2> history.err || printf '[]' > history.json
# Helm 3 overwrites what others set; helm 4 has to be told to, and only its server-side apply can.
case $(helm version --template '{{.Version}}') in
  v3.*) ;;
  *) if [ "$CONFLICTS" = take ]; then set -- "$@" --server-side=true --force-conflicts; fi ;;
esac
helm upgrade --install "$@" --timeout "$TIMEOUT"s || fail "helm could not deploy release $RELEASE" 'its message stands above'
`;

/** Goes back to the last release that was deployed, when the new one does not get ready. */
export const ROLL_BACK_RELEASE = String.raw`
if [ -s failed.txt ] && [ "$ROLLBACK" = true ]; then
  revision=$(jq '[.[] | select(.status == "deployed") | .revision] | max // empty' history.json)
  if [ -n "$revision" ]; then
    printf 'going back to revision %s of release %s\n' "$revision" "$RELEASE"
    helm rollback "$RELEASE" "$revision" --namespace "$NAMESPACE" || printf 'the way back failed too: see above\n' >&2
  else
    printf 'there is no earlier release of %s to go back to\n' "$RELEASE"
  fi
fi
`;
