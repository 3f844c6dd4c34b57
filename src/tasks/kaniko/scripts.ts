/**
 * Writes the results: the push name for Chains, the pull name with the digest for those who deploy.
 *
 * No `script` of Tekton, which would cost the pod a further container; so no `$(…)`, which the kubelet would look at.
 */
export const WRITE_RESULTS = `
case $DIGEST in
  sha256:*) ;;
  *) echo "error: kaniko wrote no digest: \\"$DIGEST\\"" >&2; exit 1 ;;
esac
name=\${PARAM_IMAGE%%@*}
case \${name##*/} in *:*) name=\${name%:*} ;; esac
case $name in "$PUSH_HOST"/*) name=$PULL_HOST/\${name#"$PUSH_HOST"/} ;; esac
printf '%s' "$PARAM_IMAGE" > "$RESULT_IMAGE_URL"
printf '%s' "$DIGEST" > "$RESULT_IMAGE_DIGEST"
printf '%s' "$name@$DIGEST" > "$RESULT_IMAGE_REF"
echo "built $name@$DIGEST"
`.trimStart();

/**
 * Refuses params with `$(`: they stand in the arguments of the executor, where the kubelet would put in the variable of that
 * name, and some of its variables are secret.
 */
export const CHECK_PARAMS = `
for value in "$PARAM_IMAGE" "$PARAM_CONTEXT" "$PARAM_DOCKERFILE" "$@"; do
  case $value in
    *'$''('*) echo "error: a param holds a variable: \\"$value\\"" >&2; exit 1 ;;
  esac
done
`.trimStart();

/** Writes a config.json: arguments are pairs of a folder with user and password, and what the login is for. */
export const WRITE_LOGINS = `
umask 077
comma=
{
  printf '{"auths":{'
  while [ "$#" -gt 1 ]; do
    # Files without a newline at their end are read too, though read says that something is missing.
    IFS= read -r username < "$1/username" || :
    IFS= read -r password < "$1/password" || :
    printf '%s"%s":{"auth":"' "$comma" "$2"
    printf '%s:%s' "$username" "$password" | base64 | tr -d '\\n'
    printf '"}'
    comma=,
    shift 2
  done
  printf '}}'
} > "$DOCKER_CONFIG/config.json"
`.trimStart();
