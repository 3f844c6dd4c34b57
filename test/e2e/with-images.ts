/**
 * Loaded before an example (`node --import tsx --import ./test/e2e/with-images.ts examples/…`): its app gets the images of
 * $E2E_IMAGES, a JSON object, as if it had said `images` itself. Nothing else of the program changes.
 */
/* eslint-disable @typescript-eslint/no-require-imports -- modules are put back changed */
import { join } from 'node:path';
import type * as cdk8s from 'cdk8s';
import type * as library from 'cdk8s-tekton';
import type { PipelineAppProps } from 'cdk8s-tekton';

const images = JSON.parse(process.env['E2E_IMAGES'] ?? '{}') as Record<string, string>;

const entry = join(__dirname, '../../src/index.ts');
const ours = require(entry) as typeof library;
class PipelineApp extends ours.PipelineApp {
  constructor(props: PipelineAppProps = {}) {
    super({ ...props, images: { ...images, ...props.images } });
  }
}
replace(entry, { ...ours, PipelineApp });

const plain = require('cdk8s') as typeof cdk8s;
class App extends plain.App {
  constructor(props?: cdk8s.AppProps) {
    super(props);
    ours.configureTekton(this, { images });
  }
}
replace(require.resolve('cdk8s'), { ...plain, App });

/** What is loaded from now on gets these exports. */
function replace(file: string, exports: object): void {
  const [key] = Object.keys(require.cache).filter((cached) => cached.split('?')[0] === file);
  const cached = require.cache[key ?? ''];
  if (cached === undefined) throw new Error(`${file} is not where it was loaded from`);
  cached.exports = exports;
}
