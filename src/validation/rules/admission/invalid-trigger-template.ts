import { unknownNameHelp } from '../../../diagnostics/unknown-name';
import { fieldOf } from '../../../util/field-of';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const PARAM = /\$\(tt.params.([_a-zA-Z][_a-zA-Z0-9.-]*)\)/g;
const template = (name: string): string =>
  triggers(
    'TriggerTemplate',
    `params:\n  - name: revision\nresourcetemplates:\n  - apiVersion: tekton.dev/v1\n    kind: PipelineRun\n    metadata:\n      generateName: run-\n    spec:\n      pipelineRef: { name: delivery }\n      params:\n        - name: revision\n          value: $(tt.params.${name})`,
  );

export const invalidTriggerTemplate = defineRule({
  id: 'invalid-trigger-template',
  severity: 'error',
  docs: {
    title: 'A TriggerTemplate creates nothing, something without a kind, or uses a param that it does not declare',
    why: 'Nothing could be created when an event comes, so the cluster refuses the template.',
    bad: template('revison'),
    good: template('revision'),
  },
  messages: {
    empty: () => 'the template has no resourcetemplates',
    missing: (d: { field: string }) => `the resource template has no ${d.field}`,
    version: (d: { apiVersion: string }) => `apiVersion ${quote(d.apiVersion)} is not of the form group/version`,
    param: (d: { param: string }) => `there is no param ${quote(d.param)} in the template`,
  },
  help: {
    empty: 'list what an event makes, such as a PipelineRun',
    missing: (d: { field: string }) => `add ${d.field}, as in every object of Kubernetes`,
    version: 'write it as tekton.dev/v1',
  },
  visit: ({ report }) => ({
    TriggerTemplateSpec({ spec: { params = [], resourcetemplates = [] }, path }) {
      if (resourcetemplates.length === 0) report('empty', {}, path);
      const known = new Set(params.map(({ name = '' }) => name));
      resourcetemplates.forEach((resource, i) => {
        const at = `${path}.resourcetemplates[${i}]`;
        for (const field of ['kind', 'apiVersion'] as const) {
          const value = fieldOf(resource, field);
          if (typeof value !== 'string' || value === '') report('missing', { field }, at);
          else if (field === 'apiVersion' && value.split('/').length > 2)
            report('version', { apiVersion: value }, `${at}.apiVersion`);
        }
        for (const [, name = ''] of JSON.stringify(resource ?? null).matchAll(PARAM))
          if (!known.has(name))
            report(
              'param',
              { param: name },
              { path: at, text: name, help: unknownNameHelp(name, 'params of the template', known) },
            );
      });
    },
  }),
});
