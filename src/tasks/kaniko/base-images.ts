import type * as dockerfileAst from 'dockerfile-ast';
import type { From, Instruction } from 'dockerfile-ast';

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
 * The images of FROM and `COPY --from` that Docker Hub would be asked for because their names say no registry.
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
    const image = imageOf(instruction, values, stages);
    if (isFrom(instruction)) stages.add(instruction.getBuildStage()?.toLowerCase() ?? '');
    return image && isUnqualified(image.name) ? [image] : [];
  });
}

/** The image of one instruction; none for those that name a stage. */
function imageOf(
  instruction: Instruction,
  values: ReadonlyMap<string, string | undefined>,
  stages: ReadonlySet<string>,
): BaseImage | undefined {
  const [said, range, isFixed] = isFrom(instruction)
    ? [instruction.getImage(), instruction.getImageRange(), false]
    : isCopy(instruction)
      ? [instruction.getFromFlag()?.getValue(), instruction.getFromFlag()?.getValueRange(), true]
      : [];
  if (!said || !range) return undefined;
  const name = isFixed ? said.replace(/\$.*/s, UNKNOWN) : withValues(said, instruction, values);
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

let parser: typeof dockerfileAst | undefined;

/** Loads the parser with the first Dockerfile that is read. */
function loadParser(): typeof dockerfileAst {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  parser ??= require('dockerfile-ast') as typeof dockerfileAst;
  return parser;
}
