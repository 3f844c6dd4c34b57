import type { StaticText, StaticTexts } from '../syntax/static-text';

/** How the words between a command and the command that it runs read. */
interface Wrapper {
  /** Options whose value is the next word. */
  readonly withValue?: RegExp;
  /** How many words stand in front of the command. */
  readonly operands?: number;
}

/** Commands that run the command behind them. */
const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ...['builtin', 'exec', 'nohup', 'time', 'setsid', 'busybox', 'coproc', 'catchsegv', 'dbus-run-session'].map(
    (name) => [name, {}] as const,
  ),
  ['command', {}],
  ['env', { withValue: /^-[uCS]$|^--(unset|chdir|split-string)$/ }],
  ['sudo', { withValue: /^-[ugpCDhRT]$|^--(user|group|prompt|chdir|host|chroot)$/ }],
  ['doas', { withValue: /^-[uC]$/ }],
  ['timeout', { withValue: /^-[ks]$|^--(kill-after|signal)$/, operands: 1 }],
  ['nice', { withValue: /^-n$|^--adjustment$/ }],
  ['ionice', { withValue: /^-[cn]$/ }],
  ['stdbuf', { withValue: /^-[ioe]$/ }],
  ['chroot', { operands: 1 }],
  ['gosu', { operands: 1 }],
  ['su-exec', { operands: 1 }],
  ['setpriv', { withValue: /^--(reuid|regid|groups)$/ }],
  ['taskset', { operands: 1 }],
  ['chrt', { operands: 1 }],
  ['unshare', { withValue: /^-[RwSG]$/ }],
  ['nsenter', { withValue: /^-[tSGrw]$|^--(target|setuid|setgid)$/ }],
  ['strace', { withValue: /^-[aeoOpPsSuE]$/ }],
  ['ltrace', { withValue: /^-[aeopsulnDF]$/ }],
  ['xargs', { withValue: /^-[aEILnPsd]$|^--(arg-file|delimiter|max-args|max-lines|max-procs|max-chars)$/ }],
  ['watch', { withValue: /^-n$|^--interval$/ }],
  ['dumb-init', {}],
  ['tini', { withValue: /^-[pe]$/ }],
  ['xvfb-run', { withValue: /^-[nefpsw]$/ }],
  ['faketime', { operands: 1 }],
  ['firejail', {}],
  ['proot', { withValue: /^-[rbwq]$/ }],
]);

/** The command itself, behind `command`, `env A=b`, `sudo -E`, `timeout 5` and the like. */
export function commandIndex(words: StaticTexts): number {
  let at = 0;
  for (let wrapper = WRAPPERS.get(baseName(words[0])); wrapper; wrapper = WRAPPERS.get(baseName(words[at])))
    at = behind(at, wrapper, words);
  return at;
}

function behind(start: number, { withValue, operands = 0 }: Wrapper, words: StaticTexts): number {
  const isQuestion = baseName(words[start]) === 'command' && /^-[vV]+$/.test(words[start + 1]?.text ?? '');
  if (isQuestion) return words.length;
  let at = start + 1;
  for (; ; at++) {
    const { text = '', complete = false } = words[at] ?? {};
    if (complete && text === '--') {
      at++;
      break;
    }
    if (!/^-|^\w+=/.test(text)) break;
    if (withValue?.test(text)) at++;
  }
  return at + operands;
}

/** Whether a command runs the command among its words, elsewhere: `docker run image sh -c …`. */
export function passesCommandOn(command: StaticText | undefined): boolean {
  return /^(docker|podman|nerdctl|kubectl|oc|ssh)$/.test(baseName(command));
}

/** The command's name without its folder; empty when only the run knows it. */
export function baseName(word: StaticText | undefined): string {
  return word?.complete ? word.text.slice(word.text.lastIndexOf('/') + 1) : '';
}
