import { Chart } from 'cdk8s';
import type { Construct } from 'constructs';
import { CallSite } from '../../diagnostics/call-site';
import { fail } from '../../diagnostics/diagnostic-error';
import { quote } from '../../util/quote';
import { describe } from '../describe';
import { siteOf } from './origin';
import { reportUncaught } from './report-uncaught';

/**
 * Checks that a construct can be made; constructs and cdk8s would throw errors of their own, without line and help.
 *
 * @param what the kind of thing that is made, for messages
 * @throws `missing-argument`, `no-chart`, `duplicate-id`
 */
export function checkScope(scope: Construct, id: string, what: string): Construct {
  checkHead(scope, id, what);
  checkId(scope, id, what);
  if (scope.node.scopes.some((above) => Chart.isChart(above))) return scope;
  fail({
    rule: 'no-chart',
    message: `${what} ${quote(id)} is made outside of a chart`,
    data: { id },
    at: { construct: scope.node.path, source: new CallSite() },
    help: "make a chart and give it as the first argument: const chart = new PipelineChart(app, 'delivery')",
  });
}

/**
 * Checks that a class was called with a scope, an id and props; JavaScript would say what is undefined deep inside.
 *
 * @throws `missing-argument`
 */
export function checkCall(scope: unknown, id: unknown, props: unknown, what: string): void {
  checkHead(scope, id, what);
  if (typeof props === 'object' && props !== null) return;
  failArgument(`the third argument of ${what} is its props, not ${describe(props)}`, what);
}

/**
 * Checks the scope and the id, which every construct takes.
 *
 * @param owner what the scope is, and how it is written: `chart`
 * @throws `missing-argument`
 */
export function checkHead(scope: unknown, id: unknown, what: string, owner = 'chart'): void {
  // A plain App is known only when its first construct is made, and that may be the one that is wrong.
  reportUncaught();
  if (typeof scope !== 'object' || scope === null || !('node' in scope))
    failArgument(`the first argument of ${what} is the ${owner} it belongs to, not ${describe(scope)}`, what, owner);
  if (typeof id !== 'string')
    failArgument(`the second argument of ${what} is its id, not ${describe(id)}`, what, owner);
  if (id === '') failArgument(`the second argument of ${what} is its id, and not an empty text`, what, owner);
}

function failArgument(message: string, what: string, owner = 'chart'): never {
  fail({
    rule: 'missing-argument',
    message,
    at: { source: new CallSite() },
    help: `write new ${what}(${owner}, 'id', { … })`,
  });
}

/**
 * Checks that no other construct of the scope has the id.
 *
 * @throws `duplicate-id`
 */
export function checkId(scope: Construct, id: string, what: string): Construct {
  const first = scope.node.tryFindChild(id);
  if (!first) return scope;
  const place = scope.node.path ? quote(scope.node.path) : 'the app';
  fail({
    rule: 'duplicate-id',
    message: `${what} has the id ${quote(id)}, which another construct in ${place} has`,
    data: { id },
    at: { construct: scope.node.path, source: new CallSite() },
    related: [{ note: 'first made', at: { construct: first.node.path, source: siteOf(first) } }],
    help: 'give each construct of a scope an id of its own',
  });
}
