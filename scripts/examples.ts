import { join } from 'node:path';

/** A program of `examples/` and the folder with its committed output. */
export interface Example {
  readonly name: string;
  readonly main: string;
  readonly dist: string;
}

/** The top folder of the repository. */
export const ROOT = join(__dirname, '..');

/** Every example, by paths below {@link ROOT}. Tests synthesize them again, conformance asks Tekton about their output. */
export const EXAMPLES: readonly Example[] = [
  { name: 'fastapi', main: 'examples/fastapi/main.ts', dist: 'dist' },
  {
    name: 'push-to-rollout',
    main: 'examples/push-to-rollout/main.ts',
    dist: 'examples/push-to-rollout/dist',
  },
  {
    name: 'pipelines-as-code',
    main: 'examples/pipelines-as-code/main.ts',
    dist: 'examples/pipelines-as-code/dist',
  },
  { name: 'plain-app', main: 'examples/plain-app/main.ts', dist: 'examples/plain-app/dist' },
];
