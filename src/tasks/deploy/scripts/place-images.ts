/**
 * Definitions of jq: names of images and the containers of an object.
 *
 * A container is found by its shape, a list `containers` in any object, so every kind with a pod template is known, custom ones too.
 */
const IMAGES_OF_OBJECTS = String.raw`
  def quoted: "\"\(.)\"";
  def title: "\(.kind)/\(.metadata.name // "?")";
  def repository: sub("@.*$"; "") | sub(":[^/:]*$"; "");
  def name: repository | split("/") as $part
    | if ($part | length) > 1 and ($part[0] | test("[.:]") or . == "localhost")
      then {host: $part[0], path: ($part[1:] | join("/"))} else {host: null, path: .} end
    | if .host == null or .host == "docker.io" then .path |= ltrimstr("library/") else . end;
  def containers: . as $object
    | paths(type == "object" and ((.containers? | type) == "array")) as $spec
    | ("initContainers", "containers") as $list
    | ($object | getpath($spec)[$list] // [] | to_entries[])
    | select((.value | type) == "object")
    | {path: ($spec + [$list, .key]), container: (.value.name // "?"), image: (.value.image // "")};
  # The image that a param gives; a result may end with a newline.
  def given: $ENV[.env] // "" | sub("\\s+$"; "");
  def refused: if test("^[A-Za-z0-9][A-Za-z0-9._:/@-]*$") then empty
    else "is not an image: \(quoted)" end;`;

/** Definitions of jq: the Secrets that nodes pull with, beside those that are there. */
export const PULL_SECRETS = String.raw`
  def pull_secrets: $ENV.PULL_SECRETS // "[]" | fromjson | map({name: .});
  def with_pull_secrets: . // [] | . + (pull_secrets - .);`;

/** Puts the images into the containers they are meant for: objects.jsonl to placed.json. Faults go to faults.jsonl. */
export const PLACE_IMAGES = String.raw`
jq -n --slurpfile entries objects.jsonl --argjson wanted "$IMAGES" '${IMAGES_OF_OBJECTS}${PULL_SECRETS}

  [$entries | to_entries[] | .key as $entry | .value as {$file, $object} | $object
    | title as $workload | containers + {$entry, $file, $workload}] as $places
  | "images found: \([$places[] | "\(.image) (\(.file): \(.workload), container \(.container))"]
      | if length > 0 then join("; ") else "none" end)" as $found

  # Where a slot is, as the DeployTask says it.
  | def at($slot): [$places[] | select(
      if $slot.container then .container == $slot.container and (.workload | ascii_downcase) == ($slot.workload | ascii_downcase)
      elif $slot.placeholder then .image == $slot.placeholder
      else .image == $slot.name or ((.image | name) as $own | ($slot.name | name) as $said
        | $own.path == $said.path and ($said.host == null or $said.host == $own.host)) end)];
    def slot_title: if .container then "container \(.container | quoted) of \(.workload)"
      elif .placeholder then "placeholder \(.placeholder | quoted)" else "image \(.name | quoted)" end;
    def said($slots): [$slots[] | select(at(.) == []) | slot_title]
      | if length > 0 then {error: "there is no \(join(" and no "))", help: [$found]}
        else {places: ([$slots[] | at(.)] | add | unique)} end;

  # Where it is if nothing is said: the containers with the same repository on any host, else those with the word.
    def guessed($image; $word): ($image | name.path) as $path
      | [$places[] | select((.image | name.path) == $path)] as $same
      | ($same | map(.image | repository) | unique) as $names
      | [$places[] | select(.image == $word)] as $words
      | if ($names | length) == 1 then {places: $same}
        elif ($names | length) > 1 then {error: "several images are called \($path | quoted): \($names | join(", "))",
          help: ["say which one: ImageSlot.name(\($names[0] | quoted))"]}
        elif ($words | length) > 0 then {places: $words}
        else {error: "no container has an image called \($path | quoted) or the word \($word)", help: [$found,
          "say which one is meant: ImageSlot.name(…), .placeholder(…), .container(…)"
            + (if $ENV.NAME_IN_MANIFESTS then ", or the param imageName" else "" end)]} end;

  [$wanted[] | given as $image
    | (if ($ENV.NAME_IN_MANIFESTS // "") != "" then [{name: $ENV.NAME_IN_MANIFESTS}] else .slots end) as $slots
    | {param, $image} + (
        ([$image | refused] | first) as $why
        | if $why then {error: "param \(.param | quoted) \($why)", help: ["give it as host/name@sha256:…"]}
        elif $slots == [] then guessed($image; .env) else said($slots) end)] as $chosen
  | [$chosen[] | select(.places) | {param, new: .image} + .places[]] as $placings
  | {
      faults: ([$chosen[] | select(.error) | {error, help}]
        + [$placings | group_by([.entry, .path])[] | select((map(.param) | unique | length) > 1)
          | {error: "container \(.[0].container | quoted) of \(.[0].workload) would get \(map(.param | quoted) | unique | join(" and "))",
             help: ["give each image a slot of its own: ImageSlot.name(…), .placeholder(…), .container(…)"]}]),
      log: ([$placings[] | "\(.file): \(.workload), container \(.container): \(.image) → \(.new)"]
        + [$chosen[] | select(.places and (.image | contains("@") | not))
          | "note: \(.image) has no digest; what is pushed under its tag later is not noticed by a deployment"]),
      placings: $placings,
      objects: (reduce $placings[] as $place ([$entries[].object];
        .[$place.entry] |= (setpath($place.path + ["image"]; $place.new)
          | if ($ENV.PULL_POLICY // "") == "" then . else setpath($place.path + ["imagePullPolicy"]; $ENV.PULL_POLICY) end
          | if pull_secrets == [] then . else ($place.path[0:-2] + ["imagePullSecrets"]) as $list
              | setpath($list; getpath($list) | with_pull_secrets) end)))
    }' > placed.json
jq -c '.faults[]' placed.json >> faults.jsonl
`;

/** Sees to it that a rendered chart runs the images: its values may mean something else than the DeployTask takes them for. */
export const FIND_IMAGES = String.raw`
jq -n --slurpfile entries objects.jsonl --argjson wanted "$IMAGES" '${IMAGES_OF_OBJECTS}

  [$entries[] | .object | title as $workload | containers + {$workload}] as $places
  | {
      faults: [$wanted[] | . as $want | given as $image
        | ([$image | refused] | first) as $why
        | if $why then {error: "param \(.param | quoted) \($why)", help: ["give it as host/name@sha256:…"]}
          elif any($places[]; .image == $image) then empty
          else {error: "no container of the chart runs \($image)", help: [
            "the image was given as the values \($want.values | tojson); say others with Strategy.helm({ images: … })",
            "images found: \([$places[] | "\(.image) (\(.workload), container \(.container))"] | join("; "))"]} end],
      log: [$wanted[] | given as $image | $places[] | select(.image == $image) | "\(.workload), container \(.container): \(.image)"],
      objects: [$entries[].object]
    }' > placed.json
jq -c '.faults[]' placed.json >> faults.jsonl
`;
