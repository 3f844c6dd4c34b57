import { Script, type ScriptValue } from './script';
import { templateText } from './template-text';

/**
 * A Python script whose references arrive as data.
 *
 * A text reference becomes the expression `os.environ["PARAM_URL"]` of a variable of the step, whether or not the script imports
 * `os`; an array becomes the arguments, untrusted text is decoded, plain texts and numbers become literals. They are expressions,
 * so they stand outside string literals and comments. Without a first line of its own it runs with `/usr/bin/env python3`.
 *
 * What runs a text (`eval`, `os.system`, `shell=True`) is refused one that holds references.
 *
 * @throws `reference-as-code`, `reference-in-string` and `reference-in-comment`, when its step is rendered
 *
 * @example
 * ```ts
 * const task = new Task(chart, 'greet', {
 *   params: { name: param.string() },
 *   steps: ({ params }) => [{ name: 'greet', image: 'python:3.13-slim', script: python`print("hello", ${params.name})` }],
 * });
 * ```
 */
export function python(strings: TemplateStringsArray, ...interpolations: readonly ScriptValue[]): Script {
  return new Script('python', templateText(strings), interpolations);
}
