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
