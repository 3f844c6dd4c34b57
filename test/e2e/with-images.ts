/**
 * Loaded before an example (`node --import tsx --import ./test/e2e/with-images.ts examples/…`): its app gets the images of
 * $E2E_IMAGES, a JSON object, as if it had said `images` itself. Nothing else of the program changes.
 */
import { join } from 'node:path';
import type * as library from 'cdk8s-tekton';
import type { PipelineAppProps } from 'cdk8s-tekton';

const entry = join(__dirname, '../../src/index.ts');
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the module is put back changed
const loaded = require(entry) as typeof library;
const images = JSON.parse(process.env['E2E_IMAGES'] ?? '{}') as Record<string, string>;

class PipelineApp extends loaded.PipelineApp {
  constructor(props: PipelineAppProps = {}) {
    super({ ...props, images: { ...images, ...props.images } });
  }
}

const [path] = Object.keys(require.cache).filter((file) => file.split('?')[0] === entry);
const cached = require.cache[path ?? ''];
if (cached === undefined) throw new Error('the library is not where it was loaded from');
cached.exports = { ...loaded, PipelineApp };
