#!/bin/sh
# Does with the variables of RegistryWithUi what the image of joxit/docker-registry-ui does: the registry is behind /v2 of the
# page's own host, the page knows the pull name, and nginx listens where it may.
set -eu

: "${NGINX_LISTEN_PORT:?}" "${NGINX_PROXY_PASS_URL:?}" "${REGISTRY_TITLE:?}" "${PULL_URL:?}" "${SINGLE_REGISTRY:?}"

cat > /etc/nginx/conf.d/default.conf << END
server {
  listen $NGINX_LISTEN_PORT;
  client_max_body_size 0;
  chunked_transfer_encoding on;
  proxy_ssl_server_name on;
  proxy_buffering off;
  proxy_request_buffering off;
  location / {
    root /usr/share/nginx/html;
    index index.html;
  }
  location /v2 {
    proxy_http_version 1.1;
    proxy_pass $NGINX_PROXY_PASS_URL;
  }
}
END

page=/usr/share/nginx/html/index.html
sed -i \
  -e "s~@REGISTRY_TITLE@~$REGISTRY_TITLE~g" \
  -e "s~@PULL_URL@~$PULL_URL~g" \
  -e "s~@DELETE_IMAGES@~${DELETE_IMAGES:-false}~g" \
  "$page"

exec nginx -g 'daemon off;'
