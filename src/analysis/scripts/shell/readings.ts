import { HAZARDS } from './hazards';
import { FIXED, type ShellPlace } from './places';
import type { Dialect } from './syntax/parse-shell';

/** A way to read a script; one that is not required may fail. */
export interface Reading {
  readonly dialect: Dialect;
  readonly isRequired: boolean;
}

/** How a shell reads scripts; none for a program that is no known shell. */
export function readingsOf(shell: string): readonly Reading[] | undefined {
  return READINGS.get(shell);
}

/** The shells whose scripts can be read. */
export function knownShells(): readonly string[] {
  return [...READINGS.keys()];
}

/** What several readings of a script say of a place. One on which they differ leaves no room for quotes. */
export function agreedPlace(places: readonly ShellPlace[]): ShellPlace {
  const [first = FIXED(HAZARDS.elsewhere)] = places;
  const { hazard } = places.find((place) => place.hazard) ?? {};
  if (places.some(({ quoting }) => quoting !== first.quoting)) return FIXED(hazard ?? HAZARDS.ambiguous);
  const isListItem = places.every((place) => place.isListItem);
  const { scope } = places.find((place) => place.scope !== undefined) ?? {};
  const { ofArguments } = places.find((place) => place.ofArguments) ?? {};
  return { ...first, hazard, isListItem, scope, ofArguments };
}

const BASH: Reading = { dialect: 'bash', isRequired: true };
/** `/bin/sh` is dash in some images, busybox or bash in others. */
const ANY: readonly Reading[] = [BASH, { dialect: 'posix', isRequired: false }];
const READINGS: ReadonlyMap<string, readonly Reading[]> = new Map<string, readonly Reading[]>([
  ['sh', ANY],
  ['ash', ANY],
  ['busybox', ANY],
  ['dash', [{ dialect: 'posix', isRequired: true }]],
  ['bash', [BASH]],
]);
