import { App, type AppProps } from 'cdk8s';
import { assertNoErrors, sayWarnings } from './app-validation';
import { expectSynth } from './forgotten-synth';
import { written } from './late';
import { SIDE_FOLDERS } from './placement';
import { reportUncaught } from './report-uncaught';
import { keepSettings, type TektonSettings } from './settings';
import { SETTINGS_KEYS } from './check-settings';
import { checkOwnKeys } from '../check-keys';
import { CallSite } from '../../diagnostics/call-site';
import { synthesize, type Synthesis } from './synthesis';
import { toYaml } from './write-yaml';
import { writeFiles } from './write-files';
import { showByPath } from '../shown';
import type { KeysOf } from '../shape';
import { boolean, text } from '../shapes';

/** Props of {@link PipelineApp}. */
export interface PipelineAppProps extends TektonSettings {
  /** Folder to write. @default - environment variable `CDK8S_OUTDIR`, else `dist` */
  readonly outdir?: string | undefined;
  /** Whether to say on standard output what was written and how to apply it. @default true */
  readonly summary?: boolean | undefined;
}

const KEYS: KeysOf<PipelineAppProps> = { ...SETTINGS_KEYS, outdir: text, summary: boolean };

/**
 * A cdk8s App that owns its output: what to apply lies in `dist/`, what to create in `dist/runs/`.
 *
 * `synth()` renders and checks everything first and writes last; when something is wrong it reports all of it at once and
 * an earlier `dist/` stays as it is. A program that throws shows the report, and no stack.
 *
 * @throws `unknown-key`, `unknown-value`
 *
 * @example
 * ```ts
 * const delivery = new PipelineApp({ features: { 'enable-param-enum': 'true' } });
 * new PipelineChart(delivery, 'mountains', { namespace: 'ci' });
 * delivery.synth();
 * ```
 */
export class PipelineApp extends App {
  static {
    showByPath(this);
  }

  private readonly summary: boolean;

  constructor(props: PipelineAppProps = {}) {
    // Props are looked at once there is an app; until then null is nothing.
    const { outdir } = (props as PipelineAppProps | null) ?? {};
    super(typeof outdir === 'string' ? ({ outdir } satisfies AppProps) : {});
    reportUncaught();
    const place = { source: new CallSite() };
    checkOwnKeys(props, KEYS, { made: new.target, own: PipelineApp, at: place });
    keepSettings(this, props);
    this.summary = props.summary ?? true;
    expectSynth(this, place.source);
  }

  /**
   * Writes the output folder.
   *
   * @throws DiagnosticError with everything that is wrong; nothing is written then
   */
  override synth(): void {
    const files = this.render().map(({ path, documents }) => ({ path, content: toYaml(documents) }));
    const { removed } = writeFiles(this.outdir, files, (path) => this.isOutput(path));
    written(this);
    if (this.summary)
      process.stdout.write(
        summarize(
          this.outdir,
          files.map(({ path }) => path),
          removed,
        ),
      );
  }

  /** All documents as one YAML text, runs included. */
  override synthYaml(): string {
    return toYaml(this.render().flatMap(({ documents }) => documents));
  }

  private render(): Synthesis['files'] {
    const { files, diagnostics } = synthesize(this);
    assertNoErrors({ diagnostics });
    sayWarnings(diagnostics);
    return files;
  }

  private isOutput(path: string): boolean {
    const parts = path.split(/[\\/]/);
    const isInPlace =
      parts.length === 1 || (parts.length === 2 && Object.values(SIDE_FOLDERS).includes(parts[0] ?? ''));
    return isInPlace && path.endsWith(this.outputFileExtension);
  }
}

function summarize(outdir: string, paths: readonly string[], removed: readonly string[]): string {
  const has = (folder: string): boolean => paths.some((path) => path.startsWith(`${folder}/`));
  const lines = [
    ...paths.map((path) => `wrote   ${outdir}/${path}`),
    ...removed.map((path) => `removed ${outdir}/${path}`),
    '',
    `apply:  kubectl apply -f ${outdir}/`,
    ...(has('bundles') ? [`bundle: tkn bundle push <reference> -f ${outdir}/bundles/<chart>.k8s.yaml`] : []),
    ...(has('.tekton') ? [`commit: ${outdir}/.tekton/ as .tekton/ of the repository with the source`] : []),
    ...(has('runs') ? [`run:    kubectl create -f ${outdir}/runs/`] : []),
  ];
  return `${lines.join('\n')}\n`;
}
