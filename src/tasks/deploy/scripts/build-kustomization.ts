/** Builds a kustomization; nothing in the workspace is changed. */
export const BUILD_KUSTOMIZATION = String.raw`
inside "$MANIFESTS"
kubectl kustomize "$found" > built.yaml 2> built.err ||
  fail "kustomize cannot build \"$MANIFESTS\": $(sed 's/^error: //' built.err)" \
    'try it where you work: kubectl kustomize <folder>'
parse built.yaml "$MANIFESTS" 'try it where you work: kubectl kustomize <folder>'
`;
