import { PULL_SECRETS } from './place-images';

/** Reads the workloads as they are in the cluster: those that are named, else all of the namespace. */
export const COLLECT_WORKLOADS = String.raw`
: > faults.jsonl
printf '[]' > set.json
if [ "$WORKLOADS" = '[]' ]; then
  run kubectl get "$WORKLOAD_KINDS" --namespace "$NAMESPACE" --output json || {
    explain run.out
    exit 1
  }
else
  jq -n --argjson named "$WORKLOADS" '$named' > named.json
  i=0
  set --
  while [ "$i" -lt "$(jq length named.json)" ]; do
    set -- "$@" "$(jq -r ".[$i]" named.json)"
    i=$((i + 1))
  done
  run kubectl get "$@" --namespace "$NAMESPACE" --output json || {
    explain run.out
    exit 1
  }
fi
# What a controller made follows its owner.
jq -c '(.items // [.])[] | select(.metadata.ownerReferences == null) | {file: "cluster", object: .}' run.out > objects.jsonl
`;

/** Patches the images into the workloads that need them: all on trial first, then for good. Leaves the workloads in set.json. */
export const PATCH_IMAGES = String.raw`
refuse faults.jsonl
jq -r '.log[]' placed.json
jq '${PULL_SECRETS}
  def pointer: map("/" + (tostring | gsub("~"; "~0") | gsub("/"; "~1"))) | join("");
  .objects as $objects
  | [.placings | group_by(.entry)[] | $objects[.[0].entry] as $object
    | {object: $object, patch: ([.[] |
        {op: "test", path: (.path + ["name"] | pointer), value: .container},
        {op: "replace", path: (.path + ["image"] | pointer), value: .new},
        (if ($ENV.PULL_POLICY // "") == "" then empty else {op: "add", path: (.path + ["imagePullPolicy"] | pointer), value: $ENV.PULL_POLICY} end)]
      + [if pull_secrets == [] then empty else (map(.path[0:-2] + ["imagePullSecrets"]) | unique[]) as $list
          | {op: "add", path: ($list | pointer), value: ($object | getpath($list) | with_pull_secrets)} end])}]' placed.json > patches.json
jq 'map(.object)' patches.json > set.json
for mode in server none; do
  i=0
  while [ "$i" -lt "$(jq length patches.json)" ]; do
    jq ".[$i].patch" patches.json > patch.json
    resource=$(jq -r ".[$i].object | (.apiVersion | split(\"/\")) as \$v | \"\(.kind).\(\$v[-1]).\(\$v[0:-1] | join(\"/\"))\"" patches.json)
    run kubectl patch "$resource" "$(jq -r ".[$i].object.metadata.name" patches.json)" --namespace "$NAMESPACE" \
      --type=json --patch-file=patch.json --field-manager=cdk8s-tekton --dry-run="$mode" || {
      explain run.out
      exit 1
    }
    [ "$mode" = server ] || cat run.out
    i=$((i + 1))
  done
done
`;
