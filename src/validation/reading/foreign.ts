/** Fields that Kubernetes objects have and hardly anything else. */
const FIELDS = ['apiVersion', 'kind', 'metadata', 'spec'];
const KUSTOMIZATION = /(^|[\\/])kustomization\.ya?ml$/i;

/** Whether a document is nothing that a cluster is given: a file of values, a workflow of a forge, a kustomization. */
export function isForeign(document: object, file: string): boolean {
  const has = (field: string): boolean => Object.hasOwn(document, field);
  return !FIELDS.some(has) || (KUSTOMIZATION.test(file) && !has('kind'));
}
