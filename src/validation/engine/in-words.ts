import { quote } from '../../util/quote';
import { fieldOf } from '../../util/field-of';
import { splitPath } from '../../util/split-path';

/** A path as people say it: `spec.tasks[2].params[0].value` is `tasks[2] "build" › params.image`. */
export function inWords(document: object, path: string): string {
  const words: string[] = [];
  let word = '';
  let here: unknown = document;
  splitPath(document, path).forEach((segment, i) => {
    const isElement = Array.isArray(here);
    const list = word;
    here = fieldOf(here, segment);
    if (!isElement) {
      if (i > 0 || segment !== 'spec') word = word === '' ? segment : `${word}.${segment}`;
      return;
    }
    const name = fieldOf(here, 'name');
    if (typeof name !== 'string' || name === '') word = `${list}[${segment}]`;
    else if (/(^|\.)params$/.test(list)) word = `${list}.${name}`;
    else {
      words.push(`${list}[${segment}] ${quote(name)}`);
      word = '';
    }
  });
  return [...words, word.replace(/(params\.[^.]+)\.value$/, '$1')].filter(Boolean).join(' › ');
}
