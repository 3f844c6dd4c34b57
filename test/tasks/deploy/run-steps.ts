import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Step, TaskSpec } from 'cdk8s-tekton/schema';

/** What a run of the steps finds: files, a cluster, params. */
export interface Situation {
  /** Files of the workspace; objects are written as JSON, which is YAML too. */
  readonly files?: Readonly<Record<string, string | object>>;
  /** Links of the workspace, to where they lead. */
  readonly links?: Readonly<Record<string, string>>;
  /** What the stand-in for kubectl answers; see `fake-kubectl`. */
  readonly cluster?: Readonly<Record<string, string | object>>;
  readonly params?: Readonly<Record<string, string>>;
  /** Files of the workspace `kubeconfig`; unbound without. */
  readonly kubeconfig?: Readonly<Record<string, string>>;
  /** The first step to run. @default - all run */
  readonly from?: string;
  /** The last step to run. @default - all run */
  readonly to?: string;
  /** What an earlier step left as the set of objects. @default - none */
  readonly set?: readonly object[];
  /** The shell that `/bin/sh` is. */
  readonly shell?: readonly [command: string, ...args: string[]];
}

export interface Outcome {
  /** Name of the step that failed. */
  readonly failed: string | undefined;
  readonly out: string;
  readonly err: string;
  /** The objects that the first step made. */
  readonly set: readonly AnyObject[];
  /** The objects of the last apply. */
  readonly applied: readonly AnyObject[];
  readonly calls: readonly string[];
  /** The patches that workloads were given, by name. */
  readonly patches: Readonly<Record<string, unknown>>;
}

/** A Kubernetes object of any kind, as tests look at it. */
export interface AnyObject {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, any>>;
  readonly [field: string]: any;
}

for (const tool of ['jq', 'dash', 'busybox', 'bash']) {
  if (spawnSync('sh', ['-c', `command -v ${tool}`]).status !== 0) {
    throw new Error(`the scripts of DeployTask are tested with ${tool}, which is missing: apt-get install ${tool}`);
  }
}

/**
 * Runs the steps of a Task one after the other, their real scripts in a real shell with the real jq, beside a stand-in for
 * kubectl. Variables are filled in as Tekton does.
 */
export function runSteps(spec: TaskSpec, situation: Situation): Outcome {
  const root = mkdtempSync(join(tmpdir(), 'deploy-'));
  try {
    return new Machine(root, spec, situation).run();
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

class Machine {
  private readonly values: Map<string, string>;
  private readonly fake: string;
  private readonly home: string;

  constructor(
    private readonly root: string,
    private readonly spec: TaskSpec,
    private readonly situation: Situation,
  ) {
    const source = this.folder('source', situation.files ?? {});
    for (const [path, target] of Object.entries(situation.links ?? {})) symlinkSync(target, join(source, path));
    this.fake = this.folder('fake', situation.cluster ?? {});
    this.home = this.folder('home', situation.set ? { 'set.json': situation.set } : {});
    const bin = this.folder('bin', {});
    symlinkSync(join(__dirname, 'fake-kubectl'), join(bin, 'kubectl'));
    symlinkSync(join(__dirname, 'fake-helm'), join(bin, 'helm'));
    // Time is short in tests.
    writeFileSync(join(bin, 'sleep'), '#!/bin/sh\nexec /bin/sleep 0.1\n', { mode: 0o755 });
    const { kubeconfig } = situation;
    this.values = new Map([
      ['workspaces.source.path', source],
      ['workspaces.kubeconfig.bound', String(kubeconfig !== undefined)],
      ['workspaces.kubeconfig.path', kubeconfig ? this.folder('kubeconfig', kubeconfig) : ''],
      ['context.taskRun.namespace', 'run-namespace'],
      ...(spec.params ?? []).map(({ name, default: fallback }): [string, string] => {
        const value = situation.params?.[name] ?? fallback;
        if (typeof value !== 'string') throw new Error(`param ${name} is missing`);
        return [`params.${name}`, value];
      }),
    ]);
  }

  run(): Outcome {
    let [out, err] = ['', ''];
    let failed: string | undefined;
    for (const step of this.steps()) {
      const [command, ...args] = this.situation.shell ?? ['dash'];
      const script = join(this.root, 'script');
      writeFileSync(script, step.script ?? '');
      const { status, stdout, stderr } = spawnSync(command, [...args, script], {
        env: this.env(step),
        encoding: 'utf8',
      });
      out += stdout;
      err += stderr;
      if (status === 0) continue;
      failed = step.name ?? '';
      break;
    }
    const applied = (json(join(this.fake, 'applied.json')) as { items: AnyObject[] } | undefined)?.items ?? [];
    const calls = join(this.fake, 'calls');
    return {
      failed,
      out,
      err,
      set: (json(join(this.home, 'set.json')) ?? []) as AnyObject[],
      applied,
      patches: Object.fromEntries(
        readdirSync(this.fake)
          .filter((name) => name.startsWith('patched.'))
          .map((name) => [name.slice('patched.'.length), json(join(this.fake, name))]),
      ),
      calls: existsSync(calls) ? readFileSync(calls, 'utf8').trimEnd().split('\n') : [],
    };
  }

  private steps(): readonly Step[] {
    const { from, to } = this.situation;
    const names = this.spec.steps.map(({ name }) => name);
    return this.spec.steps.slice(from ? names.indexOf(from) : 0, to ? names.indexOf(to) + 1 : undefined);
  }

  private env(step: Step): Record<string, string> {
    const said = [...(this.spec.stepTemplate?.env ?? []), ...(step.env ?? [])].map(({ name, value = '' }) => [
      name,
      value.replace(/\$\(([^()]+)\)/g, (whole, variable: string) => this.values.get(variable) ?? whole),
    ]);
    const path = `${join(this.root, 'bin')}:${process.env['PATH']}`;
    return { ...Object.fromEntries(said), HOME: this.home, PATH: path, FAKE: this.fake, LC_ALL: 'C.UTF-8' };
  }

  private folder(name: string, files: Readonly<Record<string, string | object>>): string {
    const folder = join(this.root, name);
    mkdirSync(folder);
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return folder;
  }
}

function json(path: string): unknown {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
