import { GitCloneTask, GitCredentials, sh, Task, workspace, type PipelineChart } from 'cdk8s-tekton';
import { logsOf } from '../harness/runs';

/** A Task that clones a private repository with the token of a Secret, and one that shows its file `src/height`. */
export function sourceTasks(chart: PipelineChart, secret: string) {
  const clone = new GitCloneTask(chart, 'git-clone', {
    credentials: GitCredentials.token({ secret: { name: secret } }),
  });
  const list = new Task(chart, 'list', {
    workspaces: { source: workspace() },
    steps: ({ workspaces }) => [
      { name: 'list', image: 'busybox:1.35.0', workingDir: workspaces.source.path, script: sh`cat src/height` },
    ],
  });
  return { clone, list };
}

/** Throws unless the task "list" of a run showed the file as it was pushed. */
export async function shows(namespace: string, run: string, height: string): Promise<void> {
  const log = await logsOf(namespace, run, 'list');
  if (!log.includes(height)) throw new Error(`the task "list" of ${run} shows ${log}`);
}
