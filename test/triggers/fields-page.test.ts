import { BITBUCKET_CLOUD } from '../../src/triggers/providers/bitbucket-cloud-events';
import { BITBUCKET_DATA_CENTER } from '../../src/triggers/providers/bitbucket-data-center-events';
import { GITEA } from '../../src/triggers/providers/gitea-events';
import { GITHUB } from '../../src/triggers/providers/github-events';
import { GITLAB } from '../../src/triggers/providers/gitlab-events';
import type { EventSource } from '../../src/triggers/events/source';
import { read } from '../docs/harness/blocks';

test('the page of triggers names every field of an event, and says which are free text', () => {
  const forges: readonly Record<string, EventSource>[] = [
    GITHUB,
    GITLAB,
    GITEA,
    BITBUCKET_CLOUD,
    BITBUCKET_DATA_CENTER,
  ];
  const events = forges.flatMap((forge) => Object.values(forge));
  const fields = events.flatMap((event) => Object.entries(event.fields).map(([name, { kind }]) => `${name}: ${kind}`));
  const rows = [...read('docs/triggers.md').matchAll(/^\| (`[^|]*`) +\| (checked|free text) +\|/gm)];
  const said = rows.flatMap(([, names = '', kind]) =>
    [...names.matchAll(/`(\w+)`/g)].map(([, name]) => `${name}: ${kind === 'checked' ? 'checked' : 'text'}`),
  );

  expect(said.sort()).toEqual([...new Set(fields)].sort());
});
