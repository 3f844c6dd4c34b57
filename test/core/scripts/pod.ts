import { ArrayRef } from '../../../src/core/references/array-ref';
import { StringRef } from '../../../src/core/references/string-ref';
import { UntrustedText } from '../../../src/core/references/untrusted-text';
import { PathRef } from '../../../src/core/references/path-ref';
import { compileScript, type CompiledScript } from '../../../src/core/scripts/compile-script';
import type { Script } from '../../../src/core/scripts/script';
import { renderEnv, type Env } from '../../../src/core/step/env';

const origin = { owner: {} };
/** References as the inside of a Task gets them. */
export const text = (name: string) => new StringRef(`params.${name}`, origin);
export const list = (name: string) => new ArrayRef(`params.${name}`, origin);
export const untrusted = (name: string) => new UntrustedText(`params.${name}`, origin);
export const path = (name: string) => new PathRef(`workspaces.${name}.path`, origin);

/** What a run fills in. */
export interface Values {
  readonly params?: Readonly<Record<string, string>>;
  /** Given in base64, as triggers do. */
  readonly untrusted?: Readonly<Record<string, string>>;
  readonly arrays?: Readonly<Record<string, readonly string[]>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** A container as its process sees it. */
export interface Container {
  readonly script: string;
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[];
}

/** Renders a script's step and starts it as Tekton and the kubelet do. */
export function start(script: Script, values: Values, env: Env = {}): Container {
  return startCompiled(compileScript(script, Object.keys(env)), values, env);
}

export function startCompiled(compiled: CompiledScript, values: Values, env: Env = {}): Container {
  const variables = renderEnv(
    env,
    compiled.env.map(({ name, reference }) => ({ name, value: `${reference}` })),
    {},
  );
  const tekton = replacer(values);
  const known = new Map<string, string>();
  for (const { name, value, valueFrom } of variables) {
    const secret = valueFrom?.secretKeyRef?.key;
    known.set(name, secret === undefined ? expand(tekton(value ?? ''), known) : (values.secrets?.[secret] ?? ''));
  }
  const args = (compiled.args ?? []).flatMap((array) => values.arrays?.[array.variable.slice(7, -3)] ?? []);
  return {
    script: withPreamble(tekton(compiled.script)),
    env: Object.fromEntries(known),
    args: args.map((arg) => expand(arg, known)),
  };
}

/** Tekton replaces whole variables as text, in one pass. */
function replacer({ params = {}, untrusted: encoded = {} }: Values): (text: string) => string {
  const table = new Map([
    ...Object.entries(params).map(([name, value]) => [`$(params.${name})`, value] as const),
    ...Object.entries(encoded).map(
      ([name, value]) => [`$(params.${name})`, Buffer.from(value).toString('base64')] as const,
    ),
    ['$(workspaces.source.path)', '/workspace/source'],
  ]);
  return (input) => input.replaceAll(/\$\([^()]*\)/g, (found) => table.get(found) ?? found);
}

/** pkg/pod/script.go: without a first line of its own. */
function withPreamble(script: string): string {
  return script.trim().startsWith('#!') ? script : `#!/bin/sh\nset -e\n${script}`;
}

/** k8s.io/kubernetes/third_party/forked/golang/expansion: `$$` is `$`, `$(NAME)` is replaced when NAME is known. */
export function expand(input: string, known: ReadonlyMap<string, string>): string {
  let output = '';
  for (let at = 0; at < input.length; at++) {
    if (input[at] !== '$' || at + 1 >= input.length) {
      output += input.charAt(at);
      continue;
    }
    at++;
    const close = input.indexOf(')', at);
    if (input[at] === '$') output += '$';
    else if (input[at] !== '(') output += `$${input[at]}`;
    else if (close < 0) output += '$(';
    else {
      const name = input.slice(at + 1, close);
      output += known.get(name) ?? `$(${name})`;
      at = close;
    }
  }
  return output;
}
