import { param, Pipeline, PipelineChart, secretKey, sh, Task, type PipelineApp } from 'cdk8s-tekton';
import { GitHubEvents } from 'cdk8s-tekton/triggers';
import type { Case, Context } from '../harness/case';
import { httpUrl, makeRepository, setHook } from '../harness/git-server';
import { apply, getObject } from '../harness/kubectl';
import { applySecret } from '../harness/secrets';
import { ended, logsOf, NewRuns } from '../harness/runs';
import { synthesizeProgram } from '../harness/synthesis';
import { until } from '../harness/wait';
import { addressOf, listens, sendWebhook, type Listener } from '../harness/webhook';
import { WorkTree } from '../harness/work-tree';

const NAMESPACE = 'e2e-hostile';
const LISTENER: Listener = { namespace: NAMESPACE, name: 'hostile-hub' };
const REPOSITORY = 'hostile';
const WORD = 'known-to-both';
/** What a Secret beside the texts holds, and nobody may get to see. */
const TOKEN = 'nobody-sees-this-word';

/** Names that git allows for branches, and what else a pusher chooses freely. */
const PUSHES = [
  { branch: '$(params.nope)', message: '$(params.nope)' },
  { branch: '$(context.pipelineRun.name)', message: '$(context.pipelineRun.name) $(context.taskRun.name)' },
  { branch: '$(tasks.a.results.b)', message: '$(tasks.a.results.b) $(steps.show.results.c)' },
  { branch: 'x$(TOKEN)', message: 'x$(TOKEN) $$(TOKEN) $TOKEN ${TOKEN} $$ %TOKEN%' },
  { branch: 'a\'b"c`id`;id&&id|id', message: '\'"`id` $(id) ; id && id | id > x \\ \\n \\0 # !! %s' },
  {
    branch: 'größe-✓',
    message: 'First line\n\n  second, with "quotes"\r\n\ttab, ünïcode ✓\n$(workspaces.source.path)\n---\nkey: [value',
  },
];
/** What the author of a pull request chooses freely. */
const PULL_REQUESTS = [
  { title: '$(params.first) $(tt.params.sha) $(body.secret)', description: '{{ revision }} $(extensions.branch)' },
  { title: '"}]}}, "x": $(TOKEN)', description: '\n'.repeat(3) + '\\u0024(TOKEN) \u2028 </script>' },
];

/** Text that could mean something to Tekton, the kubelet, a shell, JSON or YAML goes through all of them. */
export const hostileText: Case = {
  name: 'hostile-text',
  title:
    'Branch names, messages, titles and descriptions that look like variables and commands arrive byte for byte, and show no Secret',
  run: async (context) => {
    await install(context);
    const runs = await NewRuns.since(NAMESPACE);
    const wanted = new Map([...(await push(context)), ...(await openPullRequests(context))]);
    await context.must('each of them starts a run', () =>
      until(`${wanted.size} runs`, async () => (await runs.names()).length >= wanted.size, { seconds: 60 }),
    );
    const seen = await context.must('the runs end', () => readAll(context, runs));
    for (const [sha, texts] of wanted) {
      await context.check(`exact bytes: ${texts.map((text) => JSON.stringify(text)).join(' and ')}`, () => {
        const got = seen.get(sha);
        if (got === undefined) throw new Error('no run succeeded for it');
        if (got.join('\0') !== texts.join('\0')) throw new Error(`the script sees ${JSON.stringify(got)}`);
        return Promise.resolve();
      });
    }
    await context.check('no run and no log holds the Secret', async () => {
      for (const run of await runs.names()) {
        const text = (await logsOf(NAMESPACE, run)) + JSON.stringify(await getObject(NAMESPACE, 'pipelinerun', run));
        if (text.includes(TOKEN)) throw new Error(`${run} shows it`);
      }
    });
  },
};

