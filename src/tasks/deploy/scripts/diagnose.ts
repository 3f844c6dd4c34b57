/**
 * `diagnose KIND NAME TITLE` shows why a workload is not ready: its description, its latest pods that are not ready,
 * their events and the ends of their logs. Short reasons go to reasons.txt, for the end of the log.
 */
export const DIAGNOSE = String.raw`
: > reasons.txt
heading() { printf '\n--- %s ---\n' "$1"; }
diagnose() {
  heading "$3 is not ready"
  kubectl describe "$1" "$2" --namespace "$NAMESPACE" || :
  kubectl get pods --namespace "$NAMESPACE" --output json > pods.json || return 0
  kubectl get "$1" "$2" --namespace "$NAMESPACE" --output json > workload.json || return 0
  # The newest three of its pods that are neither ready nor done.
  jq --slurpfile workload workload.json '
    $workload[0] as $workload
    | ($workload.spec.selector.matchLabels // {}) as $labels
    | [.items[]
        | select(if $workload.kind == "Pod" then .metadata.name == $workload.metadata.name
                 else $labels != {} and (. as $pod | all($labels | to_entries[]; $pod.metadata.labels[.key] == .value)) end)
        | select(.status.phase != "Succeeded")
        | select(any(.status.conditions[]?; .type == "Ready" and .status == "True") | not)]
    | sort_by(.metadata.creationTimestamp) | reverse | .[0:3]
    | map({name: .metadata.name, reason: (.status.reason // null), message: (.status.message // ([.status.conditions[]? | select(.type == "PodScheduled" and .status != "True") | .message][0])),
        containers: [(.status.initContainerStatuses[]?, .status.containerStatuses[]?)
          | {name, image, ready, restarts: .restartCount, state: (.state.waiting // .state.terminated // {}), last: .lastState.terminated, running: (.state.running != null)}
          | select((.ready | not) and .state.reason != "Completed")]})' pods.json > failing.json
  kubectl get events --namespace "$NAMESPACE" --output json > events.json || printf '{"items": []}' > events.json
  # One line a fault, and what usually helps.
  jq -r --arg title "$3" --slurpfile events events.json '
    def advice: {
      ErrImagePull: "the node must be able to pull the name: the registry as nodes see it, a tag that was pushed, imagePullSecrets in this namespace",
      ImagePullBackOff: "the node must be able to pull the name: the registry as nodes see it, a tag that was pushed, imagePullSecrets in this namespace",
      InvalidImageName: "the image is not a name that a node can pull",
      CreateContainerConfigError: "a Secret or ConfigMap, or a key of one, that the container refers to is missing, or its user is not allowed",
      CrashLoopBackOff: "the program ends again and again: see its log above",
      Error: "the program ended with an error: see its log above",
      OOMKilled: "it needs more memory than its limit",
      RunContainerError: "the container cannot start: see the events above"
    }[.];
    .[] | .name as $pod
    | (if .message then "  \($title), pod \($pod): \(.reason // "waiting"): \(.message)" else empty end),
      (.containers[]
        | (.state.reason // (if .running then "running, but not ready" else "waiting" end)) as $reason
        | "  \($title), pod \($pod), container \(.name): \($reason)"
          + (if .state.exitCode then " (exit code \(.state.exitCode))" elif .last.exitCode then " (exit code \(.last.exitCode))" else "" end)
          # Of a container that has not begun, the last warning tells more: a volume that is not there, a quota.
          + ((.state.message // ([$events[0].items[] | select(.type == "Warning" and .involvedObject.name == $pod)]
                | sort_by(.lastTimestamp // .eventTime // "") | last | .message?)) as $message | if $message then ": \($message)" else "" end)
          + (((.last.reason | select(. == "OOMKilled")) // $reason | advice) as $advice | if $advice then "\n    help: \($advice)" else "" end))
    ' failing.json > reasons.new
  cat reasons.new >> reasons.txt
  j=0
  while [ "$j" -lt "$(jq length failing.json)" ]; do
    pod=$(jq -r ".[$j].name" failing.json)
    heading "events of pod $pod"
    kubectl get events --namespace "$NAMESPACE" --field-selector "involvedObject.name=$pod" --sort-by=.lastTimestamp || :
    c=0
    while [ "$c" -lt "$(jq ".[$j].containers | length" failing.json)" ]; do
      container=$(jq -r ".[$j].containers[$c].name" failing.json)
      if [ "$(jq ".[$j].containers[$c].restarts" failing.json)" -gt 0 ]; then
        heading "log of pod $pod, container $container, before its last restart"
        kubectl logs "$pod" --container "$container" --namespace "$NAMESPACE" --previous --tail=50 || :
      fi
      if jq -e ".[$j].containers[$c] | .running or .state.exitCode != null" failing.json > /dev/null; then
        heading "log of pod $pod, container $container"
        kubectl logs "$pod" --container "$container" --namespace "$NAMESPACE" --tail=50 || :
      fi
      c=$((c + 1))
    done
    j=$((j + 1))
  done
  printf '\n'
}
`;
