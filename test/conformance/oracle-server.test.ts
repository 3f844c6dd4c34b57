import { OracleCrash, OracleServer } from '../../conformance/fuzz/oracle-server';

/** Answers in the order of the questions, as the oracle does, and dies of those that hold `deadly`. */
const FAKE = `
  require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { id, object } = JSON.parse(line);
    const [{ name }] = object;
    if (name !== 'deadly') return setTimeout(() => console.log(JSON.stringify({ id, runs: [{ name }] })), 5);
    console.error('fatal error: stack overflow\\n\\ngoroutine 1');
    setTimeout(() => process.exit(2), 2);
  });
`;

function server(): OracleServer {
  return new OracleServer([process.execPath, '-e', FAKE]);
}

const ask = (oracle: OracleServer, name: string): Promise<unknown> =>
  oracle.runs([{ name }], {}).then(
    ([run]) => run?.name,
    (error: unknown) => error,
  );

describe('the server of the oracle', () => {
  it('tells which questions it dies of, and answers all others', async () => {
    const oracle = server();
    const answers = await Promise.all(['a', 'deadly', 'b', 'deadly', 'c'].map((name) => ask(oracle, name)));
    oracle.close();
    const crash = new OracleCrash('fatal error: stack overflow');
    expect(answers).toEqual(['a', crash, 'b', crash, 'c']);
    expect(answers[1]).toBeInstanceOf(OracleCrash);
  });

  it('goes on with a new process', async () => {
    const oracle = server();
    expect(await ask(oracle, 'deadly')).toBeInstanceOf(OracleCrash);
    expect(await ask(oracle, 'after')).toBe('after');
    oracle.close();
  });
});
