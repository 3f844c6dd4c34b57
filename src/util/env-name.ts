/** Variables that programs and shells go by; setting one breaks a script. */
const TAKEN =
  /^(?:PATH|HOME|PWD|OLDPWD|USER|LOGNAME|SHELL|IFS|ENV|BASH\w*|TERM|LANG|LC_\w+|LD_\w+|TMPDIR|HOSTNAME|UID|EUID|PPID|RANDOM|SECONDS|PS\d|CDPATH|MAIL|OPTARG|OPTIND|\d.*|_*)$/;

/** A name for an environment variable that takes the value of a param. */
export function envName(param: string): string {
  const name = param.toUpperCase().replace(/\W/g, '_');
  return TAKEN.test(name) ? `PARAM_${name}` : name;
}
