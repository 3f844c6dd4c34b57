import type { Tag } from './delivery';

export const SHA = '8f3c1d0e5b7a49c2d6e1f0a3b4c5d6e7f8091a2b';
/** The object of an annotated tag. */
export const ANNOTATED = '77aa0d0e5b7a49c2d6e1f0a3b4c5d6e7f8091a2b';
export const BEFORE = '1b2a9081f7e6d5c4b3a0f1e6d2c94a7b5e0d1c3f';
export const ZEROS = '0'.repeat(40);

export const user = (login: string) => ({ id: 7, login, username: login, type: 'User' });

export const tagged = ({ deleted = false, annotated = false }: Tag): string =>
  deleted ? ZEROS : annotated ? ANNOTATED : SHA;

export function commits(message: string, files: readonly string[]) {
  return [
    {
      id: SHA,
      message,
      title: message.split('\n')[0],
      timestamp: '2026-05-04T10:00:00Z',
      added: files,
      modified: [],
      removed: [],
    },
  ];
}
