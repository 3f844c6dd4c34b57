/** The one address under which builders look for a login of Docker Hub. */
const DOCKER_HUB = 'https://index.docker.io/v1/';
/** Names that Docker Hub goes by; a login under one of them is found by nodes and not by builders. */
const NAMES = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'hub.docker.com'];

/** What a login of a registry is stored under in a docker `config.json`. */
export function authKey(host: string): string {
  const name = host.replace(/^https?:\/\//, '').replace(/(\/v[12])?\/?$/, '');
  return NAMES.includes(name) ? DOCKER_HUB : host;
}
