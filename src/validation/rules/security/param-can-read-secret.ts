import { Callees } from '../../../analysis/documents/callee';
import type { SetDocument } from '../../../analysis/documents/document-set';
import { valueTexts } from '../../../analysis/pipelines/result-references';
import { freeTexts, type FreeText } from '../../../analysis/scripts/pasted-text';
import { placed } from '../../../analysis/tasks/containers';
import { exposedSecrets, mayReadSecrets } from '../../../analysis/tasks/exposed-secrets';
import { joinedOrder } from '../../../analysis/tasks/merge-lists';
import { referencedSteps } from '../../../analysis/tasks/referenced-steps';
import type { AnyContainer, AnyEnv, AnyParam, AnyParamSpec } from '../../../analysis/wire';
import { knownParams } from '../../engine/known-params';
import { defineRule } from '../../engine/rule';
import { step } from '../example';

const PARAM = 'params:\n  - name: branch';
const TOKEN = '  - name: TOKEN\n    valueFrom:\n      secretKeyRef: { name: forge, key: token }\n';
const BRANCH = '  - name: BRANCH\n    value: $(params.branch)\n';
const notify = (env: string): string =>
  step(`name: notify\nimage: curlimages/curl\nenv:\n${env}script: curl --data "$BRANCH" https://example.com`, PARAM);

export const paramCanReadSecret = defineRule({
  id: 'param-can-read-secret',
  severity: 'error',
  docs: {
    title: 'A param or result can read a Secret of the same step',
    why: 'Once Tekton has put the value in, the kubelet replaces `$(NAME)` in it: in env by variables that stand before, in command and args by all. A branch called `x$(TOKEN)` is legal, and the step then sends the token as the name of the branch.',
    bad: notify(TOKEN + BRANCH),
    good: notify(BRANCH + TOKEN),
  },
  messages: {
    env: (d: { by: string; secret: string; what: string }) => `${d.by} in env of ${d.what} can read ${d.secret}`,
    args: (d: { by: string; secret: string; what: string; field: string }) =>
      `${d.by} in ${d.field} of ${d.what} can read ${d.secret}`,
  },
  visit: ({ report, acknowledgement, set, namespace, placeIn }) => {
    const known = knownParams();
    const trusted = (): string => `if only people who may see the Secret choose the value, ${acknowledgement()}`;
    const check = ({ container, what, path, isFree, order, action, told = [] }: Checked): void => {
      const seen = new Set(told);
      for (const { by, secret, field } of exposedSecrets(container, isFree, order)) {
        if (seen.has(by.what)) continue;
        seen.add(by.what);
        const place = action
          ? {
              path: `${path}.ref`,
              related: [{ note: 'the StepAction is written', at: placeIn(action, `spec.${field}`) }],
            }
          : { path: `${path}.${field}`, text: by.variable.text };
        const data = { by: by.what, secret, what };
        if (field.startsWith('env[')) {
          const help = secret.startsWith('all of')
            ? 'take the keys that are needed by secretKeyRef, each below what holds a param or result'
            : 'write the variable above those that come from a Secret';
          report('env', data, { ...place, help: [help, trusted()] });
        } else {
          const help = 'pass it by env, written above those that come from a Secret, and use it in a script';
          report('args', { ...data, field: field.replace(/\[\d+\]$/, '') }, { ...place, help: [help, trusted()] });
        }
      }
    };
    return {
      ...known.visitor,
      TaskSpec({ spec, steps, path }) {
        const isFree = ({ param }: FreeText): boolean => param === undefined || !known.isKnown(param, spec.params);
        placed(steps, 'step', `${path}.steps`).forEach((one, i) => {
          if (!mayReadSecrets(one.container)) return;
          check({ ...one, isFree, order: orderOf(spec.stepTemplate, spec.steps?.[i]) });
        });
        for (const one of placed(spec.sidecars, 'sidecar', `${path}.sidecars`)) check({ ...one, isFree });
        if (!steps.some(({ ref }) => ref)) return;
        const callees = new Callees(set(), namespace());
        placed(referencedSteps(spec, callees).steps, 'step', `${path}.steps`).forEach((one, i) => {
          const { ref, params: given = [] } = spec.steps?.[i] ?? {};
          const { spec: action, document } = callees.ofStep(ref) ?? {};
          if (!action || !document) return;
          const { params: declared = [], ...own } = action;
          const free = freeParams(declared, given, isFree);
          check({
            ...one,
            isFree: ({ param }) => param === undefined || free.has(param),
            order: orderOf(spec.stepTemplate, own),
            action: document,
            told: exposedSecrets(own, () => true).map(({ by }) => by.what),
          });
        });
      },
      StepAction({ spec: container, path }) {
        check({ container, what: 'the step action', path, isFree: () => true });
      },
    };
  },
});

/** A container whose Secrets are looked for. */
interface Checked {
  readonly container: AnyContainer;
  readonly what: string;
  readonly path: string;
  /** Whether others choose the text. */
  readonly isFree: (text: FreeText) => boolean;
  readonly order?: readonly string[] | undefined;
  /** Where a step is written that is a StepAction. */
  readonly action?: SetDocument;
  /** What is told of the StepAction itself. */
  readonly told?: readonly string[];
}

/** Params of a StepAction whose value is made of texts that others choose. */
function freeParams(
  declared: readonly AnyParamSpec[],
  given: readonly AnyParam[],
  isFree: (text: FreeText) => boolean,
): ReadonlySet<string> {
  const isFreeValue = (value: AnyParam['value']): boolean =>
    valueTexts(value).some((text) => freeTexts(text).some(isFree));
  const values = new Map(given.map(({ name = '', value }) => [name, value]));
  return new Set(
    declared.flatMap(({ name = '', default: preset }) => {
      const value = values.get(name) ?? preset;
      return value !== undefined && isFreeValue(value) ? [name] : [];
    }),
  );
}

/** The order of the variables of a step that is joined with the step template. */
function orderOf(template: AnyContainer | undefined, own: AnyContainer | undefined): string[] | undefined {
  if (!own?.env || !template?.env) return undefined;
  return joinedOrder(namesOf(template.env), namesOf(own.env));
}

function namesOf(env: readonly AnyEnv[]): string[] {
  return env.map(({ name = '' }) => name);
}
