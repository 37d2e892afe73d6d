import { union } from '../values/sorted.ts';
import { ANYTHING, anythingFrom, join, type Known, known, only, tainted, type Value } from '../values/value.ts';
import { elementsOf } from './lists.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** Longest text that is worked out. */
const LONGEST = 4_000;

type Pure = (...given: Known[]) => Known | undefined;

/** A function of known values: worked out where they are few, else anything that depends on all of them. */
function pure(work: Pure): Operation {
  return (call) => pureOn(call, call.given, work);
}

function pureOn(call: PlatformCall, given: readonly Value[], work: Pure): Value {
  const taints = call.taintsOf(...given);
  const combinations = given.reduce((n, value) => n * (value.objects.length > 0 ? 0 : (value.known?.length ?? 0)), 1);
  if (combinations === 0 || combinations > 12) return anythingFrom(taints);
  let rows: Known[][] = [[]];
  for (const value of given) rows = rows.flatMap((row) => value.known!.map((one) => [...row, one]));
  const results = new Set<Known>();
  for (const row of rows) {
    const result = work(...row);
    if (result === undefined || (typeof result === 'string' && result.length > LONGEST)) return anythingFrom(taints);
    results.add(result);
  }
  return { objects: [], known: [...results], taints };
}

const isText = (value: Known | undefined): value is string => typeof value === 'string';
const isNumber = (value: Known | undefined): value is number => typeof value === 'number';
const bit = (value: boolean): number => (value ? 1 : 0);

const onText = (work: (text: string, ...given: Known[]) => Known | undefined): Operation =>
  pure((text, ...given) => (isText(text) ? work(text, ...given) : undefined));

const texts = (work: (text: string, other: string) => Known | undefined): Operation =>
  onText((text, other) => (isText(other) ? work(text, other) : undefined));

