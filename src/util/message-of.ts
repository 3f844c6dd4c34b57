/** What an error says; anything else that was thrown, as text. Errors of other realms have no class in common with ours. */
export function messageOf(error: unknown): string {
  const isError = typeof error === 'object' && error !== null && 'message' in error;
  return isError ? String(error.message) : String(error);
}
