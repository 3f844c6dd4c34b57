import { envName } from '../../src/util/env-name';

test.each([
  ['branch', 'BRANCH'],
  ['image-tag', 'IMAGE_TAG'],
  ['path', 'PARAM_PATH'],
  ['Home', 'PARAM_HOME'],
  ['ld_preload', 'PARAM_LD_PRELOAD'],
  ['7up', 'PARAM_7UP'],
  ['a.b', 'A_B'],
])('the param %s is handed over as %s', (param, name) => {
  expect(envName(param)).toBe(name);
});
