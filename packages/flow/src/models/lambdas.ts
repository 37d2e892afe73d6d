import type { EncodedValue } from '@touchstone/formats/dex';
import { type MethodReference, methodReference } from '../code/references.ts';
import { call as callMethod } from '../run/calls.ts';
import type { Frame } from '../run/frame.ts';
import type { Session } from '../run/session.ts';
import { union } from '../values/sorted.ts';
import { ANYTHING, anythingFrom, object, onlyText, type Value } from '../values/value.ts';

/** Kinds of method handles. @source https://source.android.com/docs/core/runtime/dex-format#method-handle-type-codes */
const HANDLE = { static: 4, instance: 5, constructor: 6, direct: 7, interface: 8 } as const;

interface Bound {
  readonly kind: number;
  readonly target: MethodReference;
  /** Name of the method of the interface that runs it. */
  readonly name: string;
  readonly captured: number;
}

/** Objects that `invoke-custom` makes: an interface whose one method is a method of the app with some arguments given before. */
export class Lambdas {
  readonly #session: Session;
  readonly #bound = new Map<number, Bound>();

  constructor(session: Session) {
    this.#session = session;
  }

  /** The object, or the text when it is a concatenation; undefined when the call site cannot be read. */
  make(frame: Frame, site: number, given: readonly Value[]): Value | undefined {
    const item = frame.code.dex.callSite(site);
    if (item === undefined) return undefined;
    const returns = frame.code.dex.signature(item.proto).split(')')[1] ?? '';
    const handle = item.values.slice(3).find((value) => value.kind === 'method-handle');
    if (handle === undefined) return item.name.startsWith('makeConcat') ? concatenation(item.values, given) : undefined;
    const bound = this.#boundOf(frame, handle, item.name, given.length);
    if (bound === undefined) return undefined;
    const made = this.#session.allocate(frame, returns, '+lambda');
    for (const [k, value] of given.entries()) this.#session.memory.put(made, `c.${k}`, value, true);
    this.#bound.set(made, bound);
    return object(made);
  }

  of(id: number): Bound | undefined {
    return this.#bound.get(id);
  }

  /** Whether a call of that name runs it, and not a default method beside. */
  runs(id: number, name: string): boolean {
    return this.#bound.get(id)?.name === name;
  }

  /** Runs it. @param given without the receiver */
  call(id: number, frame: Frame, given: readonly Value[]): Value | undefined {
    const { kind, target, captured } = this.#bound.get(id)!;
    const before = Array.from({ length: captured }, (_, k) => this.#session.memory.read(id, `c.${k}`));
    const all = [...before, ...given];
    if (kind === HANDLE.constructor) {
      const made = object(this.#session.allocate(frame, target.class, '+new'));
      callMethod(this.#session, frame, 'direct', target, [made, ...all]);
      return made;
    }
    const how = kind === HANDLE.static ? 'static' : kind === HANDLE.direct ? 'direct' : 'virtual';
    return callMethod(this.#session, frame, how, target, all);
  }

  #boundOf(frame: Frame, handle: EncodedValue, name: string, captured: number): Bound | undefined {
    if (handle.kind !== 'method-handle') return undefined;
    const { dex } = frame.code;
    const method = dex.methodHandle(handle.handle);
    if (method === undefined) return undefined;
    const kind = dex.bytes.view.getUint16(dex.header.methodHandles.offset + handle.handle * 8, true);
    const target = methodReference(dex.methodClass(method), dex.methodName(method), dex.methodSignature(method));
    return { kind, target, name, captured };
  }
}

/** makeConcatWithConstants: the recipe has \u0001 where an argument goes. */
function concatenation(values: readonly EncodedValue[], given: readonly Value[]): Value {
  const taints = given.reduce<readonly number[]>((all, one) => union(all, one.taints), []);
  const recipe = values[3];
  if (recipe?.kind !== 'text') return anythingFrom(taints);
  let k = 0;
  let isKnown = true;
  const text = recipe.value.replaceAll('\u0001', () => {
    const one = onlyText(given[k++] ?? ANYTHING);
    isKnown &&= one !== undefined;
    return one ?? '';
  });
  return isKnown ? { objects: [], known: [text], taints } : anythingFrom(taints);
}
