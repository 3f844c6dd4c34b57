import { Construct } from 'constructs';
import { fail } from '../../diagnostics/diagnostic-error';
import { inside, type PendingPlace } from '../../diagnostics/place';
import { quote } from '../../util/quote';
import { siteOf } from '../app/origin';
import { addressOf, isAccountSecret, type IAccountSecret } from '../credentials/account-secret';
import type { INamed } from '../named';

interface Login {
  readonly secret: IAccountSecret;
  readonly host: string;
}

/**
 * Two logins for one address: of two passwords Tekton takes none, and the pod fails; of two keys ssh offers one after the other, and the
 * server takes the first that it knows, whichever repository is meant.
 *
 * @throws `account-host-twice`
 */
export function checkAccountSecrets(secrets: readonly INamed[], place: PendingPlace): void {
  const seen = new Map<string, Login>();
  for (const [i, secret] of secrets.entries()) {
    if (!isAccountSecret(secret)) continue;
    for (const host of secret.accountHosts) {
      const address = addressOf(secret, host);
      if (address === undefined) continue;
      const first = seen.get(address);
      if (first && first.secret.name !== secret.name) refuse(first, { secret, host }, inside(place, `secrets[${i}]`));
      seen.set(address, { secret, host });
    }
  }
}

function refuse(first: Login, second: Login, at: PendingPlace): never {
  const names = [first.secret.name, second.secret.name];
  return fail({
    rule: 'account-host-twice',
    message: `the account has two logins for ${quote(second.host)}: Secrets ${names.map(quote).join(' and ')}`,
    data: { host: second.host, secrets: names },
    at,
    related: [first, second].flatMap(({ secret, host }) =>
      Construct.isConstruct(secret)
        ? [
            {
              note: `accountHost ${quote(host)} of Secret ${quote(secret.name)}`,
              at: { construct: secret.node.path, source: siteOf(secret) },
            },
          ]
        : [],
    ),
    help: [
      `say the repository that each is for: accountHost: ${quote(`${second.host.replace(/\/+$/, '')}/acme/shop`)}`,
      'or give the login to the task that needs it: credentials of the GitCloneTask',
    ],
  });
}
