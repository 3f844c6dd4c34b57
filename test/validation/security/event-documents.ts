/* What a push goes through on its way to a run: `ref` is the param of the template and of the bindings. */

/** A TriggerTemplate that makes a run with these fields in its spec. */
export const template = (fields: string, kind = 'PipelineRun', version = 'v1'): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerTemplate
metadata: { name: run, namespace: ci }
spec:
  params: [{ name: ref }]
  resourcetemplates:
    - { apiVersion: tekton.dev/${version}, kind: ${kind}, metadata: { generateName: a- }, spec: { ${fields} } }
---`;

/** A Trigger that gives the template a value. */
export const trigger = (value: string, interceptors = ''): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: Trigger
metadata: { name: push, namespace: ci, labels: { team: a } }
spec:
  template: { ref: run }
${interceptors}
  bindings:
    - name: ref
      value: ${value}
`;

/** The same trigger with the message that is expected at the value; `$(…)` is all of it. */
export const markedTrigger = (value: string, message: string, interceptors = ''): string =>
  trigger(`${value}\n    #        ${'^'.repeat(value.length)} ${message}`, interceptors);

/** A trigger inside of its listener, whose value stands in a TriggerBinding; the message is expected at its name. */
export const markedListener = (value: string, message: string): string => `
apiVersion: triggers.tekton.dev/v1beta1
kind: TriggerBinding
metadata: { name: push, namespace: ci }
spec: { params: [{ name: ref, value: ${value} }] }
---
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: push, namespace: ci }
spec:
  triggers:
    - template: { ref: run }
      bindings:
        - ref: push
        #      ^^^^ ${message}
`;

/** The interceptor cel, for a Trigger. */
export const cel = (params: string): string => `  interceptors: [{ ref: { name: cel }, params: [${params}] }]`;

/** One that lets through what an expression is true for. */
export const filter = (expression: string): string => cel(`{ name: filter, value: ${expression} }`);

/** One that adds a field to the event, and may let only some through. */
export const overlay = (key: string, expression: string, only?: string): string =>
  cel(
    `{ name: overlays, value: [{ key: ${key}, expression: ${expression} }] }${only === undefined ? '' : `, { name: filter, value: ${only} }`}`,
  );

/** A listener with a group that filters the events for the Trigger. */
export const filteringGroup = (expression: string): string => `
---
apiVersion: triggers.tekton.dev/v1beta1
kind: EventListener
metadata: { name: all, namespace: ci }
spec:
  triggerGroups:
    - name: group
      triggerSelector: { labelSelector: { matchLabels: { team: a } } }
      interceptors: [{ ref: { name: cel }, params: [{ name: filter, value: ${expression} }] }]
`;
