/** Fields of steps, their template, sidecars and StepActions in which Tekton replaces variables. */
const OF_CONTAINERS = new RegExp(
  `^(?:${[
    'name',
    'image',
    'imagePullPolicy',
    'workingDir',
    'script',
    '(?:command|args)\\[\\d+\\]',
    'env\\[\\d+\\]\\.(?:value|valueFrom\\.(?:secret|configMap)KeyRef\\.(?:name|key))',
    'envFrom\\[\\d+\\]\\.(?:prefix|(?:secret|configMap)Ref\\.name)',
    'volumeMounts\\[\\d+\\]\\.(?:name|mountPath|subPath)',
    'onError',
    '(?:stdout|stderr)Config\\.path',
    '(?:when|params)\\[\\d+\\]\\..*',
    // Of a reference the resolver decides.
    'ref\\..*',
  ].join('|')})$`,
);

/** The same of volumes. */
const OF_VOLUMES = new RegExp(
  `^(?:${[
    'name',
    'configMap\\.(?:name|items\\[\\d+\\]\\.(?:key|path))',
    'secret\\.(?:secretName|items\\[\\d+\\]\\.(?:key|path))',
    'persistentVolumeClaim\\.claimName',
    'projected\\.sources\\[\\d+\\]\\.(?:(?:secret|configMap)\\.name|serviceAccountToken\\.audience)',
    'csi\\.(?:nodePublishSecretRef\\.name|volumeAttributes\\..*)',
  ].join('|')})$`,
);

/** Whether Tekton replaces variables in a field, `args[0]`, of a container or a volume. */
export function isReplaced(holder: 'container' | 'volume', field: string): boolean {
  return (holder === 'container' ? OF_CONTAINERS : OF_VOLUMES).test(field);
}