/** Java's hash of a text. */
export function hashOf(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

/** Text of a value as `String.valueOf` gives it, where it is the same for every type that the number may have. */
function written(value: Known, type: string): string | undefined {
  if (isText(value)) return value;
  if (!isNumber(value)) return undefined;
  if (type === 'C') return String.fromCharCode(value);
  if (type === 'Z') return value === 0 ? 'false' : 'true';
  if (type === 'I' || type === 'J' || type === 'S' || type === 'B') return String(value);
  return value === 0 ? 'null' : undefined;
}

/** Both texts one behind the other. */
export function concatenated(a: Value, b: Value, type: string, taints: readonly number[]): Value {
  const all = union(a.taints, taints);
  const [x, y] = [only(a), only(b)];
  const right = y === undefined ? undefined : written(y, type);
  if (!isText(x) || right === undefined || x.length + right.length > LONGEST) return anythingFrom(all);
  return { objects: [], known: [x + right], taints: all };
}

/** Text of anything: `toString` of objects of the app is run. */
export function textOf(call: PlatformCall, value: Value, type: string): Value {
  const { session, frame, memory } = call;
  let result: Value | undefined;
  const add = (one: Value) => {
    result = result === undefined ? one : join(result, one);
  };
  for (const one of value.objects) {
    const info = memory.table.info(one);
    const text = memory.find(one, 'text');
    if (text !== undefined) {
      add(text);
    } else if (session.classes.isOfApp(info.type)) {
      add(session.callByName(frame, one, 'toString', '()Ljava/lang/String;', []) ?? ANYTHING);
    } else {
      add(anythingFrom(call.taintsOf({ objects: [one], known: [], taints: [] })));
    }
  }
  if (value.known === undefined) add(ANYTHING);
  else for (const one of value.known) add(((text) => (text === undefined ? ANYTHING : known(text)))(written(one, type)));
  return tainted(result ?? ANYTHING, value.taints);
}

const textOfArgument: Operation = (call) => {
  const [type = 'Ljava/lang/Object;'] = call.target.parameters;
  return type === '[C' ? ofCharacters(call, call.argument(0)) : textOf(call, call.argument(0), type);
};

const construct: Operation = (call) => {
  const [type, other] = call.target.parameters;
  if (type === undefined) return known('');
  if (type.startsWith('[') && other !== 'I') return ofCharacters(call, call.argument(0));
  return pureOn(call, call.given.slice(1, 2), (one) => (isText(one) ? one : undefined));
};

/** The text of an array of characters, or of bytes that are plain ASCII, where all are known. */
function ofCharacters(call: PlatformCall, array: Value): Value {
  const elements = array.objects.length === 1 ? elementsOf(call, array.objects[0]!) : undefined;
  const codes = elements?.map(only);
  const taints = call.taintsOf(array);
  const isKnown = codes?.every(
    (one): one is number => isNumber(one) && one > 0 && one < (call.target.parameters[0] === '[C' ? 0x10000 : 0x80),
  );
  return isKnown === true ? tainted(known(String.fromCharCode(...(codes as number[]))), taints) : anythingFrom(taints);
}

/** What is boxed stays the value it is. */
const same: Operation = (call) =>
  call.target.parameters.length > 1 ? anythingFrom(call.taintsOf(...call.given)) : (call.given.at(-1) ?? ANYTHING);

/** Longest text whose characters are kept one by one. */
const MOST_CHARACTERS = 128;

const characters: Operation = (call) => {
  const text = call.receiver;
  const made = call.fresh(call.target.returns);
  const one = only(text);
  const codes = isText(one) && one.length <= MOST_CHARACTERS ? [...one].map((_, k) => one.charCodeAt(k)) : undefined;
  if (codes === undefined) call.memory.put(made.objects[0]!, '[*]', anythingFrom(text.taints), true);
  else for (const [k, code] of codes.entries()) call.memory.put(made.objects[0]!, `[${k}]`, tainted(known(code), text.taints), true);
  call.memory.put(made.objects[0]!, 'length', isText(one) ? known(one.length) : ANYTHING, true);
  return made;
};

const equal: Operation = (call) => {
  const [a, b] = [call.given[0] ?? ANYTHING, call.given[1] ?? ANYTHING];
  if (a.objects.length > 0 || b.objects.length > 0) return ANYTHING;
  return { ...pureOn(call, [a, b], (x, y) => bit(x === y)), taints: [] };
};

const withoutTaints =
  (operation: Operation): Operation =>
  (call) => {
    const value = operation(call);
    return value === undefined ? undefined : { ...value, taints: [] };
  };

export const stringOperations: Operations = {
  'text-of': textOfArgument,
  'text-of-this': (call) => textOf(call, call.receiver, 'Ljava/lang/Object;'),
  'text-new': construct,
  'text-same': same,
  'text-characters': characters,
  'text-equals': equal,
  'text-equals-ignoring-case': withoutTaints(texts((a, b) => bit(a.toLowerCase() === b.toLowerCase()))),
  'text-concat': texts((a, b) => a + b),
  'text-length': withoutTaints(onText((text) => text.length)),
  'text-is-empty': withoutTaints(pure((text) => (isText(text) ? bit(text === '') : isNumber(text) && text === 0 ? 1 : undefined))),
  'text-char-at': onText((text, i) => (isNumber(i) && i >= 0 && i < text.length ? text.charCodeAt(i) : undefined)),
  'text-substring': onText((text, from, to) => (isNumber(from) && (to === undefined || isNumber(to)) ? text.slice(from, to) : undefined)),
  'text-lower': onText((text) => text.toLowerCase()),
  'text-upper': onText((text) => text.toUpperCase()),
  'text-trim': onText((text) => text.trim()),
  'text-replace': onText((text, a, b) =>
    isText(a) && isText(b)
      ? text.replaceAll(a, () => b)
      : isNumber(a) && isNumber(b)
        ? text.replaceAll(String.fromCharCode(a), String.fromCharCode(b))
        : undefined,
  ),
  'text-starts-with': withoutTaints(texts((a, b) => bit(a.startsWith(b)))),
  'text-ends-with': withoutTaints(texts((a, b) => bit(a.endsWith(b)))),
  'text-contains': withoutTaints(texts((a, b) => bit(a.includes(b)))),
  'text-index-of': withoutTaints(texts((a, b) => a.indexOf(b))),
  'text-hash': onText(hashOf),
  'number-parse': pure((text) => (isText(text) && /^-?\d{1,9}$/.test(text) ? Number(text) : undefined)),
  'number-sqrt': pure((x) => (isNumber(x) ? Math.sqrt(double(x)) : undefined)),
  'number-abs': pure((x) => (isNumber(x) && Math.abs(x) < 2 ** 31 ? Math.abs(x) : undefined)),
  'number-max': pure((x, y) => (isNumber(x) && isNumber(y) ? Math.max(x, y) : undefined)),
  'number-min': pure((x, y) => (isNumber(x) && isNumber(y) ? Math.min(x, y) : undefined)),
};

/** A double that an instruction wrote as bits; numbers as large as the bits of any but the smallest do not occur otherwise. */
function double(x: number): number {
  if (Math.abs(x) < 2 ** 53) return x;
  const view = new DataView(new ArrayBuffer(8));
  view.setBigInt64(0, BigInt(x));
  return view.getFloat64(0);
}
