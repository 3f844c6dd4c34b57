import type { Refusal } from '../refusal';
import { REFUSALS } from './refusals';
import type { StaticText } from './words';

type Words = readonly StaticText[];

/** Which arguments of a program it takes for commands to run. */
interface Options {
  /** Options whose value is run, in the next word or behind `=`. */
  readonly run: RegExp;
  /** Options whose value is the next word, and data. */
  readonly withValue?: RegExp;
  /** Whether an operand that begins with a dash can be such an option, so that a value must not begin one. */
  readonly isOpen?: boolean | ((behind: Words, before: Words) => boolean);
  /** Operands that are run: the text of `psql -c`, the assignments of make. */
  readonly operands?: RegExp;
  /** Why they must not be values, if there is more to say. */
  readonly reason?: Refusal;
}

const none = /(?!)/;

const GIT: ReadonlyMap<string, Options> = new Map<string, Options>([
  [
    'clone',
    {
      run: /^(-u|--upload-pack|-c|--config|--template)$/,
      withValue:
        /^-[bojO]$|^--(branch|origin|depth|jobs|reference|reference-if-able|separate-git-dir|shallow-since|shallow-exclude|filter|bundle-uri|server-option)$/,
      // What stands behind the address is a new folder. Only together with an existing repository an option would run something.
      isOpen: (behind) => behind.some(({ complete }) => !complete),
    },
  ],
  ['fetch', transfer(/^--(upload-pack)$/)],
  ['pull', transfer(/^--(upload-pack)$/)],
  ['ls-remote', transfer(/^--(upload-pack|exec)$/)],
  ['push', transfer(/^--(receive-pack|exec)$/)],
  ['archive', { run: /^--(exec)$/, withValue: /^-o$|^--(format|prefix|output|remote)$/, isOpen: false }],
  ['rebase', { run: /^(-x|--exec)$/, withValue: /^-[sXC]$|^--(onto|strategy|strategy-option)$/, isOpen: true }],
  ['grep', { run: /^(-O|--open-files-in-pager)$/, withValue: /^-[efmABC]$|^--(max-depth|threads)$/, isOpen: true }],
  ['bisect', { run: none, operands: /^run$/ }],
  ['submodule', { run: none, operands: /^foreach$/ }],
  ['filter-branch', { run: /^--[a-z]+-filter$/, isOpen: true }],
  ['difftool', { run: /^(-x|--extcmd)$/, isOpen: true }],
  ['send-email', { run: /^--(smtp-server|to-cmd|cc-cmd|sendmail-cmd)$/, isOpen: true }],
  ['for-each-repo', { run: none, operands: /^/ }],
]);

function transfer(run: RegExp): Options {
  return {
    run,
    withValue:
      /^-[jo]$|^--(depth|deepen|shallow-since|shallow-exclude|refmap|server-option|push-option|repo|jobs|filter)$/,
    isOpen: true,
  };
}

