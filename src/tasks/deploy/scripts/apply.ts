/**
 * Applies set.json: everything is tried on the server first, and nothing is written unless all of it would be taken.
 */
export const APPLY = String.raw`
list() { jq '{apiVersion: "v1", kind: "List", items: .}' "$1"; }
apply() { kubectl apply --server-side --field-manager=cdk8s-tekton --namespace "$NAMESPACE" --filename "$@"; }
# The kind as kubectl wants it, with version and group, so that no other kind of the same name is meant.
RESOURCE='def resource: (.apiVersion | split("/")) as $v | "\(.kind).\($v[-1]).\($v[0:-1] | join("/"))";'

force=
if [ "$CONFLICTS" = take ]; then force=--force-conflicts; fi

# --- replicas: where an autoscaler sets them, they stay as they are ---------------------------------------------------
if jq -e 'any(.[]; .spec.replicas? != null)' set.json > /dev/null; then
  if ! kubectl get horizontalpodautoscalers --namespace "$NAMESPACE" --output json > scalers.json 2> scalers.err; then
    printf 'note: cannot see autoscalers, so replicas are set as the manifests say: %s\n' "$(cat scalers.err)"
    printf '{"items": []}' > scalers.json
  fi
  jq --slurpfile live scalers.json "$RESOURCE"'
    [(.[], $live[0].items[]) | .spec.scaleTargetRef? // empty | "\(.kind // "Deployment")/\(.name)"] as $scaled
    | [to_entries[] | select(.value.spec.replicas? != null and ("\(.value.kind)/\(.value.metadata.name)" | IN($scaled[])))
      | {key, resource: (.value | resource), name: .value.metadata.name}]' set.json > scaled.json
  i=0
  while [ "$i" -lt "$(jq length scaled.json)" ]; do
    resource=$(jq -r ".[$i].resource" scaled.json) name=$(jq -r ".[$i].name" scaled.json)
    run kubectl get "$resource" "$name" --namespace "$NAMESPACE" --show-managed-fields --ignore-not-found --output json || {
      explain run.out
      exit 1
    }
    [ -s run.out ] || printf 'null' > run.out
    # A field that only we own would fall back to 1 when we drop it: then we say what it is now.
    jq --slurpfile live run.out --argjson at "$(jq ".[$i].key" scaled.json)" '
      ($live[0].spec.replicas?) as $now
      | ([$live[0].metadata.managedFields[]? | select(.manager != "cdk8s-tekton") | .fieldsV1["f:spec"]["f:replicas"]?] | any(. != null)) as $other
      | if $now == null then . elif $other then del(.[$at].spec.replicas) else .[$at].spec.replicas = $now end' set.json > set.next
    mv set.next set.json
    ! jq -e '. != null' run.out > /dev/null || printf 'replicas of %s are left to its autoscaler\n' "$name"
    i=$((i + 1))
  done
fi

# --- jobs: a Job cannot be changed, so one that is done makes room for its successor ----------------------------------
printf '[]' > replaced.json
i=0
count=$(jq length set.json)
while [ "$i" -lt "$count" ]; do
  if [ "$(jq -r ".[$i].kind" set.json)" = Job ]; then
    name=$(jq -r ".[$i].metadata.name" set.json)
    jq ".[$i]" set.json > job.json
    if ! apply job.json $force --dry-run=server > run.out 2>&1 && grep -q 'field is immutable' run.out; then
      run kubectl get job "$name" --namespace "$NAMESPACE" --output json || {
        explain run.out
        exit 1
      }
      jq -e 'any(.status.conditions[]?; (.type == "Complete" or .type == "Failed") and .status == "True")' run.out > /dev/null ||
        fail "Job/$name differs from the one that is still running; nothing was changed" \
          'wait until it is done, or delete it: kubectl delete job '"$name"
      run kubectl delete job "$name" --namespace "$NAMESPACE" --dry-run=server || {
        explain run.out
        exit 1
      }
      jq --arg name "$name" '. + [$name]' replaced.json > replaced.next
      mv replaced.next replaced.json
    fi
  fi
  i=$((i + 1))
done

# --- a namespace that the set itself makes has to be there before anything can be tried in it -------------------------
jq --arg namespace "$NAMESPACE" 'map(select(.kind == "Namespace" and .metadata.name == $namespace))' set.json > own.json
if [ "$(jq length own.json)" -gt 0 ] && ! kubectl get namespace "$NAMESPACE" > /dev/null 2>&1; then
  list own.json > own-list.json
  run apply own-list.json $force || {
    explain run.out
    exit 1
  }
  cat run.out
fi

# --- everything on trial ----------------------------------------------------------------------------------------------
jq --slurpfile replaced replaced.json '
  map(select((.kind == "Job" and (.metadata.name | IN($replaced[0][]))) | not))' set.json > trial.json
list trial.json > trial-list.json
if [ "$(jq length trial.json)" -gt 0 ] && ! apply trial-list.json $force --dry-run=server > trial.out 2> trial.err; then
  printf 'the cluster would not take all of it, so nothing was changed:\n' >&2
  # Without kubectl's own advice on conflicts: explain gives it in the terms of a DeployTask.
  sed -e '/^Please review the fields/,/#conflicts$/d' -e 's/^/  /' trial.err >&2
  explain trial.err
  exit 1
fi

# --- and for good -----------------------------------------------------------------------------------------------------
i=0
while [ "$i" -lt "$(jq length replaced.json)" ]; do
  kubectl delete job "$(jq -r ".[$i]" replaced.json)" --namespace "$NAMESPACE" --wait
  i=$((i + 1))
done
list set.json > set-list.json
apply set-list.json $force || fail 'the cluster took part of it only; what was applied is listed above'
`;
