import { type Known, mayBeNull } from './known.ts';

const long = (value: bigint): bigint => BigInt.asIntN(64, value);
const shift = (value: number | bigint): bigint => BigInt(value) & 63n;

type IntOperation = (x: number, y: number) => number | undefined;
type LongOperation = (x: bigint, y: bigint) => bigint | undefined;

/** add sub mul div rem and or xor shl shr ushr, as the instructions count them. */
const INTS: readonly IntOperation[] = [
  (x, y) => (x + y) | 0,
  (x, y) => (x - y) | 0,
  (x, y) => Math.imul(x, y),
  (x, y) => (y === 0 ? undefined : (x / y) | 0),
  (x, y) => (y === 0 ? undefined : (x % y) | 0),
  (x, y) => x & y,
  (x, y) => x | y,
  (x, y) => x ^ y,
  (x, y) => x << y,
  (x, y) => x >> y,
  (x, y) => (x >>> y) | 0,
];
const LONGS: readonly LongOperation[] = [
  (x, y) => long(x + y),
  (x, y) => long(x - y),
  (x, y) => long(x * y),
  (x, y) => (y === 0n ? undefined : long(x / y)),
  (x, y) => (y === 0n ? undefined : long(x % y)),
  (x, y) => x & y,
  (x, y) => x | y,
  (x, y) => x ^ y,
  (x, y) => long(x << shift(y)),
  (x, y) => x >> shift(y),
  (x, y) => long(BigInt.asUintN(64, x) >> shift(y)),
];
const FLOATS: readonly IntOperation[] = [(x, y) => x + y, (x, y) => x - y, (x, y) => x * y, (x, y) => x / y, (x, y) => x % y];
const COMPARE = 0x2d;
const COMPARE_LAST = 0x31;
const FIRST = 0x90;

const wide = (value: Known): bigint | undefined =>
  typeof value === 'bigint' ? value : typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined;

/** `op vAA, vBB, vCC`; the forms in place count as these. */
export function binary(op: number, x: Known, y: Known): Known {
  if (op >= COMPARE && op <= COMPARE_LAST) return compared(x, y);
  const n = op - FIRST;
  if (n < 11) return typeof x === 'number' && typeof y === 'number' ? INTS[n]!(x, y) : undefined;
  if (n < 22) {
    const [a, b] = [wide(x), wide(y)];
    return a === undefined || b === undefined ? undefined : LONGS[n - 11]!(a, b);
  }
  const operation = FLOATS[(n - 22) % 5]!;
  return typeof x === 'number' && typeof y === 'number' ? operation(x, y) : undefined;
}

function compared(x: Known, y: Known): Known {
  if (typeof x === 'number' && typeof y === 'number') return Math.sign(x - y);
  const [a, b] = [wide(x), wide(y)];
  return a === undefined || b === undefined ? undefined : a < b ? -1 : a > b ? 1 : 0;
}

/** add rsub mul div rem and or xor shl shr ushr with a number in the instruction. */
export function literal(n: number, x: Known, y: number): Known {
  if (typeof x !== 'number') return undefined;
  return n === 1 ? (y - x) | 0 : INTS[n]?.(x, y);
}

/** Negations and conversions. */
export function unary(op: number, x: Known): Known {
  if (x === undefined || (typeof x !== 'number' && typeof x !== 'bigint')) return undefined;
  const big = wide(x);
  switch (op) {
    case 0x7b:
      return typeof x === 'number' ? -x | 0 : undefined;
    case 0x7c:
      return typeof x === 'number' ? ~x : undefined;
    case 0x7d:
      return big === undefined ? undefined : long(-big);
    case 0x7e:
      return big === undefined ? undefined : ~big;
    case 0x7f:
    case 0x80:
      return typeof x === 'number' ? -x : undefined;
    case 0x81:
      return big;
    case 0x84:
      return big === undefined ? undefined : Number(BigInt.asIntN(32, big));
    case 0x87:
    case 0x8a:
      return Math.trunc(Number(x)) | 0;
    case 0x88:
    case 0x8b:
      return Number.isFinite(Number(x)) ? long(BigInt(Math.trunc(Number(x)))) : undefined;
    case 0x8d:
      return (Number(x) << 24) >> 24;
    case 0x8e:
      return Number(x) & 0xffff;
    case 0x8f:
      return (Number(x) << 16) >> 16;
    default:
      return Number(x);
  }
}

/** eq ne lt ge gt le. */
export function holds(test: number, x: Known, y: Known): boolean | undefined {
  const [a, b] = [x === null ? 0 : x, y === null ? 0 : y];
  if (a === undefined || b === undefined || mayBeNull(a) || mayBeNull(b)) return undefined;
  if (test === 0) return a === b;
  if (test === 1) return a !== b;
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  return test === 2 ? a < b : test === 3 ? a >= b : test === 4 ? a > b : a <= b;
}
