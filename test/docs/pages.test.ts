import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';
import { pages, read, ROOT, sources } from './harness/blocks';

const PAGES = pages();

test('every rule has an entry in troubleshooting, and every entry a rule', () => {
  const ids = sources().flatMap((file) =>
    [...read(file).matchAll(/\brule: ([^,}]*)/g)].flatMap(([, said = '']) =>
      [...said.matchAll(/'([a-z]+(?:-[a-z]+)+)'/g)].map(([, id]) => id),
    ),
  );
  const entries = [...read('docs/troubleshooting.md').matchAll(/^\| `([a-z-]+)` /gm)].map(([, id]) => id);

  expect({ withoutEntry: unique(ids.filter((id) => !entries.includes(id))) }).toEqual({ withoutEntry: [] });
  // Rules over documents have pages of their own; only those met while synthesizing stand here too.
  const isRule = (id = '') => ids.includes(id) || existsSync(join(ROOT, `docs/rules/${id}.md`));
  expect({ withoutRule: entries.filter((id) => !isRule(id)) }).toEqual({ withoutRule: [] });
  expect(unique(entries)).toEqual([...entries].sort());
});

test('every dependency is listed with its version', () => {
  const { dependencies, devDependencies, peerDependencies } = JSON.parse(read('package.json')) as Readonly<
    Record<string, Readonly<Record<string, string>>>
  >;
  const page = read('docs/dependencies.md');
  const wanted = Object.entries({ ...devDependencies, ...dependencies, ...peerDependencies });
  const rows = [...page.matchAll(/^\| `([^`]+)` +\| `([^`]+)` +\| \S/gm)].map(([, name, version]) => [name, version]);

  expect(rows.map(String).sort()).toEqual(wanted.map(String).sort());
});

test('every package that the library loads is a dependency', () => {
  const { dependencies, peerDependencies } = JSON.parse(read('package.json')) as Readonly<Record<string, object>>;
  const declared = Object.keys({ ...dependencies, ...peerDependencies });
  const loaded = sources()
    .flatMap((file) => ts.preProcessFile(read(file), true, true).importedFiles)
    .filter(({ fileName }) => !fileName.startsWith('.') && !fileName.startsWith('node:'))
    .map(({ fileName }) => /^(@[^/]+\/)?[^/]+/.exec(fileName)?.[0] ?? fileName);

  expect(unique(loaded.filter((name) => !declared.includes(name)))).toEqual([]);
});

test.each(PAGES)('links of %s lead somewhere', (page) => {
  const broken = [...withoutCode(read(page)).matchAll(/\]\((?!https?:)([^)]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !leadsSomewhere(page, target));

  expect(broken).toEqual([]);
});

test('README links every page', () => {
  const readme = read('README.md');
  // Decisions and rules have folders of their own, which README and the page on validation link.
  const own = (page: string) => /^docs\/[^/]+$/.test(page);
  const missing = PAGES.filter(own).filter((page) => !readme.includes(`(${page})`));

  expect(missing).toEqual([]);
});

test.each(PAGES)('%s speaks of the project only', (page) => {
  const text = read(page);

  expect(text).not.toMatch(/\/(work|home|root|tmp|Users)\/\w/);
  expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
});

function leadsSomewhere(page: string, target: string): boolean {
  const [path = '', anchor] = target.split('#');
  const file = path === '' ? page : normalize(join(dirname(page), path));
  if (!existsSync(join(ROOT, file))) return false;
  return anchor === undefined || headings(read(file)).includes(anchor);
}

/** Anchors as GitHub makes them. */
function headings(text: string): string[] {
  return [...withoutCode(text).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

function withoutCode(text: string): string {
  return text.replaceAll(/^```[\s\S]*?^```/gm, '');
}

function unique<T>(items: readonly T[]): T[] {
  return [...new Set(items)].sort();
}
