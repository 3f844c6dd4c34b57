import { isQualifiedName } from '../../../analysis/kubernetes/names';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { pipeline } from '../example';

const URL_LIKE = /[\w-]+:\/\/*/;

export const invalidRef = defineRule({
  id: 'invalid-ref',
  severity: 'error',
  docs: {
    title: 'A reference to a Task, Pipeline or StepAction is not complete, or says two things',
    why: 'It names an object of the namespace, or a resolver with params; the cluster refuses anything else.',
    bad: pipeline('tasks:\n  - name: build\n    taskRef:\n      name: build\n      resolver: hub'),
    good: pipeline('tasks:\n  - name: build\n    taskRef:\n      name: build'),
  },
  messages: {
    empty: () => 'the reference has neither a name nor a resolver',
    params: () => 'the reference has both a name and params',
    resolver: (d: { name: string }) => `the reference has both the name ${quote(d.name)} and a resolver`,
    missing: () => 'the reference has params and no resolver',
    url: (d: { name: string }) => `the reference has the URL ${quote(d.name)} for a name and no resolver`,
    flag: (d: { name: string }) =>
      `a URL as name, ${quote(d.name)}, needs feature flag "enable-concise-resolver-syntax"`,
    name: (d: { name: string }) => `name ${quote(d.name)} is not allowed`,
  },
  help: {
    empty: 'write name: <what is in the cluster>, or resolver and its params',
    url: 'name the resolver, http for a file, and give the URL as its param',
    flag: 'switch the flag on, or name a resolver and give the URL as its param',
  },
  visit: ({ report, flag }) => ({
    Ref({ ref: { name = '', resolver = '', params }, path }) {
      const isUrl = URL_LIKE.test(name);
      const flagged = (): void => {
        if (isUrl && flag('enable-concise-resolver-syntax') !== 'true') report('flag', { name }, `${path}.name`);
      };
      if (resolver !== '' || params !== undefined) {
        if (params !== undefined && name !== '') report('params', {}, { path, help: 'params are for a resolver' });
        if (params !== undefined && resolver === '')
          report('missing', {}, { path, help: 'name the resolver: git, hub, bundles, cluster, http' });
        if (resolver !== '' && name !== '') {
          flagged();
          if (!isUrl)
            report(
              'resolver',
              { name },
              { path: `${path}.name`, help: 'drop one of the two; a resolver takes the name as a param' },
            );
        }
      } else if (name === '') report('empty', {}, path);
      else if (isUrl) {
        flagged();
        report('url', { name }, `${path}.name`);
      } else if (!isQualifiedName(name))
        report('name', { name }, { path: `${path}.name`, help: 'allowed: letters, digits, "-", "_" and "."' });
    },
  }),
});
