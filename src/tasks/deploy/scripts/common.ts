/** Begins every script: where files go, how failures read, which cluster and namespace are meant. */
export const COMMON = String.raw`set -eu
cd "$HOME"

# fail MESSAGE [HELP ...]
fail() {
  printf 'error: %s\n' "$1" >&2
  shift
  for line; do printf '  help: %s\n' "$line" >&2; done
  exit 1
}

for tool in kubectl jq; do
  command -v "$tool" > /dev/null || fail "this image has no $tool" 'the image of a DeployTask needs sh, kubectl and jq'
done

if [ "$KUBECONFIG_BOUND" = true ]; then
  if [ -f "$KUBECONFIG_FOLDER/kubeconfig" ]; then
    export KUBECONFIG="$KUBECONFIG_FOLDER/kubeconfig"
  elif [ -f "$KUBECONFIG_FOLDER/config" ]; then
    export KUBECONFIG="$KUBECONFIG_FOLDER/config"
  else
    fail 'workspace "kubeconfig" holds neither "kubeconfig" nor "config"' \
      'bind a Secret with one of these keys, or rename its key with items'
  fi
  [ -n "$NAMESPACE" ] || NAMESPACE=$(kubectl config view --minify -o 'jsonpath={..namespace}')
  [ -n "$NAMESPACE" ] || NAMESPACE=default
fi
[ -n "$NAMESPACE" ] || NAMESPACE=$RUN_NAMESPACE
case $NAMESPACE in
  -* | *[!a-z0-9-]*) fail "\"$NAMESPACE\" is no name of a namespace" 'look at the param "namespace"' ;;
esac

# run COMMAND...: its output goes to run.out, and to the log when it fails
run() {
  "$@" > run.out 2>&1 || {
    status=$?
    cat run.out >&2
    return "$status"
  }
}

# refuse FILE: ends with all faults in it, each a line of JSON: {error, help: []}
refuse() {
  [ -s "$1" ] || return 0
  jq -r '"error: \(.error)", (.help[] | "  help: \(.)")' "$1" >&2
  exit 1
}
`;
