import { ArrayRef } from '../../../src/core/references/array-ref';
import { StringRef } from '../../../src/core/references/string-ref';
import { UntrustedText } from '../../../src/core/references/untrusted-text';
import { Variables } from '../../../src/core/scripts/variables';

const origin = { owner: {} };
const ref = (variable: string) => new StringRef(variable, origin);

describe('Variables', () => {
  test.each([
    ['params.url', 'PARAM_URL'],
    ['params.git-url', 'PARAM_GIT_URL'],
    ['params.gitUrl', 'PARAM_GIT_URL'],
    ["params['a.b']", 'PARAM_A_B'],
    ['params.repo.url', 'PARAM_REPO_URL'],
    ['params.files[2]', 'PARAM_FILES_2'],
    ['params.PATH', 'PARAM_PATH'],
    ['tasks.clone.results.commit', 'RESULT_COMMIT'],
    ['tasks.clone.results.repo.url', 'RESULT_REPO_URL'],
    ['steps.build.results.IMAGE_DIGEST', 'RESULT_IMAGE_DIGEST'],
    ['workspaces.cache.bound', 'WORKSPACE_CACHE_BOUND'],
    ['context.taskRun.name', 'CONTEXT_TASK_RUN_NAME'],
    ['context.task.retry-count', 'CONTEXT_TASK_RETRY_COUNT'],
    ['anything.else', 'VALUE_ANYTHING_ELSE'],
  ])('names %s %s', (variable, name) => {
    expect(new Variables([], '').plain(ref(variable))).toBe(name);
  });

  it('has one variable for one reference', () => {
    const variables = new Variables([], '');
    expect([variables.plain(ref('params.a')), variables.plain(ref('params.a'))]).toEqual(['PARAM_A', 'PARAM_A']);
    expect(variables.list).toHaveLength(1);
  });

  it('numbers names that would be the same, in the order of use', () => {
    const variables = new Variables([], '');
    const names = ['params.a-b', 'params.a_b', 'params.aB'].map((name) => variables.plain(ref(name)));
    expect(names).toEqual(['PARAM_A_B', 'PARAM_A_B_2', 'PARAM_A_B_3']);
  });

  it('avoids the variables of the step and the words of the script', () => {
    const variables = new Variables(['PARAM_A', 'PARAM_B_B64'], 'echo "$PARAM_C"');
    const names = ['params.a', 'params.b', 'params.c'].map((name) => variables.plain(ref(name)));
    expect(names).toEqual(['PARAM_A_2', 'PARAM_B_2', 'PARAM_C_2']);
  });

  it('keeps the name without _B64 free for the decoded text', () => {
    const variables = new Variables([], '');
    expect(variables.encoded(new UntrustedText('params.a', origin))).toBe('PARAM_A_B64');
    expect(variables.plain(ref('params.a'))).toBe('PARAM_A_2');
    expect(variables.plain(new ArrayRef('params.a-b64', origin).at(0))).toBe('PARAM_A_B64_0');
  });
});
