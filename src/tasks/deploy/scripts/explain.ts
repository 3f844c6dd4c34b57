/** `explain FILE` reads what the server refused and says in the terms of a DeployTask what to do. */
export const EXPLAIN = String.raw`
explain() {
  jq -Rrn --slurpfile set set.json --arg namespace "$NAMESPACE" '
    def plurals: ascii_downcase | "\(.)s", "\(.)es", (sub("y$"; "") + "ies");
    [$set[0][] | {kind, group: (.apiVersion | split("/") | if length > 1 then .[0] else "" end), name: .metadata.name}] as $objects
    | [inputs] as $lines
    | ([$lines[] | capture("cannot (?<verb>[a-z]+) resource \"(?<resource>[^\"]+)\" in API group \"(?<group>[^\"]*)\" (?<where>.*)$")]
        | unique_by([.resource, .group]) | .[]
        | . as $no
        | ([$objects[] | select(.group == $no.group and any(.kind | plurals; . == $no.resource))]) as $meant
        | ($meant[0].kind // null) as $kind
        | (if ($no.where | contains("cluster scope")) or $no.resource == "namespaces"
           then "allow it by name: clusterKinds: [{ kind: \"\($kind // $no.resource)\", names: [\($meant | map("\"\(.name)\"") | join(", "))] }]"
           elif $kind then "allow the kind: add \"\($kind)\" to kinds of the DeployTask, and apply its Role again; it needs \($no.verb) on \($no.resource) in \($namespace)"
           else "allow the kind: add { kind, apiGroup: \"\($no.group)\", resource: \"\($no.resource)\" } to kinds of the DeployTask, and apply its Role again" end)),
      (if any($lines[]; contains("conflict")) then
        "somebody else set these fields: drop them from the manifests, or take them over with conflicts: \"take\"" else empty end),
      (if any($lines[]; test("namespaces? \"[^\"]*\" not found")) then
        "make the namespace first: kubectl create namespace \($namespace)" else empty end),
      (if any($lines[]; contains("no matches for kind")) then
        "this cluster does not know the kind: install what brings it, or correct apiVersion" else empty end),
      (if any($lines[]; contains("field is immutable") or contains("Forbidden: updates to")) then
        "these fields cannot change on a living object: delete the object, or give the new one another name" else empty end)
    | "  help: \(.)"' "$1" >&2
}
`;
