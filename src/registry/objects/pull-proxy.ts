import { draft, type Draft } from '../draft';
import { labelsOf, REGISTRY_PORT, schemeOf, type RegistryPlan } from '../registry-plan';
import type { RegistryTls } from '../registry-tls';
import { checksum } from './config';
import { NGINX_USER, podUser, probe, restricted, withPodSettings } from './pods';
import { configVolume, scratchVolume } from './volumes';

const CONFIG_FOLDER = '/etc/pull-proxy';
const AUTHORITY_FOLDER = '/etc/registry-authority';
/** Where images on Alpine and Debian keep the authorities they know. */
const SYSTEM_AUTHORITIES = '/etc/ssl/certs/ca-certificates.crt';
const RESOURCES = { requests: { cpu: '10m', memory: '16Mi' }, limits: { memory: '64Mi' } };

/** Pods on all nodes, also on those that other work stays away from: they need images too. */
export function pullProxy(plan: RegistryPlan, port: number): Draft {
  const labels = labelsOf(plan, 'pull-proxy');
  const workload = draft((plus, scope) => {
    const mounts = [
      { path: CONFIG_FOLDER, volume: configVolume(plus, scope, plan.names.pullProxy), readOnly: true },
      { path: '/tmp', volume: scratchVolume(plus, scope, 'tmp') },
    ];
    const authority = authorityOf(plan.tls);
    if (authority) {
      const volume = configVolume(plus, scope, authority.configMap.name, 'authority');
      mounts.push({ path: AUTHORITY_FOLDER, volume, readOnly: true });
    }
    const daemons = new plus.DaemonSet(scope, 'PullProxy', {
      metadata: { name: plan.names.pullProxy, labels },
      podMetadata: { labels, annotations: { 'cdk8s-tekton/config-checksum': checksum(nginxConfig(plan)) } },
      select: false,
      securityContext: podUser(plus, NGINX_USER),
      containers: [
        {
          name: 'nginx',
          image: plan.uiImage,
          imagePullPolicy: plus.ImagePullPolicy.IF_NOT_PRESENT,
          command: ['nginx', '-c', `${CONFIG_FOLDER}/nginx.conf`, '-g', 'daemon off;'],
          ports: [{ name: 'registry', number: REGISTRY_PORT, hostPort: port, hostIp: '127.0.0.1' }],
          resources: {},
          readiness: probe(plus, REGISTRY_PORT),
          liveness: probe(plus, REGISTRY_PORT),
          securityContext: restricted(plus, NGINX_USER),
          volumeMounts: mounts,
        },
      ],
    });
    daemons.select(plus.LabelSelector.of({ labels }));
  });
  const everywhere = { ...plan, nodeSelector: {}, tolerations: [{ operator: 'Exists' }] } as const;
  return withPodSettings(workload, everywhere, RESOURCES);
}

/** ConfigMap of the pods on the nodes. */
export function pullProxyConfig(plan: RegistryPlan): Draft {
  return draft((plus, scope) => {
    new plus.ConfigMap(scope, 'Config', {
      metadata: { name: plan.names.pullProxy, labels: labelsOf(plan, 'pull-proxy') },
      data: { 'nginx.conf': nginxConfig(plan) },
    });
  });
}

function authorityOf(tls: RegistryTls | undefined) {
  return typeof tls?.trust === 'object' ? tls.trust : undefined;
}

function nginxConfig(plan: RegistryPlan): string {
  const lines = (items: readonly string[]) => items.map((item) => `      ${item}\n`).join('');
  return `worker_processes 1;
pid /tmp/nginx.pid;
error_log /dev/stderr warn;
events {
  worker_connections 512;
}
http {
  access_log off;
  client_body_temp_path /tmp/client;
  proxy_temp_path /tmp/proxy;
  fastcgi_temp_path /tmp/fastcgi;
  uwsgi_temp_path /tmp/uwsgi;
  scgi_temp_path /tmp/scgi;
  server {
    listen ${REGISTRY_PORT};
    location /v2/ {
      limit_except GET {
        deny all;
      }
      proxy_pass ${schemeOf(plan)}://${plan.pushHost};
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_buffering off;
      proxy_read_timeout 600s;
${lines(tlsLines(plan))}    }
    location / {
      return 200;
    }
  }
}
`;
}

function tlsLines({ tls, pushHost }: RegistryPlan): string[] {
  if (!tls) return [];
  const named = ['proxy_ssl_server_name on;', `proxy_ssl_name ${pushHost.replace(/:\d+$/, '')};`];
  if (tls.trust === 'nobody') return named;
  const authority = authorityOf(tls);
  const file = authority ? `${AUTHORITY_FOLDER}/${authority.key ?? 'ca.crt'}` : SYSTEM_AUTHORITIES;
  return [...named, 'proxy_ssl_verify on;', 'proxy_ssl_verify_depth 3;', `proxy_ssl_trusted_certificate ${file};`];
}
