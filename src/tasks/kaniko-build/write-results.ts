/**
 * Writes the names of the image. The digest file and the param may end with a newline or hold a tag; what refers to an image
 * by digest must not.
 */
export const WRITE_RESULTS = `#!/bin/sh
set -eu

digest=$(printf '%s' "$DIGEST")
case $digest in
  sha256:?*) ;;
  *) echo "error: kaniko gave no digest: \\"$digest\\"" >&2; exit 1 ;;
esac

name=\${IMAGE%%@*}
case \${name##*/} in *:*) name=\${name%:*} ;; esac
pull=$name
case $name in "$PUSH_HOST"/*) pull=$PULL_HOST/\${name#"$PUSH_HOST"/} ;; esac

printf '%s' "$IMAGE" > "$RESULT_IMAGE_URL"
printf '%s' "$digest" > "$RESULT_IMAGE_DIGEST"
printf '%s' "$pull@$digest" > "$RESULT_IMAGE_REF"
echo "pushed $name@$digest"
echo "nodes pull $pull@$digest"
`;
