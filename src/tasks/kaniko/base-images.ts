import type * as dockerfileAst from 'dockerfile-ast';
import type { From, Instruction, Run } from 'dockerfile-ast';

/** An image that a Dockerfile takes files from. */
export interface BaseImage {
  /** Its name, with the values of ARG that are known. */
  readonly name: string;
  /** Where it stands in the file; line and column count from 1. */
  readonly line: number;
  readonly column: number;
  readonly length: number;
}

/** Values of ARG by name; undefined for one that only the cluster knows. */
export type BuildArgs = ReadonlyMap<string, string | undefined>;

/** Stands for the value of a variable that nobody here knows. */
const UNKNOWN = '\0';

/**
 * The images of FROM, `COPY --from` and `RUN --mount=from=…` that Docker Hub would be asked for because their names say no registry.
 *
 * Stages of the file are no images, nor is `scratch`, nor a name whose beginning only the cluster knows.
 *
 * @returns undefined for a text without FROM
 */
export function unqualifiedImages(text: string, buildArgs: BuildArgs = new Map()): readonly BaseImage[] | undefined {
  const dockerfile = loadParser().DockerfileParser.parse(text);
  if (dockerfile.getFROMs().length === 0) return undefined;
  const values = new Map(
    dockerfile.getInitialARGs().flatMap((arg) => {
      const property = arg.getProperty();
      return property ? [[property.getName(), property.getValue() ?? undefined] as const] : [];
    }),
  );
  for (const [name, value] of buildArgs) if (values.has(name)) values.set(name, value);
  const stages = new Set<string>();
  return dockerfile.getInstructions().flatMap((instruction) => {
    const images = namesIn(instruction).flatMap((said) => imageOf(said, values, stages) ?? []);
    if (isFrom(instruction)) stages.add(instruction.getBuildStage()?.toLowerCase() ?? '');
    return images.filter(({ name }) => isUnqualified(name));
  });
}

/** A place where an image or a stage may be named. */
interface Said {
  readonly text: string | null | undefined;
  readonly range: ReturnType<From['getImageRange']> | undefined;
  /** Where variables have values. @default - nowhere: a name of ARG is taken as it is */
  readonly from?: From;
}

function namesIn(instruction: Instruction): readonly Said[] {
  if (isFrom(instruction))
    return [{ text: instruction.getImage(), range: instruction.getImageRange(), from: instruction }];
  if (isCopy(instruction)) {
    const flag = instruction.getFromFlag();
    return [{ text: flag?.getValue(), range: flag?.getValueRange() }];
  }
  if (!isRun(instruction)) return [];
  const mounts = instruction.getFlags().filter((flag) => flag.getName() === 'mount');
  return mounts.map((mount) => {
    const option = mount.getOption('from');
    return { text: option?.getValue(), range: option?.getValueRange() };
  });
}

/** The image that is named; none where a stage is. */
function imageOf(
  { text, range, from }: Said,
  values: ReadonlyMap<string, string | undefined>,
  stages: ReadonlySet<string>,
): BaseImage | undefined {
  if (!text || !range) return undefined;
  const isFixed = from === undefined;
  const name = isFixed ? text.replace(/\$.*/s, UNKNOWN) : withValues(text, from, values);
  const isStage = stages.has(name.toLowerCase()) || (isFixed && /^\d+$/.test(name));
  if (isStage || name.toLowerCase() === 'scratch') return undefined;
  const { start, end } = range;
  return {
    name: name.replaceAll(UNKNOWN, '…'),
    line: start.line + 1,
    column: start.character + 1,
    length: end.character - start.character,
  };
}

function withValues(text: string, from: Instruction, values: ReadonlyMap<string, string | undefined>): string {
  return from.getVariables().reduce((name, variable) => {
    const modifier = variable.getModifier();
    const value = values.get(variable.getName());
    const substitution = variable.getSubstitutionParameter() ?? '';
    const isKnown = values.has(variable.getName()) && value !== undefined;
    // `${V:-x}` and `${V-x}` give x without a value, `${V:+x}` with one.
    const meant = modifier?.endsWith('+')
      ? isKnown
        ? substitution
        : ''
      : (value ?? (modifier ? substitution : UNKNOWN));
    return name.replace(variable.toString(), () => meant);
  }, text);
}

/** The first part of a name is a host only if it has a dot or a colon or is `localhost`. */
function isUnqualified(name: string): boolean {
  const [first = '', ...rest] = name.split('/');
  if (rest.length > 0) return !first.includes('…') && first !== 'localhost' && !/[.:]/.test(first);
  const repository = first.replace(/[:@].*$/s, '');
  return repository !== '' && !repository.includes('…');
}

function isFrom(instruction: Instruction): instruction is From {
  return instruction.getKeyword() === 'FROM';
}

function isCopy(instruction: Instruction): instruction is dockerfileAst.Copy {
  return instruction.getKeyword() === 'COPY';
}

function isRun(instruction: Instruction): instruction is Run {
  return instruction.getKeyword() === 'RUN';
}

let parser: typeof dockerfileAst | undefined;

/** Loads the parser with the first Dockerfile that is read. */
function loadParser(): typeof dockerfileAst {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  parser ??= require('dockerfile-ast') as typeof dockerfileAst;
  return parser;
}
