/**
 * Annotation of a ConfigMap that holds a document which a cluster creates later, such as the run of a schedule: the key of it in
 * `data`.
 */
export const HELD_DOCUMENT = 'cdk8s-tekton/holds-document';
