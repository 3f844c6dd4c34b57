import type { Json } from './generate';
import { spotsOf } from './spots';

const ROUNDS = 60;
const WIDTH = 150;

/** The smallest document, made by leaving things out, that still has what `keeps` looks for. */
export async function shrink(
  document: Json,
  keeps: (candidates: readonly Json[]) => Promise<boolean[]>,
): Promise<Json> {
  let small = document;
  for (let round = 0; round < ROUNDS; round++) {
    const candidates = smaller(small);
    if (candidates.length === 0) return small;
    const kept = await keeps(candidates);
    const best = candidates.find((_, i) => kept[i]);
    if (!best) return small;
    small = best;
  }
  return small;
}

/** Copies that lack one thing each, the largest things first. */
export function smaller(document: Json): Json[] {
  const count = [...spotsOf(document)].length;
  const copies: { readonly copy: Json; readonly size: number }[] = [];
  for (let i = 0; i < count; i++) {
    const copy = structuredClone(document);
    const spot = [...spotsOf(copy)][i];
    if (!spot || spot.key === 'kind' || spot.key === 'apiVersion') continue;
    if (Array.isArray(spot.holder)) spot.holder.splice(Number(spot.key), 1);
    else Reflect.deleteProperty(spot.holder, spot.key);
    copies.push({ copy, size: JSON.stringify(copy).length });
  }
  return copies
    .sort((a, b) => a.size - b.size)
    .slice(0, WIDTH)
    .map(({ copy }) => copy);
}
