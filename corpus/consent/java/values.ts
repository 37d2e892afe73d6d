import { type Argument, type Register, text } from '@touchstone/test-kit';
import type { Expr } from './syntax.ts';
import { STRING, TypeFinder, widthOf } from './types.ts';

/** What an expression left: a register, or a constant not yet loaded. */
export interface Value {
  readonly type: string;
  readonly at: Argument;
}

/** Words of mnemonics, by descriptor. */
export const WIDE_NAMES: Readonly<Record<string, string>> = {
  I: 'int',
  J: 'long',
  F: 'float',
  D: 'double',
  B: 'byte',
  C: 'char',
  S: 'short',
};

/** Loads, moves and converts what expressions leave. */
export abstract class ValueWriter extends TypeFinder {
  move({ type, at }: Value, to: Register): void {
    if (at === to) return;
    if (typeof at === 'string') {
      if (widthOf(type) === 2) this.code.moveWide(to, at);
      else if (/^[L[n]/.test(type)) this.code.moveObject(to, at);
      else this.code.move(to, at);
    } else this.#load(to, type, at);
  }

  register(value: Value): Register {
    if (typeof value.at === 'string') return value.at;
    const to = this.temporary(value.type);
    this.#load(to, value.type, value.at);
    return to;
  }

  #load(to: Register, type: string, at: Exclude<Argument, string>): void {
    if (typeof at === 'object' && at !== null) {
      if ('text' in at) this.code.constString(to, at.text);
      else this.code.constClass(to, at.class);
    } else if (widthOf(type) === 2) this.code.constWide(to, BigInt(at ?? 0));
    else this.code.const(to, Number(at ?? 0));
  }

  /** Widened or narrowed to the type that is wanted. */
  as(type: string, value: Value): Value {
    const { at } = value;
    if (type.length > 1 || value.type === type || value.type === 'Z' || type === 'Z' || type === 'V') return { type, at };
    if (typeof at === 'number' || typeof at === 'bigint') {
      const number = typeof at === 'bigint' ? at : BigInt(at);
      return {
        type,
        at:
          type === 'F'
            ? floatBits(Number(number))
            : type === 'D'
              ? doubleBits(Number(number))
              : widthOf(type) === 2
                ? number
                : Number(number),
      };
    }
    const from = 'BCS'.includes(value.type) ? 'I' : value.type;
    if (from === type || ('BCS'.includes(value.type) && type === 'I')) return { type, at };
    const to = this.temporary(type);
    this.code.op(`${WIDE_NAMES[from]}-to-${WIDE_NAMES[type]}`, [to, this.register(value)]);
    return { type, at: to };
  }
}

/** A constant, not yet loaded. */
export function literal(expr: Expr & { readonly kind: 'literal' }, hint: string | undefined): Value {
  switch (expr.type) {
    case 'String':
      return { type: STRING, at: text(expr.value) };
    case 'null':
      return { type: hint ?? 'null', at: null };
    case 'boolean':
      return { type: 'Z', at: expr.value === 'true' };
    case 'char':
      return { type: 'C', at: expr.value.codePointAt(0)! };
    case 'long':
      return { type: 'J', at: BigInt(expr.value) };
    case 'float':
      return { type: 'F', at: floatBits(Number(expr.value)) };
    case 'double':
      return { type: 'D', at: doubleBits(Number(expr.value)) };
    case 'int':
      return { type: 'I', at: Number(expr.value) | 0 };
  }
}

function floatBits(value: number): number {
  return new Int32Array(Float32Array.of(value).buffer)[0]!;
}

function doubleBits(value: number): bigint {
  return new BigInt64Array(Float64Array.of(value).buffer)[0]!;
}
