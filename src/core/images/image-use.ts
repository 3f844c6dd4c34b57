import type { IConstruct } from 'constructs';
import { diagnostic, type Diagnostic } from '../../diagnostics/diagnostic';
import type { PendingPlace } from '../../diagnostics/place';
import { isOneEdit } from '../../util/nearest';
import { quote } from '../../util/quote';
import { isEntryFor, wholeImageName, withoutDigest } from './image-name';
import { isFullName, type ImageTable } from './image-table';

const USE = Symbol.for('cdk8s-tekton.imageUse');

/** The images that are asked for where a table holds. */
interface ImageUse {
  readonly table: ImageTable;
  readonly at: PendingPlace;
  readonly asked: Set<string>;
}

/** Remembers from now on which images are asked for at `scope` and below it. */
export function watchImages(scope: IConstruct, table: ImageTable, at: PendingPlace): void {
  const use: ImageUse = { table, at, asked: new Set() };
  Object.defineProperty(scope, USE, { value: use, configurable: true });
}

/** Remembers that an image is asked for by its name. */
export function noteImage(scope: IConstruct, image: string): void {
  for (const above of scope.node.scopes) (above as { [USE]?: ImageUse })[USE]?.asked.add(image);
}

/**
 * The entries of a table that look like a slip of an image that is asked for. Others are not said: many charts may share one table.
 *
 * Documents have to be rendered before.
 */
export function misspeltImages(scope: IConstruct): Diagnostic[] {
  const use = (scope as { [USE]?: ImageUse })[USE];
  if (!use) return [];
  const asked = [...use.asked];
  const entries = Object.keys(use.table).filter(isFullName);
  const free = asked.filter((image) => !entries.some((entry) => isEntryFor(image, entry)));
  return entries
    .filter((entry) => !asked.some((image) => isEntryFor(image, entry)))
    .flatMap((entry) => {
      const meant = free.filter((image) => isSlip(entry, image));
      return meant.length === 0 ? [] : [finding(entry, meant, use.at)];
    });
}

function finding(entry: string, meant: readonly string[], at: PendingPlace): Diagnostic {
  return diagnostic({
    rule: 'unknown-image-name',
    severity: 'warning',
    message: `images give another one for ${quote(entry)}, and no step names it`,
    data: { image: entry },
    at,
    help: `did you mean ${meant.map((image) => quote(withoutDigest(image))).join(' or ')}, which a step names and the table does not?`,
  });
}

/** Whether one slip in one part makes the other: host, a part of the path, tag. Another number is another image. */
function isSlip(entry: string, image: string): boolean {
  const [left, right] = [partsOf(entry), partsOf(image)];
  const wrong = left.findIndex((part, i) => part !== right[i]);
  const [one = '', other = ''] = [left[wrong], right[wrong]];
  const isOnlyOne =
    left.length === right.length && left.slice(wrong + 1).every((part, i) => part === right[wrong + 1 + i]);
  if (!isOnlyOne || Math.min(one.length, other.length) < SHORTEST) return false;
  return isOneEdit(one, other) && withoutNumbers(one) !== withoutNumbers(other);
}

/** Of short words one letter makes another one: `api`, `app`. */
const SHORTEST = 4;

function partsOf(image: string): string[] {
  return withoutDigest(wholeImageName(image)).split(/[/:]/);
}

function withoutNumbers(text: string): string {
  return text.replaceAll(/\d/g, '');
}
