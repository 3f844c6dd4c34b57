import { invalidBinding } from '../../../src/validation/rules/admission/invalid-binding';
import { invalidClientConfig } from '../../../src/validation/rules/admission/invalid-client-config';
import { invalidInterceptor } from '../../../src/validation/rules/admission/invalid-interceptor';
import { invalidListenerResources } from '../../../src/validation/rules/admission/invalid-listener-resources';
import { invalidTemplate } from '../../../src/validation/rules/admission/invalid-template';
import { invalidTrigger } from '../../../src/validation/rules/admission/invalid-trigger';
import { invalidTriggerBinding } from '../../../src/validation/rules/admission/invalid-trigger-binding';
import { invalidTriggerTemplate } from '../../../src/validation/rules/admission/invalid-trigger-template';
import { listenerWithoutTriggers } from '../../../src/validation/rules/admission/listener-without-triggers';
import { webhookCrash } from '../../../src/validation/rules/admission/webhook-crash';
import { testRule } from '../test-rule';
import { binding, interceptor, listener, oldListener, pipelineRun, template, trigger } from './example-documents';

testRule(invalidBinding, {
  valid: {
    'a ref': listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ ref: a }] }`),
  },
  invalid: {
    both: listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ ref: a, name: b, value: c }] }
#                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ both`),
    none: listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ value: c }] }
#                                            ^^^^^^^^^^^^ none`),
    'no value': listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ name: a }] }
#                                            ^^^^^^^^^^^ value`),
    'a kind': listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ ref: a, kind: Binding }] }
#                                                            ^^^^^^^ kind`),
  },
});

testRule(invalidClientConfig, {
  valid: {
    'a url': interceptor(`
  clientConfig: { url: "http://x" }`),
  },
  invalid: {
    both: interceptor(`
  clientConfig: { url: "http://x", service: { name: a, namespace: b } }
# ^^^^^^^^^^^^ both`),
    'no name': interceptor(`
  clientConfig: { service: { namespace: b } }
#                 ^^^^^^^ missing`),
  },
});

testRule(invalidInterceptor, {
  valid: {
    'a ref': listener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ ref: { name: cel } }] }`),
  },
  invalid: {
    none: listener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ name: x }] }
#                                                ^^^^^^^^^^^ none`),
    'a null': listener(`
  triggers:
    - { template: { ref: build }, interceptors: [null] }
#                                                ^^^^ null`),
    'two of the old forms': oldListener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ ref: { name: own }, github: {}, gitlab: {} }] }
#                                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ many`),
    'CEL that does not parse': oldListener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ ref: { name: own }, cel: { filter: "a ==" } }] }
#                                                                                     ^^^^^^ syntax`),
    'CEL that says nothing': oldListener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ ref: { name: own }, cel: {} }] }
#                                                                      ^^^ cel`),
    'a webhook without object': listener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ webhook: {} }] }
#                                                  ^^^^^^^ missing`),
    'a webhook of another kind': listener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ webhook: { objectRef: { kind: Pod, apiVersion: v1, name: x } } }] }
#                                                                                ^^^ value`),
    headers: listener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ webhook: { objectRef: { kind: Service, apiVersion: v1, name: x }, header: [{ name: x-a, value: b }, { name: X-B, value: '' }] } }] }
#                                                                                                                                     ^^^ header
#                                                                                                                                                                          ^^ empty`),
  },
});

testRule(invalidListenerResources, {
  valid: {
    'what the listener takes over': listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource:
      spec:
        template:
          spec:
            nodeSelector: { disk: ssd }`),
  },
  invalid: {
    both: listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource: {}
    customResource: {}
#   ^^^^^^^^^^^^^^ both`),
    replicas: listener(`
  triggers: [{ triggerRef: push }]
  resources: { kubernetesResource: { replicas: -1 } }
#                                              ^^ replicas`),
    containers: listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource:
      spec:
        template:
          spec:
            containers: [{}, {}]
#           ^^^^^^^^^^ containers`),
    'a field of the pod': listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource:
      spec:
        template:
          spec:
            hostNetwork: true
#                        ^^^^ field`),
    'a field of the container': listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource:
      spec:
        template:
          spec:
            containers: [{ image: x }]
#                                 ^ field`),
    'half of TLS': listener(`
  triggers: [{ triggerRef: push }]
  resources:
    kubernetesResource:
      spec:
        template:
          spec:
            containers: [{ env: [{ name: TLS_KEY, valueFrom: { secretKeyRef: { name: s, key: k } } }] }]
#                          ^^^ tls`),
    'a load balancer': listener(`
  triggers: [{ triggerRef: push }]
  resources: { kubernetesResource: { serviceLoadBalancerClass: x } }
#                                                              ^ loadBalancer`),
    'a custom resource': listener(`
  triggers: [{ triggerRef: push }]
  resources: { customResource: { apiVersion: v1, kind: Service, spec: { template: { spec: { containers: 1 } } } } }
#              ^^^^^^^^^^^^^^ custom`),
  },
});