async function install({ cluster, must, namespaces, after }: Context): Promise<void> {
  const { git } = cluster;
  await must('a listener for pushes and pull requests', async () => {
    await namespaces([NAMESPACE]);
    await applySecret(NAMESPACE, 'webhook', { secretToken: WORD });
    await applySecret(NAMESPACE, 'token', { token: TOKEN });
    await apply('-f', synthesizeProgram(program, cluster.images));
    await listens(LISTENER);
    await makeRepository(git, REPOSITORY);
    await setHook(git, REPOSITORY, addressOf(LISTENER), WORD);
    after(() => setHook(git, REPOSITORY, '', ''));
  });
}

/** Shows what it is given in base64, beside a Secret that texts try to read. */
function program(app: PipelineApp): void {
  const chart = new PipelineChart(app, 'hostile', { namespace: NAMESPACE });
  const texts = { first: param.untrustedText(), second: param.untrustedText() };
  const show = new Task(chart, 'show', {
    params: { sha: param.string(), ...texts },
    steps: ({ params }) => [
      {
        name: 'show',
        image: 'busybox:1.35.0',
        env: { TOKEN: secretKey({ name: 'token' }, 'token') },
        script: sh`
          test -n "$TOKEN"
          echo "seen ${params.sha} $(printf %s ${params.first} | base64 -w 0) $(printf %s ${params.second} | base64 -w 0) ."
        `,
      },
    ],
  });
  const pipeline = new Pipeline(chart, 'pipeline', { params: { sha: param.string(), ...texts } });
  pipeline.addTask('show', show, { params: pipeline.params });
  const hub = new GitHubEvents(chart, 'hub', { secret: { name: 'webhook' } });
  hub.onPush(pipeline, {}, ({ event }) => ({ sha: event.sha, first: event.branch, second: event.message }));
  hub.onPullRequest(pipeline, {}, ({ event }) => ({ sha: event.sha, first: event.title, second: event.description }));
}

/** Real pushes of real branches, told by the git server. */
async function push({ cluster, must }: Context): Promise<[string, string[]][]> {
  const tree = new WorkTree(cluster.git, REPOSITORY);
  try {
    return await must('pushes', async () => {
      await tree.begin();
      const wanted: [string, string[]][] = [];
      for (const { branch, message } of PUSHES) {
        tree.write('file', branch);
        const sha = await tree.push(message, branch);
        wanted.push([sha, [branch, await tree.message()]]);
      }
      return wanted;
    });
  } finally {
    tree.remove();
  }
}

/** Webhooks of pull requests, as GitHub sends them. */
async function openPullRequests({ cluster, must }: Context): Promise<[string, string[]][]> {
  return must('pull requests', async () => {
    const wanted: [string, string[]][] = [];
    for (const [index, { title, description }] of PULL_REQUESTS.entries()) {
      const sha = String(index + 1).repeat(40);
      const repository = { full_name: 'e2e/hostile', clone_url: httpUrl(cluster.git, REPOSITORY) };
      const body = {
        action: 'opened',
        number: index + 1,
        pull_request: {
          number: index + 1,
          title,
          body: description,
          draft: false,
          merged: false,
          labels: [],
          html_url: 'https://github.example.com/e2e/hostile/pull/1',
          user: { login: 'mallory' },
          head: { sha, ref: 'patch-1', repo: repository },
          base: { ref: 'main', repo: repository },
        },
        repository,
        sender: { login: 'mallory' },
      };
      const status = await sendWebhook(LISTENER, { event: 'pull_request', secret: WORD, body });
      if (status !== 202) throw new Error(`the listener answers ${status}`);
      wanted.push([sha, [title, description]]);
    }
    return wanted;
  });
}

/** What the scripts of all runs saw, by the sha of the event. */
async function readAll({ evidence }: Context, runs: NewRuns): Promise<Map<string, string[]>> {
  const seen = new Map<string, string[]>();
  for (const run of await runs.names()) {
    await ended(NAMESPACE, run);
    await evidence.keepRun(NAMESPACE, run);
    const line = /seen (\S+) (\S*) (\S*) \./.exec(await logsOf(NAMESPACE, run, 'show'));
    if (line === null) continue;
    const [, sha = '', first = '', second = ''] = line;
    seen.set(
      sha,
      [first, second].map((text) => Buffer.from(text, 'base64').toString()),
    );
  }
  return seen;
}
