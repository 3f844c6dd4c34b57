/** Begins the script: how failures read, and what lists are. */
export const COMMON = `#!/bin/sh
set -eu
# Messages are looked at below.
export LC_ALL=C

# fail MESSAGE [HELP ...]
fail() {
  printf 'error: %s\\n' "$1" >&2
  shift
  for line; do printf '  help: %s\\n' "$line" >&2; done
  exit 1
}

# lines TEXT: the parts between its commas
lines() {
  printf '%s\\n' "$1" | tr ',' '\\n' | sed 's/^ *//; s/ *$//; /^$/d'
}

command -v git > /dev/null || fail 'this image has no git' 'the image of a GitCloneTask needs sh and git'
`;
