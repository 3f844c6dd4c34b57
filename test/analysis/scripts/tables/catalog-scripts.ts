/** Scripts as they stand in tasks that teams share: none of them surely runs the text of a variable that it is given. */
export const CATALOG_SCRIPTS: Readonly<Record<string, string>> = {
  'git-clone': `#!/usr/bin/env sh
set -eu
if [ "\${PARAM_VERBOSE}" = "true" ] ; then
  set -x
fi
if [ "\${WORKSPACE_BASIC_AUTH_BOUND}" = "true" ] ; then
  cp "\${WORKSPACE_BASIC_AUTH_PATH}/.git-credentials" "\${HOME}/.git-credentials"
  chmod 400 "\${HOME}/.git-credentials"
fi
CHECKOUT_DIR="\${WORKSPACE_OUTPUT_PATH}/\${PARAM_SUBDIRECTORY}"
cleandir() {
  if [ -d "\${CHECKOUT_DIR}" ] ; then
    rm -rf "\${CHECKOUT_DIR:?}"/*
  fi
}
if [ "\${PARAM_DELETE_EXISTING}" = "true" ] ; then
  cleandir
fi
test -z "\${PARAM_HTTP_PROXY}" || export HTTP_PROXY="\${PARAM_HTTP_PROXY}"
git config --global --add safe.directory "\${WORKSPACE_OUTPUT_PATH}"
/ko-app/git-init -url="\${PARAM_URL}" -revision="\${PARAM_REVISION}" -path="\${CHECKOUT_DIR}"
cd "\${CHECKOUT_DIR}"
RESULT_SHA="$(git rev-parse HEAD)"
EXIT_CODE="$?"
if [ "\${EXIT_CODE}" != 0 ] ; then
  exit "\${EXIT_CODE}"
fi
printf "%s" "\${RESULT_SHA}" > "$(results.commit.path)"
printf "%s" "\${PARAM_URL}" > "$(results.url.path)"`,
  kaniko: `#!/busybox/sh
/kaniko/executor --dockerfile="$DOCKERFILE" --context="$CONTEXT" --destination="$IMAGE" --digest-file=$(results.digest.path) $EXTRA_ARGS
printf '%s' "$IMAGE" > $(results.url.path)`,
  buildah: `#!/usr/bin/env bash
set -euo pipefail
BUILD_ARGS=()
for arg in "$@"; do
  BUILD_ARGS+=("--build-arg" "$arg")
done
[[ "\${PARAM_SKIP_PUSH}" == "false" ]] && PUSH=yes
buildah \${STORAGE:+--storage-driver "$STORAGE"} bud "\${BUILD_ARGS[@]}" --tls-verify="$TLSVERIFY" -f "$DOCKERFILE" -t "$IMAGE" "$CONTEXT"
buildah push --digestfile /tmp/image-digest "$IMAGE" "docker://$IMAGE"
tee $(results.IMAGE_DIGEST.path) < /tmp/image-digest`,
  helm: `#!/bin/sh
set -e
helm repo add app "$REPO_URL" --force-update
if [ -n "$VALUES" ]; then
  echo "$VALUES" > /tmp/values.yaml
  set -- "$@" --values /tmp/values.yaml
fi
helm upgrade --install "$RELEASE" "app/$CHART" --version "$VERSION" --namespace "$NAMESPACE" --set "image.tag=$TAG" --wait "$@"`,
  kubectl: `kubectl apply -f - <<EOF
apiVersion: v1
kind: ConfigMap
metadata:
  name: "$NAME"
data:
  revision: "$REVISION"
EOF
kubectl set image "deployment/$NAME" "app=$IMAGE"
kubectl rollout status "deployment/$NAME" --timeout "$TIMEOUT" || { kubectl describe pods -l "app=$NAME"; exit 1; }`,
  'golangci-lint': `set -e
git config --global --add safe.directory "$PWD"
export GOFLAGS="$GOFLAGS"
golangci-lint run --timeout "$TIMEOUT" $FLAGS "$PACKAGES" 2>&1 | tee report.txt`,
  sonar: `#!/usr/bin/env bash
set -e
replaceValues() {
  filename=$1
  thekey=$2
  newvalue=$3
  if ! grep -R "^[#]*\\s*\${thekey}=.*" "$filename" > /dev/null; then
    echo "$thekey=$newvalue" >> "$filename"
  else
    sed -ir "s|^[#]*\\s*\${thekey}=.*|$thekey=$newvalue|" "$filename"
  fi
}
if [[ -n "$SONAR_HOST_URL" ]]; then
  replaceValues sonar-project.properties sonar.host.url "$SONAR_HOST_URL"
fi
sonar-scanner -Dsonar.projectKey="$PROJECT" -Dsonar.pullrequest.branch="$BRANCH" -Dsonar.token="$(cat /secrets/token)"`,
  trivy: `#!/bin/sh
folder="$(dirname "$0")"
trivy_args="$ARGS"
trivy image --severity "$SEVERITY" --exit-code 1 $trivy_args "$IMAGE" > "$folder/report" || status=$?
cat "$folder/report"
exit "\${status:-0}"`,
  slack: `#!/usr/bin/env sh
set -e
TEXT=$(printf '%s' "$MESSAGE" | sed 's/"/\\\\"/g')
curl -sf -X POST -H 'Content-type: application/json' --data "{\\"text\\": \\"$TEXT\\"}" "$(cat /etc/webhook/url)"`,
  'slack with jq': `jq -n --arg text "$MESSAGE" --arg channel "$CHANNEL" '{text: $text, channel: $channel}' |
  curl -sf -H "Authorization: Bearer $(cat /etc/slack/token)" -d @- https://slack.com/api/chat.postMessage`,
  maven: `#!/usr/bin/env bash
[[ -f /tekton/home/.m2/settings.xml ]] || cat > settings.xml <<END
<settings><mirrors><mirror><url>$MIRROR</url></mirror></mirrors></settings>
END
export MAVEN_OPTS="$MAVEN_OPTS"
mvn -s settings.xml -Drevision="$REVISION" "$@"`,
  npm: `set -eu
npm config set registry "$REGISTRY"
npm ci
npm version "$VERSION" --no-git-tag-version
npm run build -- --mode "$MODE"`,
  'a command that is asked for': `#!/usr/bin/env bash
case "$ACTION" in
  build|test|deploy) eval "make $ACTION" ;;
  *) echo "unknown action: $ACTION" >&2; exit 64 ;;
esac`,
  'a version that is checked': `#!/usr/bin/env bash
if ! [[ "$VERSION" =~ ^v[0-9]+(\\.[0-9]+)*$ ]]; then
  echo "no version: $VERSION"; exit 1
fi
sh -c "git tag $VERSION"`,
  'a name that is made harmless': `slug=$(printf '%s' "$BRANCH" | tr '[:upper:]/' '[:lower:]-' | tr -cd 'a-z0-9-' | cut -c1-40)
ssh deploy@preview "preview create $slug"`,
  'an agent for ssh': `eval "$(ssh-agent -s)"
trap 'ssh-agent -k' EXIT
ssh-add /secrets/id
git push "$URL" "HEAD:refs/heads/$BRANCH"`,
  'a file of variables for a container': `{
  echo "IMAGE=$IMAGE"
  echo "COMMIT=$COMMIT"
} > build.env
docker run --rm --env-file build.env "$IMAGE" sh -c 'echo "$COMMIT"'`,
  'several tries': `retry() {
  n=0
  until "$@"; do
    n=$((n + 1))
    [ "$n" -lt 5 ] || return 1
    sleep "$n"
  done
}
retry skopeo copy "docker://$SOURCE" "docker://$TARGET"
retry curl -sfL -o report.json "$REPORT_URL"`,
  yamllint: `find . -name '*.yaml' -print0 | xargs -0 -n 20 yamllint -f parsable $ARGS
git diff --name-only "origin/$BASE...HEAD" | while read -r file; do echo "$file"; done`,
  'inner shells with arguments': `find "$FOLDER" -name '*.tgz' -exec sh -c 'tar -xzf "$1" -C "$2"' sh {} "$TARGET" \\;
xargs -I{} sh -c 'cosign verify --key "$KEY" "$1"' sh {} < images.txt
sh -c 'echo "$1 $TITLE"' sh "$TITLE"`,
};
