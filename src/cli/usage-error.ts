/** What was asked for cannot be done: ends the command with code 2. */
export class UsageError extends Error {}
