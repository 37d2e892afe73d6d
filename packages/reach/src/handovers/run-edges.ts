import type { Edge } from '../edge.ts';
import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';
import type { Called } from './called-methods.ts';
import type { Given } from './given.ts';
import type { HandOverLists } from './hand-over-lists.ts';
import type { Rule } from './rules.ts';
import { carried } from './subjects.ts';

const DEEPEST_CARRIERS = 3;
/** Types below a declared one of which what is called is looked up. */
const MOST_SUBTYPES = 24;

/** What runs of an object that is handed over: methods of its own, and of what it carries. */
export class RunEdges {
  readonly #origins: Origins;
  readonly #lists: HandOverLists;
  readonly #isCarrierKnown = new Map<string, boolean>();

  constructor(origins: Origins, lists: HandOverLists) {
    this.#origins = origins;
    this.#lists = lists;
  }

  of(from: number, instruction: number, given: Given, origins: readonly Origin[]): readonly Edge[] {
    const edges: Edge[] = [];
    const subjects = given.through?.(this.#origins, origins) ?? origins;
    for (const origin of subjects) {
      // What a carrier made here is given stands beside it already.
      const depth = given.through === undefined && origin.kind === 'object' && origin.method === from ? DEEPEST_CARRIERS : 0;
      for (const { called, receiver } of this.#runsOf(origin, given.rule, depth)) {
        const { method, how, trigger, repeated, toBackground } = called;
        edges.push({
          from,
          instruction,
          to: method.id,
          how,
          trigger,
          repeated,
          toBackground,
          because: given.rule.api,
          ...(given.via.length === 0 ? {} : { via: given.via }),
          ...(receiver === undefined ? {} : { receiver }),
        });
      }
    }
    return edges;
  }

  /** Beside carriers that the method makes: what it gives them, its parameters left open. */
  opened(id: number, origins: readonly Origin[], depth = 0): readonly Origin[] {
    if (depth >= DEEPEST_CARRIERS) return origins;
    return origins.flatMap((origin) => {
      const isOwn = origin.kind === 'object' && origin.method === id && this.#isCarrier(origin.class);
      return isOwn ? [origin, ...this.opened(id, carried(this.#origins, origin, true), depth + 1)] : [origin];
    });
  }

  #runsOf(origin: Origin, rule: Rule, depth: number): readonly { readonly called: Called; readonly receiver: string | undefined }[] {
    const { methods } = this.#origins;
    if (origin.kind === 'lambda') {
      const how = rule.ofInterface(origin.interface, origin.name);
      const method = methods.resolve(origin.body.class, origin.body);
      return how === undefined || method === undefined ? [] : [{ called: { method, ...how }, receiver: undefined }];
    }
    if (origin.kind === 'parameter' && origin.index === -1) {
      return this.#runsOf({ kind: 'some', class: methods.method(origin.method).class }, rule, depth);
    }
    if (origin.kind === 'some' || (origin.kind === 'platform' && methods.isApp(origin.class))) {
      const below = methods.program.subtypesOf(origin.class).slice(0, MOST_SUBTYPES);
      const called = [origin.class, ...below.map((type) => type.descriptor)].flatMap((type) => rule.of(type));
      return unique(called).map((called) => ({ called, receiver: origin.class }));
    }
    if (origin.kind === 'platform') return this.#runsOfProxy(origin, rule);
    if (origin.kind !== 'object') return [];
    const own = rule.of(origin.class).map((called) => ({ called, receiver: origin.class }));
    if (own.some(({ called }) => called.method.class === origin.class) || depth >= DEEPEST_CARRIERS || !this.#isCarrier(origin.class))
      return own;
    const inner = carried(this.#origins, origin, false).flatMap((one) => this.#runsOf(one, rule, depth + 1));
    return [...own, ...inner];
  }

  /** An object that `Proxy` made of a handler: every call of it runs the handler's `invoke`, as it would run the interface's method. */
  #runsOfProxy(origin: Origin & { readonly kind: 'platform' }, rule: Rule) {
    if (origin.member?.name !== 'newProxyInstance') return [];
    const { methods } = this.#origins;
    const handler = methods.call(origin.method, origin.instruction)?.values[2] ?? 0;
    const how = rule.ofInterface(undefined, undefined);
    return this.#origins.of(origin.method, handler).origins.flatMap((one) => {
      const invoked = one.kind === 'object' || one.kind === 'some' ? methods.named(one.class, 'invoke') : [];
      return how === undefined ? [] : invoked.map((method) => ({ called: { method, ...how }, receiver: method.class }));
    });
  }

  #isCarrier(type: string): boolean {
    let is = this.#isCarrierKnown.get(type);
    if (is === undefined) {
      const { program } = this.#origins.methods;
      is = [...this.#lists.carriers].some((carrier) => program.isSubtype(type, carrier) || type === carrier);
      this.#isCarrierKnown.set(type, is);
    }
    return is;
  }
}

function unique(called: readonly Called[]): readonly Called[] {
  return [...new Map(called.map((one) => [one.method.id, one])).values()];
}
