import { defineRule } from '../../engine/rule';
import { taskRun } from '../example';

const run = (template: string): string => taskRun(`taskRef: { name: build }\nserviceAccountName: build\n${template}`);

export const hostNetwork = defineRule({
  id: 'host-network',
  severity: 'warning',
  docs: {
    title: 'A pod shares the network of its node',
    why: 'Its steps reach what listens on the node only (kubelet, metadata of the cloud, its credentials), and no NetworkPolicy holds them.',
    bad: run('podTemplate: { hostNetwork: true }'),
    good: run('podTemplate: { dnsPolicy: ClusterFirst }'),
  },
  messages: { network: () => 'the pods share the network of their nodes' },
  visit: ({ report }) => ({
    PodTemplate({ template, path }) {
      if (template.hostNetwork)
        report(
          'network',
          {},
          {
            path: `${path}.hostNetwork`,
            help: 'drop it; what listens in the cluster is reached by the name of its Service',
          },
        );
    },
  }),
});
