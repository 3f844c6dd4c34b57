/** Waits for the workloads of set.json, all within one timeout, and shows what is wrong with those that do not get ready. */
export const ROLLOUT = String.raw`
deadline=$(($(date +%s) + TIMEOUT))
# left: seconds until the deadline, at least one
left() {
  rest=$((deadline - $(date +%s)))
  if [ "$rest" -lt 1 ]; then rest=1; fi
  printf '%s' "$rest"
}
# until_state KIND NAME EXPRESSION: asks every other second until the expression gives "ready" or "failed"
until_state() {
  while :; do
    if run kubectl get "$1" "$2" --namespace "$NAMESPACE" --output json; then
      case $(jq -r "$3" run.out) in
        ready) return 0 ;;
        failed) return 1 ;;
      esac
    fi
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}
# rolled_out KIND/NAME: a broken connection is no reason to give up
rolled_out() {
  while ! kubectl rollout status "$1" --namespace "$NAMESPACE" --timeout="$(left)s" 2> rollout.err; do
    cat rollout.err >&2
    ! grep -q -e Forbidden -e NotFound -e 'progress deadline' rollout.err || return 1
    [ "$(date +%s)" -lt "$deadline" ] || return 1
    sleep 2
  done
}

JOB_STATE='[.status.conditions[]? | select(.status == "True") | .type] |
  if index("Complete") then "ready" elif index("Failed") then "failed" else "waiting" end'
POD_STATE='if .status.phase == "Succeeded" or any(.status.conditions[]?; .type == "Ready" and .status == "True") then "ready"
  elif .status.phase == "Failed" then "failed" else "waiting" end'

# Only what gets ready by itself: neither what is switched off nor kinds that wait for others, as an autoscaler does.
jq '[.[] | select(
      (.kind == "Deployment" and (.spec.paused | not))
      or ((.kind == "StatefulSet" or .kind == "DaemonSet") and .spec.updateStrategy.type != "OnDelete")
      or (.kind == "Job" and (.spec.suspend | not))
      or .kind == "Pod")
    | {kind: (.kind | ascii_downcase), title: "\(.kind)/\(.metadata.name)", name: .metadata.name}]' set.json > waited.json
: > failed.txt
i=0
count=$(jq length waited.json)
while [ "$i" -lt "$count" ]; do
  kind=$(jq -r ".[$i].kind" waited.json) name=$(jq -r ".[$i].name" waited.json) title=$(jq -r ".[$i].title" waited.json)
  i=$((i + 1))
  ready=yes
  case $kind in
    job) until_state job "$name" "$JOB_STATE" || ready= ;;
    pod) until_state pod "$name" "$POD_STATE" || ready= ;;
    *) rolled_out "$kind/$name" || ready= ;;
  esac
  if [ -n "$ready" ]; then
    printf '%s is ready\n' "$title"
  else
    printf '%s\n' "$title" >> failed.txt
    diagnose "$kind" "$name" "$title"
  fi
done
`;

/** Ends a rollout: one line for each workload that is not ready. */
export const ROLLOUT_END = String.raw`
if [ -s failed.txt ]; then
  while read -r title; do printf 'error: %s is not ready\n' "$title" >&2; done < failed.txt
  cat reasons.txt >&2
  printf '  help: %s\n' "what the pods say stands above; the timeout was $TIMEOUT seconds" >&2
  exit 1
fi
printf 'deployed to namespace %s\n' "$NAMESPACE"
`;
