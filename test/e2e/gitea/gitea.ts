import { reaches, type GitServer } from '../harness/git-server';
import { through } from '../harness/port-forward';
import { until } from '../harness/wait';

/** Name and password of a user. */
export interface Login {
  readonly username: string;
  readonly password: string;
}

/** A Gitea in the cluster. Paths of its API: https://docs.gitea.com/api */
export class Gitea implements GitServer {
  readonly ssh = undefined;
  /** As pods call it. */
  readonly host: string;

  constructor(
    readonly namespace: string,
    readonly service: string,
    /** The user who owns the repositories. */
    readonly login: Login,
  ) {
    this.host = `${service}.${namespace}.svc.cluster.local`;
  }

  /** It goes with its namespace. */
  readonly remove = (): Promise<void> => Promise.resolve();

  /** Asks the API, as the owner unless another user is said. Past the API server, which keeps logins to itself. */
  ask<T = unknown>(method: string, path: string, body?: object, login = this.login): Promise<T> {
    const authorization = `Basic ${Buffer.from(`${login.username}:${login.password}`).toString('base64')}`;
    return through(this.namespace, this.service, 80, async (host) => {
      const answer = await fetch(`http://${host}/api/v1${path}`, {
        method,
        headers: { authorization, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${method} ${path} as ${login.username}: ${answer.status} ${text}`);
      return (text === '' ? undefined : JSON.parse(text)) as T;
    });
  }

  /** Makes a private repository of the owner; gives `owner/name`. */
  async createRepository(name: string): Promise<string> {
    await this.ask('POST', '/user/repos', { name, private: true, default_branch: 'main' });
    return `${this.login.username}/${name}`;
  }

  /** A token of the owner. @param scopes `read:repository` */
  async createToken(name: string, ...scopes: readonly string[]): Promise<string> {
    const path = `/users/${this.login.username}/tokens`;
    return (await this.ask<{ readonly sha1: string }>('POST', path, { name, scopes })).sha1;
  }

  /** Has a repository tell an address of everything that Gitea tells of, signed with a word. */
  async addHook(repository: string, url: string, word: string): Promise<void> {
    await until(`${this.host} to reach ${url}`, () => reaches(this, url));
    await this.ask('POST', `/repos/${repository}/hooks`, {
      type: 'gitea',
      active: true,
      events: EVENTS,
      config: { url, content_type: 'json', secret: word },
    });
  }
}

const EVENTS = [
  ...['push', 'create', 'delete', 'release', 'issues', 'issue_comment'],
  ...['pull_request', 'pull_request_sync', 'pull_request_label', 'pull_request_comment', 'pull_request_review'],
];
