const PAUSE_MS = 500;

/**
 * Asks until there is an answer. The limit is far above what it takes: it ends a run that hangs, and measures nothing.
 *
 * @throws with what was waited for, and with what the last try threw
 */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  { seconds = 120 }: { readonly seconds?: number } = {},
): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  let last = '';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      last = '';
    } catch (error) {
      last = `: ${error instanceof Error ? error.message : String(error)}`;
    }
    if (Date.now() > deadline) throw new Error(`waited ${seconds} s for ${what}${last}`);
    await pause(PAUSE_MS);
  }
}

/** Lets time pass; for things that are not to happen. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
