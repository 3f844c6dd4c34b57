#!/usr/bin/env node
import { runCli } from './program';
import { endWhenClosed, processTerminal } from './terminal';

endWhenClosed(process.stdout, () => process.exit());
void runCli(process.argv.slice(2), processTerminal()).then((code) => {
  process.exitCode = code;
});
