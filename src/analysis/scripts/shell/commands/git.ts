import { HAZARDS, type Hazard } from '../hazards';
import type { StaticTexts } from '../syntax/static-text';
import { asData, type HazardsOfWords } from './hazards-of-words';
import { CODE, hazardsBy, none, type Options } from './options';

/** `git -c name=value subcommand …`. */
export function hazardsOfGit(args: StaticTexts): HazardsOfWords {
  let at = 0;
  const before: (Hazard | undefined)[] = [];
  for (; (args[at]?.text ?? '').startsWith('-'); at++) {
    const { text = '', complete = true } = args[at] ?? {};
    before.push(complete ? undefined : hazardOfSetting(text.replace(/^-c|^--(config-env|exec-path)=/, '')));
    if (!/^(-c|-C|--git-dir|--work-tree|--namespace|--exec-path|--config-env)$/.test(text)) continue;
    const value = args[++at];
    before.push(value && text === '-c' && !value.complete ? hazardOfSetting(value.text) : undefined);
  }
  const [command] = args.slice(at);
  const rest = args.slice(at + 1);
  if (!command) return before.slice(0, args.length);
  const own = command.complete || command.text ? undefined : HAZARDS.command;
  if (command.text === 'config') return [...before, own, ...hazardsOfSetting(rest)];
  const options = command.complete ? GIT.get(command.text) : undefined;
  return [...before, own, ...(options ? hazardsBy(options, rest) : asData(rest))];
}

function hazardOfSetting(text: string): Hazard | undefined {
  return text === '' || GIT_SETTINGS.test(text) ? CODE : undefined;
}

/** `git config [--global] name value`. */
function hazardsOfSetting(args: StaticTexts): HazardsOfWords {
  const at = args.findIndex(
    ({ text, complete }) => !complete || (!text.startsWith('-') && !/^(set|get|unset)$/.test(text)),
  );
  const name = args[at];
  const isRun = name && (name.text === '' || GIT_SETTINGS.test(name.text));
  return args.map(({ text }, i) => (isRun && i >= at && !text.startsWith('-') ? CODE : undefined));
}

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
