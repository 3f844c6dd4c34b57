import type { IConstruct } from 'constructs';
import { quote } from '../util/quote';

/** What the console asks an object for; by its name, so that `node:util` need not be loaded. */
const INSPECT = Symbol.for('nodejs.util.inspect.custom');

/** A class, also one that is abstract or has a constructor of its own. */
interface ClassOf<T> {
  readonly prototype: T;
}

/** Makes the console show objects of a class as a line, and not with all that hangs on them. */
export function showAs<T extends object>({ prototype }: ClassOf<T>, line: (object: T) => string): void {
  Object.defineProperty(prototype, INSPECT, {
    value(this: T) {
      return `${this.constructor.name} ${line(this)}`.trimEnd();
    },
  });
}

/**
 * Makes the console show constructs of a class without their tree: `Task "shop-test" at shop/test`. In a text they say that they
 * are none, as objects of JavaScript do; a path would pass for a name, and the rule `leaked-undefined` finds this.
 */
export function showByPath(constructs: ClassOf<IConstruct & { readonly name?: string }>): void {
  Object.defineProperty(constructs.prototype, 'toString', {
    value(this: IConstruct) {
      return `[construct ${this.node.path}]`;
    },
    writable: true,
    configurable: true,
  });
  showAs(constructs, ({ node: { path }, name }) =>
    [name !== undefined && quote(name), path !== '' && `at ${path}`].filter(Boolean).join(' '),
  );
}
