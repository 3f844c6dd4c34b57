import { spawn } from 'node:child_process';

/** A way from here to a Service of the cluster. */
interface PortForward {
  /** `127.0.0.1:40123` */
  readonly host: string;
  readonly close: () => void;
}

const FORWARDING = /Forwarding from (127\.0\.0\.1:\d+)/;

/** Opens a way to a Service; works for every cluster that kubectl reaches. */
function portForward(namespace: string, service: string, port: number): Promise<PortForward> {
  return new Promise((resolve, reject) => {
    const args = ['-n', namespace, 'port-forward', '--address=127.0.0.1', `service/${service}`, `:${port}`];
    const child = spawn('kubectl', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    const look = (text: string): void => {
      said += text;
      const host = FORWARDING.exec(said)?.[1];
      if (host !== undefined) resolve({ host, close: () => child.kill() });
    };
    child.stdout.setEncoding('utf8').on('data', look);
    child.stderr.setEncoding('utf8').on('data', look);
    child.on('error', reject);
    child.on('close', () => {
      reject(new Error(`no way to service ${service} of ${namespace}: ${said}`));
    });
  });
}

/** Opens a way for as long as something is done with it. */
export async function through<T>(
  namespace: string,
  service: string,
  port: number,
  use: (host: string) => Promise<T>,
): Promise<T> {
  const { host, close } = await portForward(namespace, service, port);
  try {
    return await use(host);
  } finally {
    close();
  }
}
