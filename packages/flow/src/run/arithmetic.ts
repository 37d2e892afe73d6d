import { union } from '../values/sorted.ts';
import { anythingFrom, type Known, type Value } from '../values/value.ts';

/** Most pairs of known numbers that are worked out one by one. */
const MOST_PAIRS = 16;

/** The result of an operation on numbers: worked out where both are known, else anything that depends on both. */
export function computed(a: Value, b: Value, work: ((x: number, y: number) => number | undefined) | undefined): Value {
  const taints = union(a.taints, b.taints);
  if (work === undefined || a.known === undefined || b.known === undefined || a.objects.length + b.objects.length > 0)
    return anythingFrom(taints);
  if (a.known.length * b.known.length > MOST_PAIRS) return anythingFrom(taints);
  const results = new Set<Known>();
  for (const x of a.known) {
    for (const y of b.known) {
      const result = typeof x === 'number' && typeof y === 'number' ? work(x, y) : undefined;
      if (result === undefined || Number.isNaN(result)) return anythingFrom(taints);
      results.add(result);
    }
  }
  return { objects: [], known: [...results], taints };
}

type Work = (x: number, y: number) => number | undefined;

const INT: readonly Work[] = [
  (x, y) => (x + y) | 0,
  (x, y) => (x - y) | 0,
  (x, y) => Math.imul(x, y),
  (x, y) => (y === 0 ? undefined : (x / y) | 0),
  (x, y) => (y === 0 ? undefined : (x % y) | 0),
  (x, y) => x & y,
  (x, y) => x | y,
  (x, y) => x ^ y,
  (x, y) => x << (y & 31),
  (x, y) => x >> (y & 31),
  (x, y) => (x >>> (y & 31)) | 0,
];

/** Longs are worked out as long as they stay exact. */
const exact = (x: number) => (Number.isSafeInteger(x) ? x : undefined);
const LONG: readonly (Work | undefined)[] = [
  (x, y) => exact(x + y),
  (x, y) => exact(x - y),
  (x, y) => exact(x * y),
  (x, y) => (y === 0 ? undefined : exact(Math.trunc(x / y))),
  (x, y) => (y === 0 ? undefined : exact(x % y)),
];
const SUBTRACT_REVERSED: Work = (x, y) => (y - x) | 0;

/** What a two-operand opcode (0x90–0xe2, without its form) works out; undefined where it is not followed. */
export function workOf(op: number): Work | undefined {
  if (op >= 0xe0) return INT[8 + op - 0xe0];
  if (op >= 0xd8) return op === 0xd9 ? SUBTRACT_REVERSED : INT[op - 0xd8];
  if (op >= 0xd0) return op === 0xd1 ? SUBTRACT_REVERSED : INT[op - 0xd0];
  const plain = op >= 0xb0 ? op - 0xb0 : op - 0x90;
  if (plain < 11) return INT[plain];
  return plain < 22 ? LONG[plain - 11] : undefined;
}

const UNARY: Readonly<Record<number, (x: number) => number | undefined>> = {
  123: (x) => -x | 0,
  124: (x) => ~x,
  125: (x) => exact(-x),
  129: (x) => x,
  130: (x) => x,
  131: (x) => x,
  132: (x) => (Math.abs(x) < 2 ** 53 ? x | 0 : undefined),
  138: (x) => (Math.abs(x) < 2 ** 31 ? Math.trunc(x) : undefined),
  141: (x) => (x << 24) >> 24,
  142: (x) => x & 0xffff,
  143: (x) => (x << 16) >> 16,
};

/** Negation and conversions (0x7b–0x8f). */
export function converted(op: number, value: Value): Value {
  const work = UNARY[op];
  const results = work === undefined ? undefined : value.known?.map((x) => (typeof x === 'number' ? work(x) : undefined));
  if (results === undefined || value.objects.length > 0 || results.some((x) => x === undefined)) return anythingFrom(value.taints);
  return { objects: [], known: [...new Set(results as number[])], taints: value.taints };
}

/** cmp-long and its kin (0x2d–0x31); floats are not followed. */
export function compared(op: number, a: Value, b: Value): Value {
  return computed(a, b, op === 0x31 ? (x, y) => Math.sign(x - y) : undefined);
}

const TESTS: readonly ((x: number, y: number) => boolean)[] = [
  (x, y) => x === y,
  (x, y) => x !== y,
  (x, y) => x < y,
  (x, y) => x >= y,
  (x, y) => x > y,
  (x, y) => x <= y,
];

/** Which ways an `if` can go. @param test 0 eq, 1 ne, 2 lt, 3 ge, 4 gt, 5 le */
export function outcomes(test: number, a: Value, b: Value): { readonly yes: boolean; readonly no: boolean } {
  const both = { yes: true, no: true };
  if (a.known === undefined || b.known === undefined) return both;
  const found = { yes: false, no: false };
  if (a.objects.length > 0 || b.objects.length > 0) {
    if (test > 1) return both;
    const mayBeSame = a.objects.some((one) => b.objects.includes(one));
    const mayDiffer = a.objects.length + b.objects.length > 0;
    if (mayBeSame) found[test === 0 ? 'yes' : 'no'] = true;
    if (mayDiffer) found[test === 0 ? 'no' : 'yes'] = true;
    if (a.objects.length === 1 && b.objects.length === 1 && mayBeSame && a.known.length === 0 && b.known.length === 0) return both;
  }
  for (const x of a.known) {
    for (const y of b.known) {
      const numbers = typeof x === 'number' && typeof y === 'number';
      if (!numbers && test > 1) return both;
      const holds = numbers ? TESTS[test]!(x, y) : test === 0 ? x === y : x !== y;
      if (!numbers && typeof x === 'string' && x === y) return both;
      found[holds ? 'yes' : 'no'] = true;
    }
  }
  return found.yes || found.no ? found : both;
}
