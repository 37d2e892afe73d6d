import type { Frame } from '../conditions/frames.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';

/** What is put into an intent or a bundle by one call in a method. */
export type BagPut =
  | { readonly kind: 'extra'; readonly i: number; readonly key: Value; readonly value: Value; readonly type: string }
  | { readonly kind: 'action'; readonly i: number; readonly value: Value }
  /** All that is in another intent or bundle; of a copy also where it goes. */
  | { readonly kind: 'all'; readonly i: number; readonly of: Value; readonly isCopy: boolean }
  | { readonly kind: 'unknown'; readonly i: number };

export const INTENT = 'Landroid/content/Intent;';
export const BUNDLE = 'Landroid/os/Bundle;';
const TEXT = 'Ljava/lang/String;';

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

/**
 * All that a method puts into an intent or bundle of its own. What hands it to other code of the app, which may put more into it, or keeps it, is
 * unknown; @param besides the instruction that sends it @param isApp whether a class is the app's
 */
export function putsInto(bag: Value, { values }: Frame, besides: number, isApp: (type: string) => boolean): readonly BagPut[] {
  const { body } = values;
  const isIt = (value: Value | undefined) => value !== undefined && bagsOf(value).includes(bag);
  const puts: BagPut[] = [];
  for (let i = 0; i < body.count; i++) {
    const op = body.op[i]!;
    if (i === besides) continue;
    if (isKept(op) && isIt(values.before(i, body.registers(i)[0]!))) puts.push({ kind: 'unknown', i });
    if (!body.isInvoke(i)) continue;
    const call = values.madeAt(i);
    if (call.kind !== 'call') {
      if (values.argumentsAt(i).some(isIt)) puts.push({ kind: 'unknown', i });
      continue;
    }
    const isOnIt = call.how !== 'static' && isBag(call.target.class) && isIt(call.arguments[0]);
    if (isOnIt) puts.push(...putBy(call, i));
    else if (isApp(call.target.class) && call.arguments.some(isIt)) puts.push({ kind: 'unknown', i });
  }
  return puts;
}

function putBy({ target: { name, signature }, arguments: given }: CallValue, i: number): readonly BagPut[] {
  const [, first, second] = given;
  const types = parameterTypes(signature);
  if (name === '<init>') {
    if (types[0] === TEXT && first !== undefined) return [{ kind: 'action', i, value: first }];
    return isBag(types[0]) && first !== undefined ? [{ kind: 'all', i, of: first, isCopy: true }] : [];
  }
  if (name === 'setAction' && first !== undefined) return [{ kind: 'action', i, value: first }];
  if (!CHANGES.test(name)) return [];
  if (types[0] === TEXT && types.length === 2 && first !== undefined && second !== undefined)
    return [{ kind: 'extra', i, key: first, value: second, type: types[1]! }];
  return isBag(types[0]) && first !== undefined && name !== 'fillIn'
    ? [{ kind: 'all', i, of: first, isCopy: false }]
    : [{ kind: 'unknown', i }];
}

/** Calls that give back the intent that they are made on. */
const CHAINED = /^(?:put|set|add|replace)[A-Z]|^cloneFilter$/;
/** Calls after which more or less is inside. */
const CHANGES = /^(?:put|replaceExtras|removeExtra|fillIn|remove|clear|readFrom)/;

/** Stored in an array or a field: others may put more into it. */
const isKept = (op: number): boolean => op === 0x4d || op === 0x5b || op === 0x69;
