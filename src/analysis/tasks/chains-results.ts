/** Whether Tekton Chains looks for an image, or another thing that was built, in a result of this name. */
export function namesArtifact(result: string): boolean {
  return (
    result === 'IMAGES' || /(?:ARTIFACT_OUTPUTS|IMAGE_URL|IMAGE_DIGEST|ARTIFACT_URI|ARTIFACT_DIGEST)$/.test(result)
  );
}

/** The params or results in which Tekton Chains looks for the commit that something was built from. */
export const SOURCE_NAMES = ['CHAINS-GIT_URL', 'CHAINS-GIT_COMMIT'] as const;

/** Those that lack for Tekton Chains to know the source. */
export function missingSourceNames(names: readonly string[]): readonly string[] {
  return names.some((name) => name.endsWith('ARTIFACT_INPUTS'))
    ? []
    : SOURCE_NAMES.filter((one) => !names.includes(one));
}
