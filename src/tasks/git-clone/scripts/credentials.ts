import type { LoginTexts } from './login-texts';

/**
 * Hands git what the workspaces hold, else what the ServiceAccount of the run brought into $HOME.
 *
 * ssh ignores $HOME and looks into the home of /etc/passwd, so it gets a configuration of its own by name.
 */
export const credentialsScript = ({ noPassword }: LoginTexts): string => `
umask 077

if [ -n "$WORKSPACE_BASIC_AUTH" ]; then
  found=
  for file in .gitconfig .git-credentials; do
    [ -f "$WORKSPACE_BASIC_AUTH/$file" ] || continue
    found=true
    rm -f "$HOME/$file"
    cat "$WORKSPACE_BASIC_AUTH/$file" > "$HOME/$file"
  done
  if [ -f "$WORKSPACE_BASIC_AUTH/password" ]; then
    found=true
    # A Secret of type kubernetes.io/basic-auth names no host, so it is for that of the url.
    case $transport in
      http | https)
        git config --global --add "credential.$transport://$host.helper" '!answer() {
          [ "$1" = get ] || return 0
          printf "username=%s\\n" "$(cat "$WORKSPACE_BASIC_AUTH/username" 2> /dev/null || echo "\${BASIC_AUTH_USERNAME:-git}")"
          printf "password=%s\\n" "$(cat "$WORKSPACE_BASIC_AUTH/password")"
        }; answer'
        ;;
    esac
  fi
  [ -n "$found" ] || fail ${noPassword}
fi
case $transport:$userinfo in
  http:*:* | https:*:*)
    printf '%s\\n' "$transport://$userinfo@$host" > "$HOME/.git-credentials-of-url"
    git config --global --add "credential.$transport://$host.helper" "store --file $HOME/.git-credentials-of-url"
    ;;
esac

ssh_from=$WORKSPACE_SSH_DIRECTORY
[ -n "$ssh_from" ] || ssh_from=$HOME/.ssh
ssh_home=$HOME/.ssh-of-clone
rm -rf "$ssh_home"
mkdir "$ssh_home"
identities=
for file in "$ssh_from"/*; do
  [ -f "$file" ] || continue
  case \${file##*/} in *[!-A-Za-z0-9._]*) continue ;; esac
  # Keys need a newline at the end and none of Windows, and ssh wants to be the only one to read them.
  { tr -d '\\r' < "$file"; echo; } > "$ssh_home/\${file##*/}"
  ! grep -q 'PRIVATE KEY-----' "$file" || identities="$identities
  IdentityFile $ssh_home/\${file##*/}"
done
: > "$ssh_home.config"
if [ -f "$ssh_home/config" ]; then
  sed "s|~/\\\\.ssh/|$ssh_home/|g" "$ssh_home/config" > "$ssh_home.config"
  ! grep -qi '^[[:space:]]*IdentityFile' "$ssh_home/config" || identities=
fi
strict=yes
[ "$UNKNOWN_HOSTS" = refuse ] || [ -f "$ssh_home/known_hosts" ] || strict=accept-new
echo "Host *
  BatchMode yes
  ConnectTimeout 30
  ServerAliveInterval 30
  StrictHostKeyChecking $strict
  UserKnownHostsFile $ssh_home/known_hosts$identities" >> "$ssh_home.config"
export GIT_SSH_COMMAND="ssh -F $ssh_home.config" GIT_TERMINAL_PROMPT=0

if [ -n "$WORKSPACE_SSL_CA_DIRECTORY" ]; then
  export GIT_SSL_CAINFO="$HOME/ca-bundle-of-clone.crt"
  : > "$GIT_SSL_CAINFO"
  for file in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/cert.pem; do
    [ ! -f "$file" ] || { cat "$file" > "$GIT_SSL_CAINFO"; break; }
  done
  found=
  for file in "$WORKSPACE_SSL_CA_DIRECTORY"/*; do
    grep -qs 'BEGIN CERTIFICATE' "$file" || continue
    found=true
    { cat "$file"; echo; } >> "$GIT_SSL_CAINFO"
  done
  [ -n "$found" ] || fail 'workspace "ssl-ca-directory" holds no certificate' \\
    'bind a ConfigMap with the certificate of the authority in PEM form'
fi

umask 022
`;
