import { isPlain } from './is-plain';

/** Shows every text inside a plain value, with its path: `spec.steps[0].image`. */
export function eachText(value: unknown, path: string, look: (text: string, path: string) => void): void {
  if (typeof value === 'string') look(value, path);
  else if (Array.isArray(value)) {
    for (const [i, part] of value.entries()) eachText(part, `${path}[${i}]`, look);
  } else if (isPlain(value)) {
    for (const [key, part] of Object.entries(value)) eachText(part, `${path}.${key}`, look);
  }
}
