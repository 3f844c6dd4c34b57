import { HAZARDS } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import { hazardsOfGit } from './git';
import { asData, type HazardsOfWords } from './hazards-of-words';
import { hazardsBy, none, type Options } from './options';

/** Which arguments of a program a value may not stand in, since the program runs commands that its options name. */
export function hazardsOfOptions(name: string, args: StaticTexts): HazardsOfWords {
  if (name === 'git') return hazardsOfGit(args);
  const options = PROGRAMS.get(name);
  return options ? hazardsBy(options, args) : asData(args);
}

const PROGRAMS: ReadonlyMap<string, Options> = new Map<string, Options>([
  [
    'tar',
    {
      run: /^(-I|-F|--to-command|--checkpoint-action|--use-compress-program|--rsh-command|--rmt-command|--info-script|--new-volume-script)$/,
      withValue: /^-?[A-Za-z]*[fCTXKN]$|^--(file|directory|exclude|transform|strip-components|owner|group|mode|mtime)$/,
      isOpen: (behind, [mode, ...before]) =>
        !/^-?[a-z]*c/.test(mode?.text ?? '') || before.length > 1 || behind.length > 0,
    },
  ],
  [
    'rsync',
    {
      run: /^(-[a-zA-Z]*e|--rsh|--rsync-path)$/,
      withValue: /^-[fTBM]$|^--(exclude|include|filter|files-from|port|temp-dir)$/,
      isOpen: true,
    },
  ],
  ['scp', { run: /^(-S|-D)$/, withValue: /^-[cFiJlPX]$/, isOpen: true }],
  ['sftp', { run: /^(-S|-D)$/, withValue: /^-[bBcFiJlPRX]$/, isOpen: true }],
  [
    'make',
    {
      run: /^(--eval|-E|-[A-Za-z]*f)$/,
      withValue: /^-[CIjlOoW]$|^--(directory|include-dir|jobs)$/,
      isOpen: true,
      operands: /^/,
      reason: HAZARDS.make,
    },
  ],
  [
    'gmake',
    {
      run: /^--eval$/,
      withValue: /^-[CIjlOoW]$|^--(directory|jobs)$/,
      isOpen: true,
      operands: /^/,
      reason: HAZARDS.make,
    },
  ],
  [
    'go',
    {
      run: /^--?(exec|toolexec|vettool)$/,
      withValue:
        /^--?(o|C|run|bench|count|tags|ldflags|gcflags|mod|timeout|coverprofile|p|asmflags|overlay|buildmode|cpu|parallel)$/,
      isOpen: true,
    },
  ],
  [
    'cargo',
    {
      run: /^--config$/,
      withValue:
        /^-[pjFC]$|^--(package|features|target|manifest-path|bin|profile|target-dir|version|jobs|registry|token)$/,
      isOpen: false,
    },
  ],
  [
    'wget',
    {
      run: /^(--use-askpass|-e|--execute)$/,
      withValue:
        /^-[oaOPtTwQU]$|^--(header|user|password|output-document|directory-prefix|post-data|tries|timeout|user-agent)$/,
      isOpen: hasOthers,
    },
  ],
  ['zip', { run: /^(-TT|--unzip-command)$/, withValue: /^-[bixnPst]$/, isOpen: true }],
  ['sort', { run: /^--compress-program$/, withValue: /^-[kotST]$/, isOpen: false }],
  ['split', { run: /^--filter$/, withValue: /^-[abCln]$/, isOpen: true }],
  [
    'psql',
    {
      run: /^(-[a-zA-Z]*c|--command)$/,
      withValue: /^-[dfFhLoPpRTUv]$|^--(dbname|host|port|username|file|set|output)$/,
      isOpen: true,
    },
  ],
  ['sqlite3', { run: /^-cmd$/, operands: /^/ }],
  ['vim', editor()],
  ['vi', editor()],
  ['nvim', editor()],
  ['ex', editor()],
  ['gdb', { run: /^(-ex|-iex|--eval-command|-x)$/, isOpen: true }],
  ['nc', { run: /^(-e|-c)$/, isOpen: true }],
  ['ncat', { run: /^(-e|-c|--exec|--sh-exec)$/, isOpen: true }],
  ['socat', { run: none, operands: /^/ }],
  ['m4', { run: /^-D$/, isOpen: true }],
  ['ed', { run: none, isOpen: true }],
  ['dc', { run: /^(-e|--expression)$/, isOpen: true }],
  ['ansible', { run: /^(-a|--args)$/, withValue: /^-[ilemu]$/ }],
  ['mysql', { run: /^(-e|--execute)$/, withValue: /^-[huPD]$/, isOpen: true }],
  ['expect', { run: /^-c$/ }],
  ['gcc', { run: /^(-wrapper)$/, withValue: /^-[oIDLlxUT]$/, isOpen: false }],
  ['npm', { run: /^(--script-shell|-c|--call)$/ }],
  ['npx', { run: /^(-c|--call)$/, withValue: /^-p$|^--package$/ }],
  ['man', { run: /^(-P|--pager|-H)$/, isOpen: true }],
  ['start-stop-daemon', { run: /^(-x|--exec|-a|--startas)$/ }],
  ['entr', { run: none, operands: /^/ }],
  ['inotifyd', { run: none, operands: /^/ }],
  ['tcpdump', { run: /^-z$/ }],
]);

function editor(): Options {
  return { run: /^(-c|--cmd|-S|-s)$/, isOpen: true, operands: /^\+/ };
}

/** Alone such an option leaves the program without anything to do. */
function hasOthers(behind: StaticTexts): boolean {
  return behind.some(({ text }) => !/^-./.test(text));
}
