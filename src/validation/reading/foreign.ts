/** Fields that Kubernetes objects have and hardly anything else. */
const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];
const KUSTOMIZATION = /(^|[\\/])kustomization\.ya?ml$/i;

/**
 * Whether a document is nothing that a cluster is given: a file of values, a workflow of a forge, a kustomization. One that was
 * found and does not speak of Tekton may also be the description of a chart or a patch.
 */
export function isForeign(document: object, file: string, mayBeAnything: boolean): boolean {
  const has = (field: string): boolean => Object.hasOwn(document, field);
  if (!FIELDS.some(has) || (KUSTOMIZATION.test(file) && !has('kind'))) return true;
  return mayBeAnything && !(has('apiVersion') && has('kind'));
}
