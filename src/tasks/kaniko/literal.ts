/** A text as an argument that arrives as it is: the kubelet makes `$` of `$$`. */
export function literal(text: string): string {
  return text.replaceAll('$$', () => '$$$$');
}
