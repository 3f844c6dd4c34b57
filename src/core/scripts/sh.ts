import { Script, type ScriptValue } from './script';
import { templateText } from './template-text';

/**
 * A shell script whose references arrive as data and are never run.
 *
 * A text reference becomes a variable of the step, quoted for the place where it stands: `curl ${params.url}` is rendered as
 * `curl "${PARAM_URL}"`. Plain texts and numbers are quoted as they are. One array may stand as a word of its own and becomes
 * `"$@"`. Untrusted text is decoded at the top of the script. Where nothing can be filled in safely (single quotes, comments,
 * arithmetic, the code of `eval` and `sh -c` …) an error says what to write instead.
 *
 * It runs with `/bin/sh` and `set -e`, or with the shell of its first line: `#!/usr/bin/env bash`. Backslashes are the shell's
 * own, only `` \` `` is a backtick and `\${` is `${`. Common indentation is taken off when the script starts on a line of its own.
 *
 * Values are followed through variables, functions, pipes and files: `n=${params.n}; eval "$n"` is refused too. Programs that the
 * script calls get values as arguments, environment and data, and what they do with them is theirs.
 *
 * @throws `shell-syntax` and the rules named `reference-in-…` and `reference-as-…`, when its step is rendered
 *
 * @example
 * ```ts
 * const task = new Task(chart, 'notify', {
 *   params: { url: param.string(), text: param.string({ default: 'done' }) },
 *   steps: ({ params }) => [{ name: 'post', image: 'curlimages/curl:8.11.1', script: sh`curl -d ${params.text} ${params.url}` }],
 * });
 * ```
 * ```yaml
 * kind: Task
 * spec:
 *   steps:
 *     - name: post
 *       env:
 *         - { name: PARAM_TEXT, value: $(params.text) }
 *         - { name: PARAM_URL, value: $(params.url) }
 *       script: |
 *         curl -d "${PARAM_TEXT}" "${PARAM_URL}"
 * ```
 */
export function sh(strings: TemplateStringsArray, ...interpolations: readonly ScriptValue[]): Script {
  return new Script('sh', templateText(strings), interpolations);
}
