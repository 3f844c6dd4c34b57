import { Command, InvalidArgumentError } from 'commander';
import type * as RunExplainEvent from '../explain-event/run-explain-event';
import type { Terminal } from '../terminal';

/** `cdk8s-tekton explain-event`: ends with 0 if a trigger fires, 1 if none does, 2 when something cannot be read. */
export function explainEventCommand(terminal: Terminal, end: (code: number) => void): Command {
  return new Command('explain-event')
    .description('says which triggers an event fires, what they create, and why the others do not, without a cluster')
    .argument('<files...>', 'files, folders, globs with the EventListener and what belongs to it; - is standard input')
    .requiredOption('--body <file>', 'the body of the request')
    .option('--headers <file>', 'the headers of the request, a JSON object')
    .option('--url <path>', 'path and query of the request', '/')
    .option('--listener <name>', 'the EventListener; without it each that there is')
    .option('--namespace <name>', 'namespace of documents that name none', 'default')
    .option('--secret <name/key=value>', 'a value of a Secret; can be given several times', parseSecret, [])
    .option('--require-secrets', 'refuse where a Secret is not known, instead of taking the check for passed')
    .option('--changed-file <path>', 'a file that a pull request changes; can be given several times', append)
    .option('--format <format>', 'text or json', parseFormat, 'text')
    .action(async (paths: readonly string[], flags: RunExplainEvent.ExplainEventFlags) => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded when it runs
      const { runExplainEvent } = require('../explain-event/run-explain-event') as typeof RunExplainEvent;
      end(await runExplainEvent(paths, flags, terminal));
    });
}

function append(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

function parseSecret(
  text: string,
  before: readonly RunExplainEvent.GivenSecret[],
): readonly RunExplainEvent.GivenSecret[] {
  const [, name, key, value] = /^([^/=]+)\/([^=]+)=([^]*)$/.exec(text) ?? [];
  if (name === undefined || key === undefined || value === undefined)
    throw new InvalidArgumentError('it is written name/key=value.');
  return [...before, { name, key, value }];
}

function parseFormat(text: string): string {
  if (text !== 'text' && text !== 'json') throw new InvalidArgumentError('it is text or json.');
  return text;
}