/** Settings of git whose text git gives to a shell. */
const GIT_SETTINGS =
  /^(alias\.|core\.(sshcommand|editor|pager|fsmonitor|hookspath|askpass|gitproxy|alternaterefscommand)|credential\.(.*\.)?helper|diff\.(external|.*\.(command|textconv))|(diff|merge)tool\..*\.cmd|merge\..*\.driver|filter\.|gpg\.(.*\.)?program|sequence\.editor|pager\.|uploadpack\.packobjectshook|init\.templatedir|include|protocol\.|remote\..*\.(uploadpack|receivepack)|sendemail\.|trailer\..*\.(command|cmd)|man\.|browser\.|web\.browser|submodule\..*\.update|interactive\.difffilter|gc\.recentobjectshook)/i;

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
      reason: REFUSALS.make,
    },
  ],
  [
    'gmake',
    {
      run: /^--eval$/,
      withValue: /^-[CIjlOoW]$|^--(directory|jobs)$/,
      isOpen: true,
      operands: /^/,
      reason: REFUSALS.make,
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

/** Which arguments of a program a value may not stand in, since the program runs commands that its options name. */
export function refuseOptions(name: string, args: Words): (Refusal | undefined)[] {
  if (name === 'git') return refuseGit(args);
  const options = PROGRAMS.get(name);
  return options ? refuseBy(options, args) : args.map(() => undefined);
}

/** `git -c name=value subcommand …`. */
function refuseGit(args: Words): (Refusal | undefined)[] {
  let at = 0;
  const before: (Refusal | undefined)[] = [];
  for (; (args[at]?.text ?? '').startsWith('-'); at++) {
    const { text = '', complete = true } = args[at] ?? {};
    before.push(complete ? undefined : refusalOfSetting(text.replace(/^-c|^--(config-env|exec-path)=/, '')));
    if (!/^(-c|-C|--git-dir|--work-tree|--namespace|--exec-path|--config-env)$/.test(text)) continue;
    const value = args[++at];
    before.push(value && text === '-c' && !value.complete ? refusalOfSetting(value.text) : undefined);
  }
  const [command] = args.slice(at);
  const rest = args.slice(at + 1);
  if (!command) return before.slice(0, args.length);
  const own = command.complete || command.text ? undefined : REFUSALS.command;
  if (command.text === 'config') return [...before, own, ...refuseSetting(rest)];
  const options = command.complete ? GIT.get(command.text) : undefined;
  return [...before, own, ...(options ? refuseBy(options, rest) : rest.map(() => undefined))];
}

function refusalOfSetting(text: string): Refusal | undefined {
  return text === '' || GIT_SETTINGS.test(text) ? REFUSALS.code : undefined;
}

/** `git config [--global] name value`. */
function refuseSetting(args: Words): (Refusal | undefined)[] {
  const at = args.findIndex(
    ({ text, complete }) => !complete || (!text.startsWith('-') && !/^(set|get|unset)$/.test(text)),
  );
  const name = args[at];
  const isRun = name && (name.text === '' || GIT_SETTINGS.test(name.text));
  return args.map(({ text }, i) => (isRun && i >= at && !text.startsWith('-') ? REFUSALS.code : undefined));
}

function refuseBy(
  { run, withValue, isOpen = false, operands, reason = REFUSALS.code }: Options,
  args: Words,
): (Refusal | undefined)[] {
  let isRun = false;
  let isValue = false;
  let isOver = false;
  let isProgram = false;
  return args.map(({ text, complete, isUncertain, isSplit }, i) => {
    const was = { isRun, isValue };
    isRun = isValue = false;
    if (was.isRun) return REFUSALS.code;
    if (was.isValue && !isSplit) return undefined;
    if (complete && text === '--') isOver = true;
    else if (!isOver && text.startsWith('-')) {
      const [option = '', value] = text.split(/=(.*)/s);
      isRun = complete && run.test(text);
      isValue = complete && (withValue?.test(text) ?? false);
      const isAttached = !complete && (run.test(value === undefined ? text : option) || run.test(text.slice(0, 2)));
      return isAttached && !withValue?.test(text.slice(0, 2)) ? REFUSALS.code : undefined;
    } else {
      if (operands && isProgram) return reason;
      if (operands?.test(text)) {
        isProgram = complete && operands.source !== '^';
        if (!isProgram) return reason;
      }
      isValue = complete && (withValue?.test(text) ?? false);
      const begins = (text === '' && !complete) || isSplit || (isUncertain && !complete);
      const canBeOption = typeof isOpen === 'function' ? isOpen(args.slice(i + 1), args.slice(0, i)) : isOpen;
      if (begins && canBeOption && !isOver) return REFUSALS.option;
    }
    return undefined;
  });
}

/** Alone such an option leaves the program without anything to do. */
function hasOthers(behind: Words): boolean {
  return behind.some(({ text }) => !/^-./.test(text));
}
