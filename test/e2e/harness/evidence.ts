import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { kubectl, listObjects, tryKubectl, type KubernetesObject } from './kubectl';
import { phasesOf, type RunPhases } from './phases';

interface PodStatus {
  readonly spec: { readonly initContainers?: { name: string }[]; readonly containers: { name: string }[] };
}

/** The folder of a case: what is kept of it for people to look at. */
export class Evidence {
  readonly runs: RunPhases[] = [];

  constructor(readonly folder: string) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** A path in the folder. */
  file(name: string): string {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    return file;
  }

  /** Writes a file. */
  write(name: string, text: string): void {
    writeFileSync(this.file(name), text);
  }

  /** Keeps a PipelineRun: its YAML, its TaskRuns', the logs of every container, and when what happened. */
  async keepRun(namespace: string, run: string): Promise<void> {
    const labels = `tekton.dev/pipelineRun=${run}`;
    this.write(`${run}/run.yaml`, await kubectl(['-n', namespace, 'get', 'pipelinerun', run, '-o', 'yaml']));
    this.write(`${run}/taskruns.yaml`, await kubectl(['-n', namespace, 'get', 'taskrun', '-l', labels, '-o', 'yaml']));
    const pods = await listObjects(namespace, 'pod', labels);
    for (const pod of pods) await this.keepLogs(namespace, pod, `${run}/logs`);
    const phases = await phasesOf(namespace, run, pods);
    this.runs.push(phases);
    this.write(`${run}/phases.json`, `${JSON.stringify(phases, undefined, 2)}\n`);
  }

  /** Keeps what all pods of a namespace wrote, and its events. */
  async keepNamespace(namespace: string): Promise<void> {
    for (const pod of await listObjects(namespace, 'pod')) await this.keepLogs(namespace, pod, `${namespace}/logs`);
    this.write(`${namespace}/events.txt`, (await tryKubectl(['-n', namespace, 'get', 'events', '-o', 'wide'])).said);
  }

  private async keepLogs(namespace: string, pod: KubernetesObject, folder: string): Promise<void> {
    const { initContainers = [], containers } = (pod as unknown as PodStatus).spec;
    for (const { name } of [...initContainers, ...containers]) {
      const { said } = await tryKubectl(['-n', namespace, 'logs', pod.metadata.name, '-c', name]);
      if (said !== '') this.write(`${folder}/${pod.metadata.name}/${name}.log`, said);
    }
  }
}
