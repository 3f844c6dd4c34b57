import { Command, CommanderError } from 'commander';
import { explainEventCommand } from './commands/explain-event';
import { lintCommand } from './commands/lint';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';
import { version } from './version';

/** A command adds itself with the code that it ends with. */
type CommandOf = (terminal: Terminal, end: (code: number) => void) => Command;

/** One file a command. What a command needs is loaded when it runs. */
const COMMANDS: readonly CommandOf[] = [lintCommand, explainEventCommand];

/** The code for what cannot be done: wrong usage, input that cannot be read. */
const FAILED = 2;

/** Runs a command line and gives the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0;
  const program = new Command('cdk8s-tekton')
    .description('Tekton delivery pipelines: checks of YAML, of anybody.')
    .version(version());
  for (const commandOf of COMMANDS)
    program.addCommand(
      commandOf(terminal, (ended) => {
        code = ended;
      }),
    );
  for (const command of [program, ...program.commands])
    command
      .exitOverride()
      .configureOutput({ writeOut: terminal.out, writeErr: terminal.err })
      .showHelpAfterError('(--help shows what there is)');
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : FAILED;
    if (!(error instanceof UsageError)) throw error;
    terminal.err(`error: ${error.message}\n`);
    return FAILED;
  }
}
