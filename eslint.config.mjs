import importX, { createNodeResolver } from 'eslint-plugin-import-x';
import tseslint from 'typescript-eslint';

/** The layers of the library, lowest first. A layer imports itself and what stands in `may`. */
const layers = [
  { name: 'util', may: [] },
  { name: 'schema', may: ['util'] },
  { name: 'diagnostics', may: ['util', 'schema'] },
  { name: 'analysis', may: ['util', 'schema', 'diagnostics'] },
  { name: 'validation', may: ['util', 'schema', 'diagnostics', 'analysis'] },
  { name: 'core', may: ['util', 'schema', 'diagnostics', 'analysis', 'validation'] },
  { name: 'tasks', may: ['util', 'schema', 'diagnostics', 'core'] },
  { name: 'registry', may: ['util', 'schema', 'diagnostics', 'core'] },
  { name: 'credentials', may: ['util', 'schema', 'diagnostics', 'core'] },
  { name: 'permissions', may: ['util', 'schema', 'diagnostics', 'core', 'registry'] },
  { name: 'triggers', may: ['util', 'schema', 'diagnostics', 'analysis', 'core'] },
  {
    name: 'cli',
    may: [
      'util',
      'schema',
      'diagnostics',
      'analysis',
      'validation',
      'core',
      'tasks',
      'registry',
      'credentials',
      'triggers',
    ],
  },
];

const betweenLayers = layers.flatMap(({ name, may }) =>
  layers
    .filter((other) => other.name !== name && !may.includes(other.name))
    .map((other) => ({
      target: `./src/${name}`,
      from: `./src/${other.name}`,
      message: `${name}/ may import ${may.length ? may.join(', ') : 'nothing'} only`,
    })),
);

/** Constructs validate what they render, and know no rule. */
const validationEntry = {
  target: './src/core',
  from: './src/validation',
  except: ['./validate.ts', './document.ts', './policy/policy.ts'],
  message: 'core/ may import validate() and its types only',
};

/** Programs that stand for those of users: what they cannot import, users cannot either. */
const publicOnly = ['./examples', './conformance/samples'].map((target) => ({
  target,
  from: './src',
  message: "import from 'cdk8s-tekton', as users do",
}));

export default tseslint.config(
  { ignores: ['lib', 'dist', '.cache', 'imports', 'node_modules', 'coverage', 'test/types/wrong', 'examples/*/dist'] },
  ...tseslint.configs.strictTypeChecked,
  ...tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    plugins: { 'import-x': importX },
    settings: {
      ...importX.flatConfigs.typescript.settings,
      'import-x/resolver': undefined,
      'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js'] })],
    },
    rules: {
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-restricted-paths': ['error', { zones: [...betweenLayers, validationEntry, ...publicOnly] }],
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'name the exports, so that a change of the API shows in review' },
      ],
      // References print as Tekton expressions; numbers are common in messages.
      '@typescript-eslint/restrict-template-expressions': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // An empty object type says "declares none" in the type parameters of Task and Pipeline.
      '@typescript-eslint/no-empty-object-type': 'off',
      // One that only calls a protected one makes it public.
      '@typescript-eslint/no-useless-constructor': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['test/**', 'examples/**', 'bench/**', 'scripts/**'],
    rules: {
      // Constructs are made for their effect on the tree.
      'no-new': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  {
    files: ['test/**'],
    rules: {
      // Tests look at single fields of rendered documents, which are plain JSON.
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
    },
  },
  { files: ['**/*.js', '**/*.mjs', '**/*.cjs'], ...tseslint.configs.disableTypeChecked },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
);
