import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { MethodValues } from '../conditions/method-values.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';

/** What one call in a method does to what is in an intent or a bundle; `isOnly` when it is done to no other. */
export type BagPut = { readonly i: number; readonly isOnly: boolean } & (
  | { readonly kind: 'extra'; readonly key: Value; readonly value: Value; readonly type: string }
  | { readonly kind: 'action'; readonly value: Value }
  /** All that is in another intent or bundle; of a copy also where it goes. */
  | { readonly kind: 'all'; readonly of: Value; readonly isCopy: boolean }
  /** Something is taken out. */
  | { readonly kind: 'drop' }
  /** Methods of the app are given it, as a parameter. */
  | { readonly kind: 'handed'; readonly call: CallValue; readonly to: readonly { readonly method: number; readonly index: number }[] }
  | { readonly kind: 'unknown' }
);

type Put = BagPut extends infer One ? (One extends BagPut ? Omit<One, 'i' | 'isOnly'> : never) : never;

export const INTENT = 'Landroid/content/Intent;';
export const BUNDLE = 'Landroid/os/Bundle;';
const TEXT = 'Ljava/lang/String;';
const STATIC = 0x8;
const MOST_TARGETS = 4;

export const isBag = (type: string | undefined): boolean => type === INTENT || type === BUNDLE;

/** The intent that a chain of calls on one, each of which gives it back, is about. */
export function unchained(value: Value): Value {
  let at = value;
  while (at.kind === 'call' && at.how !== 'static' && at.target.class === INTENT && CHAINED.test(at.target.name)) {
    const [receiver] = at.arguments;
    if (receiver === undefined || returnType(at.target.signature) !== INTENT) return at;
    at = receiver;
  }
  return at;
}

/** The intents or bundles that a value can be, chains followed. */
export const bagsOf = (value: Value): readonly Value[] =>
  leaves(value).flatMap((leaf) => {
    const inner = unchained(leaf);
    return inner === leaf ? [leaf] : bagsOf(inner);
  });

/** What methods do to intents and bundles, as far as they show; what is found is kept. */
export class BagPuts {
  readonly #constants: ConstantValues;
  readonly #known: WeakMap<MethodValues, Map<Value | number, readonly BagPut[]>>;

  constructor(constants: ConstantValues) {
    this.#constants = constants;
    this.#known = new WeakMap();
  }

  /** All that a method does to an intent or bundle that it has. Where it keeps it, others may change it: that is unknown. */
  into(bag: Value, { values }: Frame): readonly BagPut[] {
    const known = this.#known.get(values) ?? new Map<Value | number, readonly BagPut[]>();
    this.#known.set(values, known);
    const key = bag.kind === 'parameter' ? bag.index : bag;
    let puts = known.get(key);
    if (puts === undefined) {
      puts = this.#find(bag, values);
      known.set(key, puts);
    }
    return puts;
  }

  #find(bag: Value, values: MethodValues): readonly BagPut[] {
    const { body } = values;
    const isIt = (value: Value | undefined) => value !== undefined && bagsOf(value).some((one) => isSame(one, bag));
    const puts: BagPut[] = [];
    for (let i = 0; i < body.count; i++) {
      if (isKept(body.op[i]!) && isIt(values.before(i, body.registers(i)[0]!))) puts.push({ kind: 'unknown', i, isOnly: false });
      if (!body.isInvoke(i)) continue;
      const call = values.madeAt(i);
      const given = call.kind === 'call' ? call.arguments : values.argumentsAt(i);
      if (!given.some(isIt)) continue;
      const isOnly = given[0] !== undefined && bagsOf(given[0]).length === 1;
      const found = call.kind === 'call' ? this.#putBy(call, isIt) : [UNKNOWN];
      puts.push(...found.map((put) => ({ ...put, i, isOnly })));
    }
    return puts;
  }

  #putBy(call: CallValue, isIt: (value: Value | undefined) => boolean): readonly Put[] {
    const { how, target, arguments: given } = call;
    const { methods } = this.#constants;
    const isOwn = methods.isApp(target.class) && methods.resolve(target.class, target) !== undefined;
    if (isOwn) return this.#handedBy(call, isIt);
    if (how !== 'static' && BAGS.has(target.class)) {
      const isInside = target.name !== '<init>' && ONE.test(target.name) && given.slice(1).some(isIt);
      return [...(isInside ? [UNKNOWN] : []), ...(isIt(given[0]) ? changeBy(call) : [])];
    }
    return target.name === 'setArguments' || HOLDERS.test(target.class) ? [UNKNOWN] : [];
  }

  #handedBy(call: CallValue, isIt: (value: Value | undefined) => boolean): readonly Put[] {
    const targets = this.#constants.targets(call);
    const result = returnType(call.target.signature);
    if (targets.length === 0 || targets.length > MOST_TARGETS || isBag(result) || result === 'Ljava/lang/Object;') return [UNKNOWN];
    const at = call.arguments.flatMap((value, n) => (isIt(value) ? [n] : []));
    const to = targets.flatMap(({ id, accessFlags }) => at.map((n) => ({ method: id, index: (accessFlags & STATIC) === 0 ? n - 1 : n })));
    return [{ kind: 'handed', call, to }];
  }
}

