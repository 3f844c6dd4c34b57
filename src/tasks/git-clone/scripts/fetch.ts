import type { LoginTexts } from './login-texts';

/** Fetches the revision into the folder and checks it out, in a way that no text can become an option. */
export const fetchScript = ({ otherKey, otherPassword }: LoginTexts): string => `
# explain LOG: shows what git said and what helps
explain() {
  cat "$1" >&2
  case $(cat "$1") in
    *'No user exists for uid'*)
      fail "ssh knows no user $(id -u)" 'give the GitCloneTask a user that /etc/passwd of its image knows: user: 65534 is "nobody" nearly everywhere' ;;
    *'Host key verification failed'* | *'host key is known for'*)
      fail 'nobody vouches for the key of the ssh server' \\
        'put known_hosts beside the private key, from ssh-keyscan HOST, after comparing it with what the host publishes' \\
        'or take any key: unknownHosts: "accept" of the GitCloneTask' ;;
    *'Permission denied (publickey'*)
      fail 'the ssh server takes none of the keys it was offered' \\
        ${otherKey} ;;
    *'could not read Username'* | *'could not read Password'* | *'Authentication failed'* | *'returned error: 403'*)
      fail 'the repository is private, or there is none' \\
        ${otherPassword} ;;
    *'SSL certificate problem'* | *'certificate verification failed'*)
      fail 'nobody vouches for the certificate of the server' \\
        'bind workspace "ssl-ca-directory" to a ConfigMap with the certificate of its authority' ;;
    *'transport '*' not allowed'*)
      fail 'a submodule uses a transport that is not allowed' "allowed: $GIT_ALLOW_PROTOCOL; see transports of the GitCloneTask" ;;
    *'does not support shallow'*)
      fail 'the server gives whole histories only' 'say depth 0' ;;
    *'Could not resolve host'*)
      fail 'the host of the address is not known' 'look for a misspelt name; behind a proxy say httpsProxy of the GitCloneTask' ;;
  esac
}

root=$(cd -P -- "$WORKSPACE_OUTPUT" && pwd -P)
target=$root\${PARAM_SUBDIRECTORY:+/$PARAM_SUBDIRECTORY}
[ "$DELETE_EXISTING" = false ] || [ "$target" = "$root" ] || [ ! -L "$target" ] || rm -f -- "$target"
mkdir -p -- "$target" 2> /dev/null || :
[ -d "$target" ] && [ -w "$target" ] || fail "user $(id -u) may not write into workspace \\"output\\"" \\
  "a new volume belongs to root: let the run say podTemplate.securityContext.fsGroup: $(id -g)"
cd -P -- "$target"
case $(pwd -P)/ in
  "$root"/*) ;;
  *) fail "param subdirectory leads out of the workspace by a link: \\"$PARAM_SUBDIRECTORY\\"" ;;
esac
if [ "$DELETE_EXISTING" = true ]; then
  for file in ./* ./.[!.]* ./..?*; do
    [ "$file" = ./lost+found ] || rm -rf -- "$file"
  done
fi

git config --global --add safe.directory '*'
git config --global core.hooksPath /dev/null
git config --global core.fsmonitor false
git config --global advice.detachedHead false
git config --global init.defaultBranch main
git config --global http.lowSpeedLimit 1000
git config --global http.lowSpeedTime 60
if [ "$PARAM_LFS" = false ]; then
  export GIT_LFS_SKIP_SMUDGE=1
elif git lfs version > /dev/null 2>&1; then
  git lfs install --skip-repo > /dev/null
fi

git init --quiet --template=
git config --replace-all remote.origin.url "$url"
git config --replace-all remote.origin.fetch '+refs/heads/*:refs/remotes/origin/*'

log=$HOME/log-of-clone
depth=
history=--no-tags
if [ "$PARAM_DEPTH" -gt 0 ]; then
  depth=--depth=$PARAM_DEPTH
else
  history=--tags
  [ "$(git rev-parse --is-shallow-repository)" = false ] || depth=--unshallow
fi
# fetch REFSPEC...
fetch() {
  git fetch --quiet --force --no-recurse-submodules $depth $history -- origin "$@" > "$log" 2>&1
}
# commit_of NAME: the commit behind a name that is fetched already
commit_of() {
  git rev-parse --verify --quiet "$1^{commit}"
}
missing() {
  fail "there is no revision \\"$revision\\" in $url" \\
    "branches and tags: $(git ls-remote --heads --tags --refs -- origin | sed 's|^[^/]*/[a-z]*/||' | head -n 20 | tr '\\n' ' ')"
}

commit=
if [ -n "$PARAM_REFSPEC" ]; then
  set -f
  fetch $PARAM_REFSPEC || { explain "$log"; fail "cannot fetch \\"$PARAM_REFSPEC\\" from $url"; }
  set +f
  for name in "\${PARAM_REVISION:-FETCH_HEAD}" "origin/$PARAM_REVISION"; do
    [ -n "$commit" ] || commit=$(commit_of "$name") || :
  done
fi
revision=\${PARAM_REVISION:-HEAD}
if [ -n "$commit" ]; then
  :
elif fetch "+$revision:refs/clone/revision"; then
  commit=$(commit_of refs/clone/revision) || fail "revision \\"$revision\\" of $url is no commit"
  git update-ref -d refs/clone/revision
else
  case $(cat "$log") in
    *"couldn't find remote ref"* | *'not our ref'* | *'unadvertised object'* | *'invalid refspec'*) ;;
    *) explain "$log"; fail "cannot fetch from $url" ;;
  esac
  case $revision in
    *[!0-9a-fA-F]* | ? | ?? | ???) missing ;;
  esac
  # A short sha, or a server that gives named revisions only: look through all of the history.
  depth=
  [ "$(git rev-parse --is-shallow-repository)" = false ] || depth=--unshallow
  history=--tags
  fetch '+refs/heads/*:refs/remotes/origin/*' || { explain "$log"; fail "cannot fetch from $url"; }
  commit=$(commit_of "$revision") || missing
fi

if [ -n "$PARAM_SPARSE_CHECKOUT_DIRECTORIES" ]; then
  git sparse-checkout init --cone
  lines "$PARAM_SPARSE_CHECKOUT_DIRECTORIES" | git sparse-checkout set --stdin
elif [ "$(git config --bool core.sparseCheckout || :)" = true ]; then
  git sparse-checkout disable
fi
git checkout --quiet --force --detach "$commit" > "$log" 2>&1 || { cat "$log" >&2; fail "cannot check out $commit"; }

if [ "$PARAM_LFS" = true ] && ! git lfs version > /dev/null 2>&1 &&
  git grep --quiet -e filter=lfs "$commit" -- .gitattributes '*/.gitattributes'; then
  fail 'the repository keeps files in LFS, and this image has no git-lfs' \\
    'take an image with git-lfs, or say lfs: false to get the pointers instead of the files'
fi

if [ "$PARAM_SUBMODULES" = true ] && [ -f .gitmodules ]; then
  depth=
  [ "$PARAM_DEPTH" -eq 0 ] || depth=--depth=$PARAM_DEPTH
  before=$IFS
  IFS='
'
  set -f
  set -- $(lines "$PARAM_SUBMODULE_PATHS")
  set +f
  IFS=$before
  git submodule --quiet sync --recursive -- "$@" > "$log" 2>&1 &&
    git submodule --quiet update --init --recursive --force $depth -- "$@" >> "$log" 2>&1 || {
    explain "$log"
    fail 'cannot fetch the submodules' 'say submodules: false, or submodulePaths, if they are not needed'
  }
fi
`;
