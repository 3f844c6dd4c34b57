import { api } from '../../test/e2e/harness/api';
import type { KubernetesObject } from '../../test/e2e/harness/kubectl';

/** An object as it was at some time, in milliseconds since 1970. */
export interface Sighting {
  readonly at: number;
  readonly object: KubernetesObject;
}

/** Sees every change of objects when it happens; Kubernetes itself writes down whole seconds only. */
export class Watch {
  readonly seen: Sighting[] = [];
  private readonly controller = new AbortController();

  /** Begins to watch. @param path `/api/v1/namespaces/ci/pods` */
  static async begin(...paths: readonly string[]): Promise<Watch> {
    const watch = new Watch();
    for (const path of paths) await watch.follow(path);
    return watch;
  }

  end(): void {
    this.controller.abort();
  }

  /** The first time an object was seen as something. */
  first(is: (object: KubernetesObject) => boolean): number | undefined {
    return this.seen.find(({ object }) => is(object))?.at;
  }

  /** An object as it was last seen. */
  last(is: (object: KubernetesObject) => boolean): KubernetesObject | undefined {
    return this.seen.findLast(({ object }) => is(object))?.object;
  }

  private async follow(path: string): Promise<void> {
    const list = (await (await api(path)).json()) as { metadata: { resourceVersion: string } };
    const query = `watch=1&resourceVersion=${list.metadata.resourceVersion}`;
    const { body } = await api(`${path}?${query}`, { signal: this.controller.signal });
    if (body === null) throw new Error(`${path} cannot be watched`);
    void this.read(body).catch((error: unknown) => {
      if (!this.controller.signal.aborted) console.error(`watch of ${path} ended`, error);
    });
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const bytes of body) {
      const at = Date.now();
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        this.seen.push({ at, object: (JSON.parse(line) as { object: KubernetesObject }).object });
    }
  }
}
