type Operation = (x: number, y: number) => number | undefined;

const WHOLE: readonly Operation[] = [
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

/**
 * Result of a binary operation on ints, numbered as the instructions are (add, sub, mul, div, rem, and, or, xor, shl,
 * shr, ushr); undefined for those on longs and floats, and for division by zero.
 */
export function arithmetic(operation: number, x: number, y: number): number | undefined {
  return WHOLE[operation]?.(x, y);
}

/** The same with a literal, where subtraction is the other way round (`rsub`). */
export function arithmeticWith(operation: number, x: number, literal: number): number | undefined {
  return operation === 1 ? (literal - x) | 0 : WHOLE[operation]?.(x, literal);
}

/** Whether the operation makes a long or double: they are numbered int, long, float, double. */
export const wideArithmetic = (operation: number): boolean => (operation >= 0x0b && operation <= 0x15) || operation >= 0x1b;

/** Negation, complement, and changes of width between whole numbers, by opcode; floats are not followed. */
export const CONVERSIONS: Readonly<Record<number, Conversion>> = {
  123: (x) => -x | 0,
  124: (x) => ~x,
  129: (x) => x,
  132: (x) => Number(BigInt.asIntN(32, BigInt(x))),
  141: (x) => (x << 24) >> 24,
  142: (x) => x & 0xffff,
  143: (x) => (x << 16) >> 16,
};

type Conversion = (x: number) => number;
