import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';

const API = 'triggers.tekton.dev/v1beta1';
const FROM_EVENT = ['$(body.ref)', '$(body.after)', '$(body.repository.clone_url)', 'main', 'at-$(body.after)'];
const FILTERS = [
  "body.ref == 'refs/heads/main'",
  "header.match('X-GitHub-Event', 'push')",
  "body.after != ''",
  "body.ref.matches('^refs/heads/(?!x)')",
];

interface TemplateParam {
  readonly name: string;
  readonly default?: string;
}

/** Lets an event start a run, instead of the run itself: template, binding, trigger and listener. */
export function startByEvent(random: Random, documents: Json[]): void {
  const at = documents.findIndex(({ kind }) => kind === 'PipelineRun' || kind === 'TaskRun');
  const [run] = at < 0 ? [] : documents.splice(at, 1);
  if (!run) return;
  const params = takeParams(random, run);
  const template = { ...(params.length > 0 && { params }), resourcetemplates: [run] };
  const isNamed = random.chance(0.6);
  if (isNamed) documents.push(named('TriggerTemplate', 'start', template));
  const trigger = {
    ...(random.chance(0.3) && {
      interceptors: [{ ref: { name: 'cel' }, params: [{ name: 'filter', value: random.pick(FILTERS) }] }],
    }),
    bindings: bindings(random, params, documents),
    template: isNamed ? { ref: 'start' } : { spec: template },
  };
  const isTriggerNamed = random.chance(0.4);
  if (isTriggerNamed) documents.push(named('Trigger', 'push', trigger));
  documents.push(
    named('EventListener', 'webhooks', {
      serviceAccountName: 'default',
      triggers: [isTriggerNamed ? { triggerRef: 'push' } : { name: 'push', ...trigger }],
    }),
  );
}

/** Puts params of the template in place of texts that a run gives. */
function takeParams(random: Random, run: Json): TemplateParam[] {
  const given = (run['spec'] as Json)['params'] as { name: string; value: unknown }[] | undefined;
  const params: TemplateParam[] = [];
  for (const param of given ?? []) {
    if (typeof param.value !== 'string' || random.chance(0.3)) continue;
    params.push({ name: param.name, ...(random.chance(0.3) && { default: param.value }) });
    param.value = `${random.chance(0.2) ? 'x-' : ''}$(tt.params.${param.name})`;
  }
  return params;
}

function bindings(random: Random, params: readonly TemplateParam[], documents: Json[]): Json[] {
  const values = params
    .filter((param) => param.default === undefined || random.chance(0.5))
    .map(({ name }) => ({ name, value: random.pick(FROM_EVENT) }));
  if (values.length === 0 || random.chance(0.4)) return values;
  documents.push(named('TriggerBinding', 'push', { params: values }));
  return [{ ref: 'push' }];
}

function named(kind: string, name: string, spec: object): Json {
  return { apiVersion: API, kind, metadata: { name }, spec };
}
