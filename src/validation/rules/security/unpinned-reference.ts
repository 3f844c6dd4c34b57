import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const git = (revision: string): string =>
  pipeline(
    `tasks:\n  - name: build\n    taskRef:\n      resolver: git\n      params:\n        - name: url\n          value: https://github.com/acme/tasks\n        - name: revision\n          value: ${revision}\n        - name: pathInRepo\n          value: build.yaml`,
  );

export const unpinnedReference = defineRule({
  id: 'unpinned-reference',
  severity: 'warning',
  docs: {
    title: 'What a resolver fetches may be something else at the next run',
    why: 'A branch, a tag or a page can change between two runs, and with it the steps that run here with the secrets of the run. A commit, a digest or a version stays.',
    bad: git('main'),
    good: git('3f786850e387550fdab836ed7e6dc881de23001b'),
  },
  messages: {
    revision: (d: { revision: string }) => `revision ${quote(d.revision)} of the git resolver is not a commit`,
    unset: () => 'the git resolver is given no revision, so it takes the default branch',
    bundle: (d: { bundle: string }) => `bundle ${quote(d.bundle)} has no digest, and its tag can move`,
    hub: () => 'the hub resolver is given no version',
    http: (d: { url: string }) => `nothing says what ${quote(d.url)} must hold`,
  },
  visit: ({ report }) => ({
    Ref({ ref, path }) {
      const param = (name: string): { readonly value?: string | undefined; readonly path: string } => {
        const i = ref.params?.findIndex((one) => one.name === name) ?? -1;
        const value = ref.params?.[i]?.value;
        if (typeof value !== 'string') return { path: `${path}.params` };
        return { value, path: `${path}.params[${i}].value` };
      };
      const isKnown = (value: string | undefined): value is string => value !== undefined && !value.includes('$(');
      const has = (name: string): boolean => ref.params?.some((one) => one.name === name) ?? false;
      switch (ref.resolver) {
        case 'git': {
          const { value: revision, path: at } = param('revision');
          const help = 'give the full id of a commit; "git rev-parse <branch>" prints it';
          if (!has('revision')) report('unset', {}, { path: `${path}.resolver`, help });
          else if (isKnown(revision) && !/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(revision))
            report('revision', { revision }, { path: at, help });
          break;
        }
        case 'bundles': {
          const { value: bundle, path: at } = param('bundle');
          if (isKnown(bundle) && !bundle.includes('@sha256:'))
            report('bundle', { bundle }, { path: at, help: `write ${bundle}@sha256:…` });
          break;
        }
        case 'hub':
          if (!has('version')) report('hub', {}, { path: `${path}.resolver`, help: 'add a param "version"' });
          break;
        case 'http': {
          const { value: url, path: at } = param('url');
          if (isKnown(url) && !has('digest'))
            report('http', { url }, { path: at, help: 'add a param "digest" with the value "sha256:…"' });
          break;
        }
      }
    },
  }),
});
