import { LONGEST_TEXT } from './longest-text.ts';

/** An argument of `String.format`; numbers and characters keep the type of their box. */
export type Formatted =
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'I' | 'J' | 'S' | 'B' | 'C' | 'Z'; readonly value: number };

/** Wider fields are not for reading. */
const WIDEST = 256;
const SPECIFIER = /%(?:(\d{1,3})\$)?([-0]?)(\d{1,4})?(.)/gs;

/**
 * What `String.format` makes of a format with `%s %d %x %X %c %b %n %%`, a width and numbered arguments; undefined for
 * other formats, for an argument that is not known and for what Java would refuse.
 *
 * @source java.util.Formatter
 */
export function formatText(format: string, given: readonly (Formatted | undefined)[]): string | undefined {
  if (format.length > LONGEST_TEXT || format.replaceAll(SPECIFIER, '').includes('%')) return undefined;
  let [next, left, isSound] = [0, LONGEST_TEXT, true];
  const text = format.replaceAll(SPECIFIER, (_, position: string | undefined, flag: string, width: string | undefined, letter: string) => {
    if (letter === '%' || letter === 'n') return letter === 'n' ? '\n' : '%';
    const argument = given[position === undefined ? next++ : Number(position) - 1];
    const written = argument === undefined || !Object.hasOwn(CONVERSIONS, letter) ? undefined : CONVERSIONS[letter]!(argument);
    const columns = Number(width ?? 0);
    if (written === undefined || columns > WIDEST || (flag === '0' && (letter === 's' || written.startsWith('-')))) isSound = false;
    left -= Math.max(written?.length ?? 0, columns);
    if (!isSound || left < 0 || written === undefined) return '';
    return flag === '-' ? written.padEnd(columns) : written.padStart(columns, flag === '0' ? '0' : ' ');
  });
  return isSound && left >= 0 ? text : undefined;
}

const CONVERSIONS: Readonly<Record<string, (argument: Formatted) => string | undefined>> = {
  s: (argument) => shown(argument),
  d: (argument) => (isWhole(argument) ? String(argument.value) : undefined),
  x: (argument) => hexadecimal(argument),
  X: (argument) => hexadecimal(argument)?.toUpperCase(),
  c: ({ type, value }) => (type === 'C' ? String.fromCharCode(value) : undefined),
  b: ({ type, value }) => (type === 'Z' && value === 0 ? 'false' : 'true'),
};

/** A value as `toString` of its box writes it. */
export function shown({ type, value }: Formatted): string {
  if (type === 'text') return value;
  if (type === 'C') return String.fromCharCode(value);
  return type === 'Z' ? String(value !== 0) : String(value);
}

const BITS = { B: 8, S: 16, I: 32, J: 64 } as const;

const isWhole = (argument: Formatted): argument is Formatted & { readonly type: keyof typeof BITS; readonly value: number } =>
  Object.hasOwn(BITS, argument.type);

/** Negative numbers as their two's complement. */
const hexadecimal = (argument: Formatted) =>
  isWhole(argument) ? BigInt.asUintN(BITS[argument.type], BigInt(argument.value)).toString(16) : undefined;
