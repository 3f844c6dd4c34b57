import { Script, type ScriptValue } from './script';
import { templateText } from './template-text';

/**
 * A Node.js script whose references arrive as data.
 *
 * A text reference becomes the expression `process.env.PARAM_URL` of a variable of the step, an array becomes the arguments,
 * untrusted text is decoded, plain texts and numbers become literals. They are expressions, so they stand outside string
 * literals and comments, or inside `\${…}` of a template literal. Without a first line of its own it runs with
 * `/usr/bin/env node`.
 *
 * What runs a text (`eval`, `execSync`, `spawn` with a shell) is refused one that holds references.
 *
 * @throws `node-syntax`, `reference-as-code`, `reference-in-string` and `reference-in-comment`, when its step is rendered
 *
 * @example
 * ```ts
 * const task = new Task(chart, 'greet', {
 *   params: { name: param.string() },
 *   steps: ({ params }) => [{ name: 'greet', image: 'node:22-slim', script: node`console.log('hello', ${params.name})` }],
 * });
 * ```
 */
export function node(strings: TemplateStringsArray, ...interpolations: readonly ScriptValue[]): Script {
  return new Script('node', templateText(strings), interpolations);
}
