import { applyObject } from './kubectl';
import { ready } from './service';

/** What stands for an Ingress controller. */
export interface Front {
  readonly namespace: string;
  readonly service: string;
}

/** Passes on all that comes to an address in the cluster, as an Ingress controller would; the namespace has to be there. */
export async function passOn({ namespace, service: name }: Front, to: string): Promise<void> {
  const config = `pid /tmp/pid; error_log stderr; events {}
    http { access_log off; client_body_temp_path /tmp/a; proxy_temp_path /tmp/b; fastcgi_temp_path /tmp/c;
      uwsgi_temp_path /tmp/d; scgi_temp_path /tmp/e; server { listen 8080; location / { proxy_pass ${to}; } } }`;
  const labels = { app: name };
  const metadata = { name, namespace };
  await applyObject({ apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { 'nginx.conf': config } });
  await applyObject({
    apiVersion: 'v1',
    kind: 'Service',
    metadata,
    spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
  });
  await applyObject({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: {
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'nginx',
              image: 'docker.io/library/nginx:1.22',
              command: ['nginx', '-c', '/config/nginx.conf', '-g', 'daemon off;'],
              readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 },
              volumeMounts: [{ name: 'config', mountPath: '/config' }],
            },
          ],
          volumes: [{ name: 'config', configMap: { name } }],
        },
      },
    },
  });
  await ready(namespace, `deployment/${name}`);
}
