import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const interceptor = (config: string): string =>
  triggers('ClusterInterceptor', `clientConfig:\n  ${config}`, 'v1alpha1');

export const invalidClientConfig = defineRule({
  id: 'invalid-client-config',
  severity: 'error',
  docs: {
    title: 'An interceptor has two addresses, or a Service without name or namespace',
    why: 'Triggers could not call it, so the cluster refuses it.',
    bad: interceptor('service: { name: checks }'),
    good: interceptor('service: { name: checks, namespace: ci }'),
  },
  messages: {
    both: () => 'the interceptor has both a url and a service',
    missing: (d: { field: string }) => `the service of the interceptor has no ${d.field}`,
  },
  help: {
    both: 'keep the service when it runs in the cluster, else the url',
    missing: (d: { field: string }) => `add ${d.field} to the service`,
  },
  visit: ({ report }) => ({
    ClientConfig({ config: { url, service }, path }) {
      if (url !== undefined && service !== undefined) report('both', {}, path);
      for (const field of ['name', 'namespace'] as const)
        if (service && !service[field]) report('missing', { field }, `${path}.service`);
    },
  }),
});
