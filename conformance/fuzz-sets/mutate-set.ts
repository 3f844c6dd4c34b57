import type { Json } from '../fuzz/generate';
import type { Random } from '../fuzz/random';
import { read, spotsOf, type Spot } from '../fuzz/spots';
import { SIDECAR_FIELDS, STEP_FIELDS, VOLUME_SOURCES } from './pod-fields';

/** Changes one thing in documents that belong together, so that they may not do so any longer. */
export function mutateSet(random: Random, documents: Json[]): void {
  random.pick(CHANGES)(random, documents);
}

type Change = (random: Random, documents: Json[]) => void;

/** Leaves out one thing. */
const leaveOut: Change = (random, documents) => {
  remove(random.pick(spots(documents)));
};

/** Leaves out an element of a list: a param, a workspace, a result, a task. */
const leaveOutElement: Change = (random, documents) => {
  const elements = spots(documents).filter(({ holder }) => Array.isArray(holder));
  if (elements.length > 0) remove(random.pick(elements));
};

/** Puts in place of a text another one of the set. */
const swapText: Change = (random, documents) => {
  const texts = spots(documents).filter((spot) => typeof read(spot) === 'string' && spot.key !== 'image');
  const same = random.chance(0.7) ? random.pick(texts).key : undefined;
  const from = texts.filter(({ key }) => same === undefined || key === same);
  if (from.length > 0) write(random.pick(from), read(random.pick(from)));
};

/** Gives one name a letter more. */
const misspell: Change = (random, documents) => {
  const names = spots(documents).filter((spot) => NAMES.includes(String(spot.key)) && typeof read(spot) === 'string');
  if (names.length > 0) {
    const spot = random.pick(names);
    write(spot, `${String(read(spot))}x`);
  }
};

/** Names another result, param, index or key inside a variable. */
const misspellVariable: Change = (random, documents) => {
  const texts = spots(documents).filter((spot) => String(read(spot)).includes('$(') && typeof read(spot) === 'string');
  if (texts.length === 0) return;
  const spot = random.pick(texts);
  const text = String(read(spot));
  const change = random.pick([
    () => text.replace(/\[\d\]/, `[${random.below(5)}]`),
    () => text.replace(/\[\*\]/, ''),
    () => text.replace(/\)$/, '[*])'),
    () => text.replace(/results\.\w+/, `results.${random.pick(['commit', 'digest', 'list', 'info', 'nope'])}`),
    () => text.replace(/params\.\w+/, `params.${random.pick(['url', 'revision', 'image', 'tags', 'options', 'path'])}`),
    () => text.replace(/tasks\.[\w-]+/, `tasks.task-${random.below(4)}`),
  ]);
  write(spot, change());
};

/** Gives a value or a declaration another type. */
const retype: Change = (random, documents) => {
  const fields = spots(documents).filter(({ key }) => key === 'value' || key === 'default' || key === 'type');
  if (fields.length === 0) return;
  const spot = random.pick(fields);
  write(
    spot,
    spot.key === 'type'
      ? random.pick(['string', 'array', 'object'])
      : random.pick<unknown>(['text', ['a', 'b'], { host: 'h', port: 'p' }, { host: 'h' }]),
  );
};

/** Flips what is required. */
const flip: Change = (random, documents) => {
  const declared = spots(documents).filter(
    (spot) => spot.key === 'workspaces' && Array.isArray(read(spot)) && (read(spot) as unknown[]).length > 0,
  );
  if (declared.length === 0) return;
  const one = random.pick(read(random.pick(declared)) as Json[]);
  if (one['optional'] === true) delete one['optional'];
  else if (!('workspace' in one) && Object.keys(one).length === 1) one['optional'] = true;
};

/** Binds a claim where there was none. */
const claim: Change = (random, documents) => {
  const bindings = spots(documents).filter(({ key }) => key === 'emptyDir');
  if (bindings.length === 0) return;
  const { holder } = random.pick(bindings);
  const binding = holder as Json;
  delete binding['emptyDir'];
  binding['persistentVolumeClaim'] = { claimName: 'claim' };
};

/** Leaves out a whole document. */
const leaveOutDocument: Change = (random, documents) => {
  if (documents.length > 1) documents.splice(random.below(documents.length), 1);
};

/** Adds a param that nobody asked for. */
const add: Change = (random, documents) => {
  const lists = spots(documents).filter((spot) => spot.key === 'params' && Array.isArray(read(spot)));
  if (lists.length === 0) return;
  const list = read(random.pick(lists)) as Json[];
  const sample = list[0];
  if (!sample) return;
  list.push('value' in sample ? { name: 'extra', value: 'x' } : { name: 'extra' });
};

