import { spawn } from 'node:child_process';

/** The address of a `kubectl proxy`, which is started when it is first asked for and ends with this process. */
let proxy: Promise<string> | undefined;
let close = (): void => undefined;

const SERVING = /serve on (127\.0\.0\.1:\d+)/;

function startProxy(): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('kubectl', ['proxy', '--port=0', '--keepalive=5s'], { stdio: ['ignore', 'pipe', 'pipe'] });
    close = () => {
      child.kill();
    };
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const host = SERVING.exec(said)?.[1];
      if (host !== undefined) resolve(`http://${host}`);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error(`kubectl proxy ended: ${said}`));
    });
  });
}

/** Asks the API server, with the rights of kubectl. */
export async function api(path: string, init: RequestInit = {}): Promise<Response> {
  proxy ??= startProxy();
  return fetch(`${await proxy}${path}`, init);
}

/** Asks a Service of the cluster through the API server; works for every cluster that kubectl reaches. */
export function askService(
  namespace: string,
  service: string,
  port: number,
  path = '/',
  init: RequestInit = {},
): Promise<Response> {
  return api(`/api/v1/namespaces/${namespace}/services/http:${service}:${port}/proxy${path}`, init);
}

/** Ends the proxy, which otherwise keeps this process. */
export function closeApi(): void {
  close();
}
