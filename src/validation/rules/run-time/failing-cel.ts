import { checkCel, otherThanBool } from '../../../analysis/cel/check-cel';
import { INTERCEPTOR_CEL, WHEN_CEL, type CelEnvironment } from '../../../analysis/cel/environment';
import type { CelFault } from '../../../analysis/cel/fault';
import { patternFault } from '../../../analysis/cel/pattern-fault';
import { coreParams } from '../../../analysis/events/interceptors';
import { canonicalHeader } from '../../../analysis/go/http-header';
import type { AnyInterceptor, Fields } from '../../../analysis/wire';
import { rememberByText } from '../../../util/remember';
import { quote } from '../../../util/quote';
import { defineRule } from '../../engine/rule';
import { triggers } from '../example';

const filter = (cel: string): string =>
  triggers(
    'Trigger',
    `interceptors:
  - ref: { name: github }
    params:
      - { name: secretRef, value: { secretName: webhook, secretKey: token } }
  - ref: { name: cel }
    params:
      - { name: filter, value: "${cel}" }
template: { ref: run }`,
  );

export const failingCel = defineRule({
  id: 'failing-cel',
  severity: 'error',
  docs: {
    title:
      'The CEL of an interceptor cannot be read, uses a name that is not there, or mixes types, or CEL gives neither yes nor no',
    why: 'Nobody looks at that of an interceptor when the trigger is created. It fails at each event, so that nothing is ever started. That of a task is read, and nobody asks what it gives before the run fails.',
    bad: filter("body.ref.startWith('refs/heads/')"),
    good: filter("body.ref.startsWith('refs/heads/')"),
  },
  messages: {
    fault: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} fails at each event: ${d.fault}`,
    pattern: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} fails whenever it is evaluated: ${d.fault}`,
    part: (d: { cel: string; fault: string }) => `CEL ${quote(d.cel)} fails where that part is evaluated: ${d.fault}`,
    answer: (d: { cel: string; type: string }) =>
      `CEL ${quote(d.cel)} gives a value of type ${quote(d.type)}, which is neither yes nor no`,
    spelling: (d: { header: string }) =>
      `no event has header ${quote(d.header)} in brackets, where it is spelled ${quote(canonicalHeader(d.header))}`,
    list: (d: { header: string }) => `header ${quote(d.header)} in brackets is a list, which equals no text`,
  },
  help: {
    spelling: (d: { header: string }) => `write header.canonical('${d.header}')`,
    list: (d: { header: string }) => `write header.canonical('${d.header}')`,
  },
  visit: ({ report, flag }) => {
    const faultOf = rememberByText((text): CelFault | undefined => checkCel(INTERCEPTOR_CEL, text)[0]);
    const check = (text: unknown, path: string): void => {
      if (typeof text !== 'string' || text === '') return;
      const fault = faultOf(text);
      if (fault) {
        report('fault', { cel: text, fault: fault.message }, { path, help: HELP[fault.kind] });
        return;
      }
      checkPattern(INTERCEPTOR_CEL, text, path);
      checkHeaders(text, path);
    };
    /** Only a part of the expression is so, and the rest may still decide. */
    const checkHeaders = (text: string, path: string): void => {
      for (const [part, , header = '', compared] of text.matchAll(HEADER)) {
        const at = { path, text: part, severity: 'warning' } as const;
        if (canonicalHeader(header) !== header) report('spelling', { header }, at);
        else if (compared !== undefined) report('list', { header }, at);
      }
    };
    const checkAnswer = (environment: CelEnvironment, text: unknown, path: string): void => {
      if (typeof text !== 'string' || text === '') return;
      const type = otherThanBool(environment, text);
      if (type !== undefined) report('answer', { cel: text, type }, { path, help: 'compare it with something' });
    };
    /** A pattern that is read only when it is its turn may never be: what stands before may decide without it. */
    const checkPattern = (environment: CelEnvironment, cel: string, path: string): void => {
      const fault = patternFault(environment, cel);
      if (!fault) return;
      const subject = environment === WHEN_CEL ? "'$(params.branch)'" : 'body.ref';
      const help = fault.message.includes('(?')
        ? `Go has no (?!…), (?=…) and (?<=…): write !${subject}.matches('…') for what may not be there`
        : 'write a regular expression of Go, https://pkg.go.dev/regexp/syntax';
      const data = { cel, fault: fault.message };
      if (fault.isAlwaysRead) report('pattern', data, { path, help });
      else report('part', data, { path, severity: 'warning', help });
    };
    const look = (interceptor: AnyInterceptor, path: string): void => {
      if (!coreParams(interceptor, 'cel')) return;
      interceptor.params?.forEach(({ name, value }, i) => {
        const at = `${path}.params[${i}].value`;
        if (name === 'filter') {
          check(value, at);
          checkAnswer(INTERCEPTOR_CEL, value, at);
        }
        if (name === 'overlays' && Array.isArray(value))
          (value as readonly (Fields | null)[]).forEach((overlay, j) => {
            check(overlay?.['expression'], `${at}[${j}].expression`);
          });
      });
    };
    return {
      When({ when: { cel }, path }) {
        if (cel === undefined || flag('enable-cel-in-whenexpression') !== 'true') return;
        // What is refused when it is made is told there.
        if (checkCel(WHEN_CEL, cel).length > 0) return;
        checkAnswer(WHEN_CEL, cel, `${path}.cel`);
        checkPattern(WHEN_CEL, cel, `${path}.cel`);
      },
      Interceptor({ interceptor, path }) {
        look(interceptor, path);
      },
      EventListener({ spec: { triggerGroups }, path }) {
        triggerGroups?.forEach(({ interceptors }, i) => {
          interceptors?.forEach((one, j) => {
            if (one) look(one, `${path}.triggerGroups[${i}].interceptors[${j}]`);
          });
        });
      },
    };
  },
});

/** A header by its name, and whether it is compared with a text. */
const HEADER = /\bheader\[(['"])([\w-]+)\1\](\s*[!=]=\s*['"])?/g;

const HELP: Readonly<Record<CelFault['kind'], string>> = {
  syntax: "correct the expression; it is CEL as in body.ref == 'refs/heads/main'",
  'unknown-name': 'there are body, header, extensions and requestURL',
  'unknown-function':
    "there are those of CEL, such as startsWith, matches and in, and those of Triggers' cel interceptor",
  type: 'compare values of one type; a number in quotes is a text',
};