/** Puts a variable into a value that nobody may replace, or takes away its keys. */
const strayVariable: Change = (random, documents) => {
  const values = spots(documents).filter(
    ({ key, holder }) => (key === 'value' || key === 'default') && 'name' in holder,
  );
  if (values.length === 0) return;
  const spot = random.pick(values);
  const now = read(spot);
  const text = random.pick(STRAY);
  if (typeof now !== 'object' || now === null) write(spot, random.pick([text, `x-${text}`]));
  else if (Array.isArray(now)) write(spot, [...(now as unknown[]), text]);
  else write(spot, random.pick<unknown>([{}, { ...now, [Object.keys(now)[0] ?? 'host']: text }]));
};

/** Puts a variable that stands somewhere in the set, or a stray one, into any other text, alone or in the middle. */
const moveVariable: Change = (random, documents) => {
  const texts = spots(documents).filter((spot) => typeof read(spot) === 'string' && !FIXED.has(String(spot.key)));
  if (texts.length === 0) return;
  const there = texts.flatMap((spot) => String(read(spot)).match(/\$\([^()]*\)/g) ?? []);
  const variable = random.pick(there.length > 0 && random.chance(0.7) ? there : STRAY);
  write(random.pick(texts), random.pick([variable, `x-${variable}`, variable.replace(/(?:\[.*\])?\)$/, '[*])')]));
};

/** Writes what a pod can have, or cannot, into a container or a volume of a task. */
const podField: Change = (random, documents) => {
  const tasks = spots(documents)
    .map(read)
    .filter((one): one is Json => typeof one === 'object' && one !== null && 'steps' in one);
  if (tasks.length === 0) return;
  const task = random.pick(tasks);
  const volumes = listOf(task, 'volumes');
  const steps = listOf(task, 'steps').filter((step) => !('ref' in step));
  const sidecars = listOf(task, 'sidecars');
  const fields = (): Json => structuredClone(random.pick(STEP_FIELDS));
  random.pick([
    () => {
      if (volumes.length === 0) task['volumes'] = [{ name: 'data-0', ...structuredClone(random.pick(VOLUME_SOURCES)) }];
      else Object.assign(random.pick(volumes), structuredClone(random.pick(VOLUME_SOURCES)));
    },
    () => {
      if (steps.length > 0) Object.assign(random.pick(steps), fields());
      if (volumes.length === 0) task['volumes'] = [{ name: 'data-0', emptyDir: {} }];
    },
    () => {
      task['stepTemplate'] = { ...(task['stepTemplate'] as Json | undefined), ...fields() };
      if (volumes.length === 0) task['volumes'] = [{ name: 'data-0', emptyDir: {} }];
      if (steps.length > 0) Object.assign(random.pick(steps), fields());
    },
    () => {
      if (sidecars.length === 0) task['sidecars'] = [{ name: 'db', image: 'db' }];
      Object.assign(random.pick(listOf(task, 'sidecars')), structuredClone(random.pick(SIDECAR_FIELDS)));
    },
  ])();
};

function listOf(holder: Json, field: string): Json[] {
  const list = holder[field];
  return Array.isArray(list) ? (list as Json[]) : [];
}

const CHANGES: readonly Change[] = [
  leaveOut,
  leaveOut,
  leaveOutElement,
  leaveOutElement,
  swapText,
  swapText,
  misspell,
  misspell,
  misspellVariable,
  misspellVariable,
  retype,
  retype,
  flip,
  claim,
  add,
  leaveOutDocument,
  strayVariable,
  moveVariable,
  podField,
];
/** Texts in which variables only make names, amounts and times that are not allowed. */
const FIXED = new Set(['name', 'type', 'image', 'operator', 'imagePullPolicy', 'timeout', 'memory']);
const NAMES = ['name', 'workspace', 'pipelineTaskName', 'secretName', 'claimName'];
const STRAY = [
  '$(params.url)',
  '$(params.nope)',
  '$(params.tags[0])',
  '$(params.options.host)',
  '$(tasks.task-0.results.commit)',
  '$(tasks.task-0.status)',
  '$(context.pipelineRun.name)',
  '$(context.taskRun.name)',
  '$(workspaces.source.path)',
  '$(results.commit.path)',
  '$(steps.main.results.out)',
];

function spots(documents: Json[]): Spot[] {
  return [...spotsOf(documents)].filter(
    ({ key, holder }) =>
      holder !== (documents as unknown) && key !== 'kind' && key !== 'apiVersion' && key !== 'metadata',
  );
}

function remove({ holder, key }: Spot): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else Reflect.deleteProperty(holder, key);
}

function write({ holder, key }: Spot, value: unknown): void {
  (holder as Json)[key] = structuredClone(value);
}
