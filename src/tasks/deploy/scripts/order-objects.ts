/** Finds what no server needs to be asked about: objects without a name, twice, or for another namespace. To faults.jsonl. */
export const CHECK_OBJECTS = String.raw`
jq -nc --slurpfile entries objects.jsonl --arg namespace "$NAMESPACE" '
  def title: "\(.kind)/\(.metadata.name)";
  ($entries[] | .object as $object | select($object.metadata.name == null)
    | {error: "\(.file): \($object.kind) has no metadata.name", help: ["server-side apply needs a name; generateName cannot be applied"]}),
  ($entries[] | .object.metadata.namespace as $own | select(($own // $namespace) != $namespace)
    | {error: "\(.file): \(.object | title) says namespace \"\($own)\" and is deployed to \"\($namespace)\"",
       help: ["drop the namespace from the manifest, or deploy to it: namespace: \"\($own)\""]}),
  ($entries | map(select(.object.metadata.name)) | group_by([(.object.apiVersion | split("/")[0:-1]), .object.kind, .object.metadata.name])[]
    | select(length > 1)
    | {error: "\(.[0].object | title) is there \(length) times: in \(map(.file) | unique | join(" and "))", help: ["keep one, or exclude the other"]})
  ' > faults.jsonl
`;

/** Brings the objects into an order in which each finds what it refers to: placed.json to set.json. */
export const ORDER_OBJECTS = String.raw`
refuse faults.jsonl
jq -r '.log[]' placed.json
jq '
  ["Namespace", "CustomResourceDefinition", "PriorityClass", "StorageClass", "ResourceQuota", "LimitRange",
   "ServiceAccount", "Secret", "ConfigMap", "PersistentVolume", "PersistentVolumeClaim",
   "ClusterRole", "ClusterRoleBinding", "Role", "RoleBinding", "NetworkPolicy", "PodDisruptionBudget", "Service",
   "DaemonSet", "StatefulSet", "Deployment", "ReplicaSet", "Pod", "Job", "CronJob",
   "HorizontalPodAutoscaler", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration"] as $order
  # Kinds that are not listed come with those that refer to workloads.
  | ($order | index("HorizontalPodAutoscaler")) as $others
  | .objects
  # What an exported manifest carries along and the server refuses to be told.
  | map(del(.status, .metadata.managedFields, .metadata.resourceVersion, .metadata.uid, .metadata.creationTimestamp, .metadata.generation))
  | to_entries
  | sort_by((.value.kind as $kind | $order | index($kind) // $others), .key)
  | map(.value)' placed.json > set.json
printf 'to namespace %s:\n' "$NAMESPACE"
jq -r '.[] | "  \(.kind)/\(.metadata.name)"' set.json
`;
