/** The program that runs a script, by its first line: `sh`, `bash`, `python3`. */
export function interpreterOf(script: string): string {
  const [line = ''] = script.split('\n', 1);
  if (!line.startsWith('#!')) return 'sh';
  const words = line
    .slice(2)
    .trim()
    .split(/\s+/)
    .map((word) => word.slice(word.lastIndexOf('/') + 1));
  return words[0] === 'env' ? (words.slice(1).find((word) => !/^-|=/.test(word)) ?? '') : (words[0] ?? '');
}
