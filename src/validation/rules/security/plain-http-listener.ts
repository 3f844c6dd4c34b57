import { isPlainBalancer, plainHttpWay } from '../../../analysis/events/plain-http-ways';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { set, triggers } from '../example';

const exposed = (more: string): string =>
  set(
    triggers('EventListener', 'serviceAccountName: hooks\ntriggers:\n  - triggerRef: push'),
    `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: hooks
spec:
${more}  rules:
    - host: hooks.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: el-example, port: { number: 8080 } }
`,
  );

export const plainHttpListener = defineRule({
  id: 'plain-http-listener',
  severity: 'warning',
  docs: {
    title: 'Events reach a listener without TLS',
    why: 'Everybody on the way reads the payloads and their headers, and can send them again; where the proof of the sender is a token, as with GitLab, he has it then. Known are an Ingress, a Route of OpenShift, an HTTPRoute whose Gateway is among the documents, and a load balancer of the listener itself. What an annotation says about certificates, or about a network of its own, is believed.',
    bad: exposed(''),
    good: exposed('  tls:\n    - hosts: [hooks.example.com]\n      secretName: hooks-tls\n'),
  },
  messages: {
    way: (d: { by: string; listener: string }) =>
      `the ${d.by} leads events to EventListener ${quote(d.listener)} without TLS`,
    gateway: (d: { gateway: string; listener: string }) =>
      `Gateway ${quote(d.gateway)} takes events for EventListener ${quote(d.listener)} without TLS`,
    balancer: () => 'the load balancer of the listener takes events without TLS',
  },
  visit: ({ report, set: documents, current, placeIn, isOfProgram, acknowledgement }) => {
    const otherwise = (): string => `if TLS ends in front of it, ${acknowledgement()}`;
    return {
      Document() {
        const document = current();
        const way = document && plainHttpWay(document, documents());
        if (!way) return;
        const { by, listener, path, gateway } = way;
        const related = [{ note: 'the listener', at: placeIn(listener, 'metadata.name') }];
        if (by === 'HTTPRoute')
          report(
            'gateway',
            { gateway: gateway?.name ?? '', listener: listener.name },
            {
              path,
              related,
              help: ['name a listener of the Gateway whose protocol is HTTPS, in sectionName', otherwise()],
            },
          );
        else
          report(
            'way',
            { by, listener: listener.name },
            { path, related, help: [isOfProgram() ? OF_CONSTRUCTS[by] : HELP[by], otherwise()] },
          );
      },
      EventListener({ spec, path }) {
        const document = current();
        if (document && isPlainBalancer(document, spec))
          report(
            'balancer',
            {},
            {
              path: `${path}.resources.kubernetesResource.serviceType`,
              help: [
                isOfProgram()
                  ? 'let its pods speak HTTPS: give its construct "tls", a Secret of type kubernetes.io/tls'
                  : 'let its pods speak HTTPS: env TLS_CERT and TLS_KEY of its container, from a Secret of type kubernetes.io/tls',
                'or give the listener the annotations by which your load balancer takes a certificate',
                otherwise(),
              ],
            },
          );
      },
    };
  },
});

const HELP = {
  Ingress: 'add spec.tls with the host and a Secret of type kubernetes.io/tls',
  Route: 'add spec.tls with termination: edge',
} as const;

/** The same where a program says it. */
const OF_CONSTRUCTS = {
  Ingress: 'give it a Secret of type kubernetes.io/tls: "tls" of ListenerExposure.ingress, or spec.tls',
  Route: HELP.Route,
} as const;
