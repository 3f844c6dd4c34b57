/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, sourceMaps: 'inline' }],
  },
  moduleNameMapper: {
    '^cdk8s-tekton$': '<rootDir>/src/index.ts',
    '^cdk8s-tekton/imports$': '<rootDir>/imports/tekton.dev.ts',
    '^cdk8s-tekton/(.*)$': '<rootDir>/src/$1/index.ts',
  },
};