testRule(invalidTemplate, {
  valid: {
    'a ref': listener(`
  triggers:
    - { template: { ref: a } }`),
  },
  invalid: {
    both: listener(`
  triggers:
    - { template: { ref: a, spec: { resourcetemplates: [{ apiVersion: v1, kind: Pod }] } } }
#       ^^^^^^^^ both`),
    none: listener(`
  triggers:
    - { template: {} }
#       ^^^^^^^^ none`),
    'an empty ref': listener(`
  triggers:
    - { template: { ref: '' } }
#                        ^^ empty`),
    'a version': listener(`
  triggers:
    - { template: { ref: a, apiversion: v2 } }
#                                       ^^ version`),
    'a Trigger without template': trigger(`
^^^^ none
  bindings: []`),
  },
});

testRule(invalidTriggerBinding, {
  valid: {
    'an expression': binding(`
  params: [{ name: a, value: $(body.x) }]`),
  },
  invalid: {
    empty: binding(`
^^^^ empty
  params: []`),
    'an open expression': binding(`
  params:
    - { name: a, value: a $(body.x $(body.y) }
#                       ^^^^^^^^^^^^^^^^^^^^ unclosed`),
  },
});

testRule(invalidTriggerTemplate, {
  valid: {
    'a param': template(`
  params: [{ name: a }]
  resourcetemplates: [{ apiVersion: tekton.dev/v1, kind: TaskRun, metadata: { name: $(tt.params.a) } }]`),
  },
  invalid: {
    nothing: template(`
^^^^ empty
  params: []`),
    'no kind': template(`
  resourcetemplates: [{ apiVersion: tekton.dev/v1 }]
#                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing`),
    'a version': template(`
  resourcetemplates: [{ apiVersion: a/b/c, kind: TaskRun }]
#                                   ^^^^^ version`),
    'an unknown param': template(`
  params: [{ name: branch }]
  resourcetemplates:
    - apiVersion: tekton.dev/v1
      kind: TaskRun
      metadata: { name: a-$(tt.params.brnch) }
#                                     ^^^^^ param`),
  },
});

testRule(invalidTrigger, {
  valid: {
    'a Trigger': listener(`
  triggers:
    - { triggerRef: push }`),
  },
  invalid: {
    none: listener(`
  triggers:
    - { name: push }
#     ^^^^^^^^^^^^^^ none`),
    both: listener(`
  triggers:
    - { triggerRef: push, template: { ref: build } }
#                   ^^^^ both`),
    'a name': listener(`
  triggers:
    - { name: a b, template: { ref: build } }
#             ^^^ name`),
    groups: listener(`
  triggerGroups:
    - { name: g, interceptors: [], triggerSelector: {} }
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ selector
#     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ interceptors`),
  },
});

testRule(listenerWithoutTriggers, {
  valid: {
    'a selector': listener(`
  labelSelector: { matchLabels: { a: b } }`),
  },
  invalid: {
    nothing: listener(`
^^^^ none
  serviceAccountName: x`),
  },
});

testRule(webhookCrash, {
  valid: {
    'nothing null': listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ ref: a }] }`),
  },
  invalid: {
    'a null among bindings': listener(`
  triggers:
    - { template: { ref: build }, bindings: [{ ref: a }, null] }
#                                                        ^^^^ null`),
    'a null among the interceptors of a Trigger': trigger(`
  template: { ref: a }
  interceptors: [null]
#                ^^^^ null`),
    'a webhook of v1alpha1 without object': oldListener(`
  triggers:
    - { template: { ref: build }, interceptors: [{ webhook: {} }] }
#                                                  ^^^^^^^ objectRef`),
    'an object for another param': pipelineRun(`
  params: [{ name: p, value: x }]
  pipelineSpec:
# ^^^^^^^^^^^^ object
    tasks:
      - name: a
        params: [{ name: p, value: { k: v } }]
        taskSpec:
          params: [{ name: p, default: x }]
          steps: [{ image: alpine }]`),
  },
});
