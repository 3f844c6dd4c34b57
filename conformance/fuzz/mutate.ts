import type { Json } from './generate';
import type { Random } from './random';
import { sabotage } from './sabotage';
import { read, spotsOf, type Spot } from './spots';

const TEXTS = [
  '',
  ' ',
  'A_B',
  'a-b',
  '-a',
  'x'.repeat(64),
  'ünïcode',
  '日本',
  '1',
  'git',
  'a.b',
  'a/b',
  'a/b/c',
  'http://x/y',
  'continue',
  'array',
  'object',
  'string',
  'int',
  'in',
  'notin',
  'exists',
  'Task',
  'Pipeline',
  'alpha',
  'beta',
  'gamma',
  '1h',
  '-1h',
  '0',
  '5 minutes',
  '1Gi',
  '1 Gi',
  '/tekton/x',
  '/tekton/home/x',
  '/workspace/w',
  'tekton-internal-x',
  'tekton-log-results',
  '#!win',
  '  #!win x',
  'TLS_CERT',
  'Cancelled',
  'enabled',
  'sha1',
  '(',
  '$(params.missing)',
  '$(params.foo)',
  '$(params.bar)',
  '$(params.foo[*])',
  '$(params.bar[*])',
  '$(params.git[*])',
  'x $(params.foo[*])',
  '$(params.git.url)',
  '$(params.git.nope)',
  '$(params.foo[0])',
  '$(params["foo"])',
  "$(params['nope'])",
  '$(params.a.b.c)',
  '$(params["a.b"])',
  '$(params.)',
  '$(params.foo',
  '$(tt.params.nope)',
  '$(tt.params.alpha)',
  '$(context.task.nope)',
  '$(context.taskRun.nope)',
  '$(context.pipeline.nope)',
  '$(context.pipelineRun.uid)',
  '$(context.pipelineTask.nope)',
  '$(context.a.b.c.d)',
  '$(tasks.alpha.results.out)',
  '$(tasks.beta.results.out[*])',
  '$(tasks.gamma.results.out.a.b)',
  '$(tasks.nope.results.out)',
  '$(tasks.alpha.status)',
  '$(tasks.nope.status)',
  '$(tasks.alpha.reason)',
  '$(tasks.status)',
  '$(tasks.alpha.outputs.x)',
  '$(finally.alpha.results.out)',
  '$(results.out.path)',
  '$(results.nope.path)',
  '$(step.results.out.path)',
  '$(step.results.nope.path)',
  '$(steps.alpha.results.out)',
  '$(steps.Alpha.results.out)',
  '$(steps.alpha.results.-x)',
  '$(steps.alpha.outputs.x)',
  '$(step.artifacts.path)',
  '$(workspaces.w.path)',
  '$(nope.x)',
  '$(body.x $(body.y)',
  '$(body.x)',
];
const CEL = [
  "'a' == 'b'",
  'a == b',
  "'$(params.foo)' == 'x'",
  '$(params.foo)',
  "'a' 'b'",
  "'a' =",
  'foo(1)',
  "'a'.size() > 0",
  "['a', 'b'].exists(x, x == 'a')",
  "['a'].all(x, y == 'a')",
  '[1, 2,]',
  '{"a": 1}.a == 1',
  'true ? 1 : 2',
  '!true',
  '--1',
  '(1',
  "r'\\d' == 'a'",
  "'unclosed",
  "'a' in ['a']",
  '1 < 2 && 2.5 >= 1.0',
  'has({"a": 1}.a)',
  'int("1") == 1',
  'null == null',
  'type(1) == int',
  "'a'.nope()",
  'in',
];
const NUMBERS = [-1, 0, 1, 1.5, 2147483647, 2147483648, -2147483649, 9007199254740991, 256, 257];
const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [null],
  [''],
  [{}],
  { a: 'b' },
  [['x']],
  ['a', 'a'],
  { '': '' },
];

/** Changes a document in place so that it may be wrong. */
export function mutate(random: Random, document: Json): void {
  if (random.chance(0.45) && sabotage(random, document)) return;
  if (random.chance(0.5)) {
    const cels = [...spotsOf(document)].filter(({ key }) => key === 'cel');
    if (cels.length > 0) {
      write(random.pick(cels), random.pick(CEL));
      return;
    }
  }
  const spots = [...spotsOf(document)].filter(
    ({ holder, key }) => holder !== document || key === 'spec' || key === 'metadata',
  );
  if (spots.length === 0) return;
  const spot = random.pick(spots);
  const { holder, key } = spot;
  const value = read(spot);
  // Most mutations keep the type: a wrong type hides all other faults.
  const action = random.chance(0.7) ? random.pick([0, 5, 6, 7, 8, 10, 11, 11, 11, 12]) : random.below(13);
  switch (action) {
    case 0: {
      drop(spot);
      return;
    }
    case 1:
    case 2: {
      write(spot, random.pick(TEXTS));
      return;
    }
    case 3: {
      write(spot, random.pick(NUMBERS));
      return;
    }
    case 4: {
      write(spot, structuredClone(random.pick(OTHERS)));
      return;
    }
    case 5: // another name, or another case of it
      if (Array.isArray(holder) || holder === document) return;
      {
        const name = random.pick([
          capitalize(String(key)),
          String(key).toLowerCase(),
          `${key}x`,
          'nope',
          String(key).replace(/s/, 'ſ'),
        ]);
        rename(holder, String(key), name);
        // or both, with what the field is elsewhere
        if (random.chance(0.2)) {
          const same = spots.filter((one) => one.key === key && read(one) !== undefined);
          holder[String(key)] = structuredClone(same.length > 0 ? read(random.pick(same)) : value);
        }
        return;
      }
    case 6: {
      // twice
      const list = Array.isArray(value) ? value : Array.isArray(holder) ? holder : undefined;
      if (list && list.length > 0) list.push(structuredClone(random.pick(list)));
      return;
    }
    case 7: {
      // a name of something else
      const names = spots.filter((one) => one.key === 'name' && typeof read(one) === 'string');
      if (names.length === 0) return;
      const from = random.pick(names);
      write(random.pick(names), read(from));
      return;
    }
    case 8: {
      // a text beside a text
      if (typeof value === 'string')
        write(spot, random.chance(0.5) ? `${value}${random.pick(TEXTS)}` : `${random.pick(TEXTS)} ${value}`);
      return;
    }
    case 9: {
      // a field from somewhere else
      const other = random.pick(spots);
      if (!Array.isArray(holder) && holder !== document && typeof other.key === 'string')
        holder[other.key] = structuredClone(read(other));
      return;
    }
    case 10: {
      const texts = spots.filter((one) => typeof read(one) === 'string');
      if (texts.length > 0) write(random.pick(texts), random.pick(TEXTS));
      return;
    }
    case 11: {
      const texts = spots.filter((one) =>
        ['script', 'image', 'args', 'value', 'input', 'onError', 'type', 'mountPath', 'default'].includes(
          String(one.key),
        ),
      );
      if (texts.length > 0) write(random.pick(texts), random.pick(TEXTS));
      return;
    }
    default: {
      if (Array.isArray(value) && value.length > 0) value.length = random.below(value.length);
      else if (typeof value === 'string')
        write(spot, random.pick([value.toUpperCase(), value.slice(1), `${value} `, value.repeat(20)]));
    }
  }
}

function write({ holder, key }: Spot, value: unknown): void {
  (holder as Json)[key] = value;
}

function drop({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function rename(holder: Json, from: string, to: string): void {
  const value = holder[from];
  Reflect.deleteProperty(holder, from);
  holder[to] = value;
}

function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