/** What a call on an intent or bundle does to it. */
function changeBy({ target: { name, signature }, arguments: given }: CallValue): readonly Put[] {
  const [, first, second] = given;
  const types = parameterTypes(signature);
  if (name === '<init>') {
    if (types[0] === TEXT && first !== undefined) return [{ kind: 'action', value: first }];
    if (isBag(types[0]) && first !== undefined) return [{ kind: 'all', of: first, isCopy: true }];
    return types.every((type) => EMPTY.has(type)) ? [] : [UNKNOWN];
  }
  if (name === 'setAction' && first !== undefined) return [{ kind: 'action', value: first }];
  if (DROPS.has(name)) return [{ kind: 'drop' }];
  if (!CHANGES.test(name)) return [];
  if (types[0] === TEXT && types.length === 2 && first !== undefined && second !== undefined)
    return [{ kind: 'extra', key: first, value: second, type: types[1]! }];
  if (!isBag(types[0]) || first === undefined || name === 'fillIn') return [UNKNOWN];
  return [...(name === 'replaceExtras' ? ([{ kind: 'drop' }] as const) : []), { kind: 'all', of: first, isCopy: false }];
}

const isSame = (a: Value, b: Value): boolean => a === b || (a.kind === 'parameter' && b.kind === 'parameter' && a.index === b.index);

const UNKNOWN: Put = { kind: 'unknown' };
/** Classes that declare what is called on an intent or bundle. */
const BAGS: ReadonlySet<string> = new Set([INTENT, BUNDLE, 'Landroid/os/BaseBundle;']);
/** What a new intent or bundle may be given that puts nothing in. */
const EMPTY: ReadonlySet<string> = new Set(['I', 'Ljava/lang/ClassLoader;', 'Landroid/content/Context;', 'Ljava/lang/Class;']);
/** Calls that give back the intent that they are made on. */
const CHAINED = /^(?:put|set|add|replace)[A-Z]/;
/** Calls after which more or less is inside. */
const CHANGES = /^(?:put|replaceExtras|fillIn|readFrom)/;
const DROPS: ReadonlySet<string> = new Set(['remove', 'removeExtra', 'clear']);
/** Calls that put one thing in: what is put in so is still the same. */
const ONE = /^put(?!Extras$|All$)/;
/** Classes of the platform and of libraries that keep what they are given for others. */
const HOLDERS =
  /^L(?:java\/util\/(?!Objects;)|java\/lang\/ref\/|android\/util\/(?!Log;)|android\/os\/(?:Message|Handler);|androidx\/(?:collection|lifecycle)\/|kotlin\/(?:Pair|Triple|TuplesKt|Result|collections\/|jvm\/functions\/|jvm\/internal\/Ref)|kotlinx\/coroutines\/)/;

/** Stored in an array or a field: others may put more into it. */
const isKept = (op: number): boolean => op === 0x4d || op === 0x5b || op === 0x69;
