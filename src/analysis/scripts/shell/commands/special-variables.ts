import { wordSet } from '../../../../util/word-set';
import { HAZARDS, unsure, type Hazard } from '../hazards';

/** What is done with a text that is assigned to a variable, whatever the script does with it, if programs come to read it. */
export function hazardOfAssignment(name: string): Hazard | undefined {
  return unsure(hazardOf(name));
}

function hazardOf(name: string): Hazard | undefined {
  if (RUN.has(name) || GIT_CONFIG.test(name)) return HAZARDS.code;
  if (CHOOSE.has(name)) return HAZARDS.command;
  return NUMBERS.has(name) ? HAZARDS.arithmetic : undefined;
}

/** Variables whose text is run: by shells, by git, by pagers and by interpreters as they start. */
const RUN = wordSet(
  'PS0 PS1 PS2 PS4 ENV BASH_ENV PROMPT_COMMAND BASH_CMDS BASH_ALIASES SHELLOPTS GIT_SSH_COMMAND GIT_SSH GIT_EDITOR',
  'GIT_SEQUENCE_EDITOR GIT_PAGER GIT_ASKPASS GIT_EXTERNAL_DIFF GIT_PROXY_COMMAND GIT_CONFIG_PARAMETERS',
  'GIT_TEMPLATE_DIR GIT_CONFIG_GLOBAL SSH_ASKPASS SUDO_ASKPASS EDITOR VISUAL FCEDIT PAGER MANPAGER BROWSER',
  'LESSOPEN LESSCLOSE RSYNC_RSH CVS_RSH SVN_SSH TAR_OPTIONS MAKEFLAGS MFLAGS GNUMAKEFLAGS KUBE_EDITOR NODE_OPTIONS',
  'PYTHONSTARTUP PYTHONBREAKPOINT PERL5OPT PERL5DB RUBYOPT LUA_INIT GOFLAGS JAVA_TOOL_OPTIONS _JAVA_OPTIONS',
  'JDK_JAVA_OPTIONS MAVEN_OPTS GRADLE_OPTS RUSTFLAGS',
);
/** Settings of git by number. */
const GIT_CONFIG = /^GIT_CONFIG_(VALUE|KEY)_\d+$/;
/** Variables that say where programs and what they load lie. */
const CHOOSE = wordSet(
  'PATH SHELL LD_PRELOAD LD_LIBRARY_PATH LD_AUDIT DYLD_INSERT_LIBRARIES GCONV_PATH GIT_EXEC_PATH PYTHONPATH',
  'PYTHONHOME NODE_PATH PERL5LIB RUBYLIB MAKEFILES CC CXX RUSTC RUSTC_WRAPPER PHPRC',
);
/** Variables that bash takes for numbers, so that assigning evaluates arithmetic. */
const NUMBERS = wordSet(
  'RANDOM SRANDOM SECONDS LINENO HISTCMD BASHPID BASH_SUBSHELL EPOCHSECONDS EPOCHREALTIME OPTIND',
);
