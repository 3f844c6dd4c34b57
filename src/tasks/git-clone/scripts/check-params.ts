/**
 * Refuses params that could mean something else than an address, a revision or a folder, and takes user and password out of the
 * address, so that they reach neither the log nor the results nor .git/config.
 */
export const CHECK_PARAMS = `
url=$PARAM_URL
host=
userinfo=
case $url in
  https://* | http://* | ssh://*)
    rest=\${url#*://}
    authority=\${rest%%[/?#]*}
    host=\${authority##*@}
    case $authority in *@*) userinfo=\${authority%@*} ;; esac
    user=
    case $url:$userinfo in ssh://*:?*) user=\${userinfo%%:*}@ ;; esac
    url=\${url%%:*}://$user$host\${rest#"$authority"}
    ;;
esac

[ -n "$url" ] || fail 'param url is empty'
for value in "$url" "$PARAM_REVISION" "$PARAM_REFSPEC" "$PARAM_SUBDIRECTORY" \\
  "$PARAM_SPARSE_CHECKOUT_DIRECTORIES" "$PARAM_SUBMODULE_PATHS"; do
  case $value in
    -*) fail "a param begins with a dash: \\"$value\\"" ;;
    *[[:cntrl:]]*) fail "a param holds a control character: \\"$(printf '%s' "$value" | tr '[:cntrl:]' '?')\\"" ;;
  esac
done

case $url in
  https://* | http://* | ssh://* | *::* | *://*) transport=\${url%%:*} ;;
  /* | ./* | ../*) transport=file ;;
  ?*:?*) transport=ssh ;;
  *) fail "param url is no address of a repository: \\"$url\\"" 'say https://…, ssh://… or git@host:path' ;;
esac
case :$GIT_ALLOW_PROTOCOL: in
  *":$transport:"*) ;;
  *) fail "transport \\"$transport\\" of \\"$url\\" is not allowed" "allowed: $GIT_ALLOW_PROTOCOL; see transports of the GitCloneTask" ;;
esac

case $PARAM_DEPTH in
  '' | *[!0-9]*) fail "param depth is no number: \\"$PARAM_DEPTH\\"" '0 fetches all of the history' ;;
esac
for value in "$PARAM_SUBMODULES" "$PARAM_LFS"; do
  case $value in
    true | false) ;;
    *) fail "params submodules and lfs are true or false, not \\"$value\\"" ;;
  esac
done
case /$PARAM_SUBDIRECTORY/ in
  //?*/ | */../*) fail "param subdirectory leaves the workspace: \\"$PARAM_SUBDIRECTORY\\"" 'say a folder inside it, without ".."' ;;
esac
`;
