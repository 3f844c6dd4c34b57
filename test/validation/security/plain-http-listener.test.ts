import { plainHttpListener } from '../../../src/validation/rules/security/plain-http-listener';
import { documents, mark } from '../mark';
import { testRule } from '../test-rule';

const listener = (more = '', annotations = '{}'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: push, namespace: ci, annotations: ${annotations} }
spec:
  serviceAccountName: push
  triggers: [{ triggerRef: push }]
${more}
`;
const ingress = (more = '', annotations = '{}', host = 'hooks.example.com', service = 'el-push'): string => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: hooks, namespace: ci, annotations: ${annotations} }
spec:
${more}
  rules:
    - host: ${host}
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 8080 } } } }] }
`;
const route = (more = ''): string => `
apiVersion: route.openshift.io/v1
kind: Route
metadata: { name: hooks, namespace: ci }
spec:
  to: { kind: Service, name: el-push }
${more}
`;
const httpRoute = (parent: string): string => `
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: hooks, namespace: ci }
spec:
  parentRefs: [${parent}]
  rules: [{ backendRefs: [{ name: el-push, port: 8080 }] }]
`;
const gateway = (more = '', apiVersion = 'gateway.networking.k8s.io/v1'): string => `
apiVersion: ${apiVersion}
kind: Gateway
metadata: { name: edge, namespace: gateways }
spec:
  gatewayClassName: nginx
  listeners:
    - { name: plain, port: 80, protocol: HTTP }
${more}
`;
const HTTPS = '    - { name: safe, port: 443, protocol: HTTPS }';
const EDGE = '{ name: edge, namespace: gateways }';
const balancer = (more = ''): string => `
  resources:
    kubernetesResource:
      serviceType: LoadBalancer
${more}
`;
const TLS = `
      spec:
        template:
          spec:
            containers:
              - env:
                  - { name: TLS_CERT, valueFrom: { secretKeyRef: { name: tls, key: tls.crt } } }
                  - { name: TLS_KEY, valueFrom: { secretKeyRef: { name: tls, key: tls.key } } }`;

testRule(plainHttpListener, {
  valid: {
    'a listener inside the cluster': listener(),
    'an Ingress with TLS': documents(listener(), ingress('  tls: [{ hosts: [hooks.example.com], secretName: tls }]')),
    'an Ingress with TLS for all below a name': documents(listener(), ingress('  tls: [{ hosts: ["*.example.com"] }]')),
    'an Ingress with TLS for all hosts': documents(listener(), ingress('  tls: [{ secretName: tls }]')),
    'an Ingress whose controller is given a certificate': documents(
      listener(),
      ingress('', '{ alb.ingress.kubernetes.io/certificate-arn: "arn:aws:acm:1" }'),
    ),
    'an Ingress inside a network': documents(listener(), ingress('', '{ alb.ingress.kubernetes.io/scheme: internal }')),
    'an Ingress of a class inside a network': documents(listener(), ingress('  ingressClassName: nginx-internal')),
    'an Ingress of another Service': documents(listener(), ingress('', '{}', 'hooks.example.com', 'push')),
    'an Ingress of a listener that is not there': ingress(),
    'an Ingress of another namespace': documents(listener().replace('namespace: ci', 'namespace: cd'), ingress()),
    'an Ingress without backends': documents(
      listener(),
      'apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: a }\nspec: {}',
    ),
    'a Route with TLS': documents(listener(), route('  tls: { termination: edge }')),
    'an HTTPRoute of a Gateway that is not there': documents(listener(), httpRoute(EDGE)),
    'an HTTPRoute of a Gateway with TLS': documents(
      listener(),
      httpRoute('{ name: edge, namespace: gateways, sectionName: safe }'),
      gateway(HTTPS),
    ),
    'a Gateway of which one listener may only send on': documents(listener(), httpRoute(EDGE), gateway(HTTPS)),
    'a Gateway of something else': documents(listener(), httpRoute(EDGE), gateway('', 'networking.istio.io/v1')),
    'a load balancer in front of pods with TLS': listener(balancer(TLS)),
    'a load balancer with a certificate': listener(
      balancer(),
      '{ service.beta.kubernetes.io/aws-load-balancer-ssl-cert: "arn:aws:acm:1" }',
    ),
    'a load balancer inside a network': listener(balancer(), '{ cloud.google.com/load-balancer-type: Internal }'),
    'a load balancer of a class inside a network': listener(balancer('      serviceLoadBalancerClass: internal')),
  },
  invalid: {
    'an Ingress without TLS': documents(listener(), mark(ingress(), 'el-push', 'way')),
    'an Ingress with TLS for another host': documents(
      listener(),
      mark(ingress('  tls: [{ hosts: [example.com, "*.com"] }]'), 'el-push', 'way'),
    ),
    'an Ingress that sends nobody to TLS': documents(
      listener(),
      mark(ingress('', '{ nginx.ingress.kubernetes.io/ssl-redirect: "false" }'), 'el-push', 'way'),
    ),
    'an Ingress for what nothing else takes': documents(
      listener(),
      mark(
        ingress('  defaultBackend: { service: { name: el-push } }', '{}', 'a.example.com', 'other'),
        'el-push',
        'way',
      ),
    ),
    'a Route without TLS': documents(listener(), mark(route(), 'el-push', 'way')),
    'a Gateway without TLS': documents(listener(), mark(httpRoute(EDGE), 'edge', 'gateway'), gateway()),
    'a listener of a Gateway without TLS': documents(
      listener(),
      mark(httpRoute('{ name: edge, namespace: gateways, sectionName: plain }'), 'edge', 'gateway'),
      gateway(HTTPS),
    ),
    'a port of a Gateway without TLS': documents(
      listener(),
      mark(httpRoute('{ name: edge, namespace: gateways, port: 80 }'), 'edge', 'gateway'),
      gateway(HTTPS),
    ),
    'a load balancer': mark(listener(balancer()), 'LoadBalancer', 'balancer'),
  },
});
