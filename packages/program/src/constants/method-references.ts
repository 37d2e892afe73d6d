import type { Dex } from '@touchstone/formats/dex';
import { ChangingCalls } from './changing-calls.ts';

/** A row of a DEX file's method table, decoded for reading calls. */
export interface MethodReference {
  readonly class: string;
  readonly name: string;
  readonly parameters: readonly string[];
  readonly returns: string;
}

/** Decoded rows of one DEX file, each once: the same few methods are called again and again. */
export class MethodReferences {
  /** Which of the methods may change what they are given. */
  readonly changing: ChangingCalls;
  readonly #dex: Dex;
  readonly #known: Map<number, MethodReference>;

  constructor(dex: Dex) {
    this.#dex = dex;
    this.#known = new Map();
    this.changing = new ChangingCalls(dex, this);
  }

  /** @param method row of the table; one behind its end is a method without a name */
  get(method: number): MethodReference {
    let reference = this.#known.get(method);
    if (reference === undefined) {
      reference = decode(this.#dex, method);
      if (this.#known.size < MOST_KEPT) this.#known.set(method, reference);
    }
    return reference;
  }
}

const MOST_KEPT = 8_192;

function decode(dex: Dex, method: number): MethodReference {
  if (!(method < dex.tables.methodCount)) return { class: '', name: '', parameters: [], returns: 'V' };
  const signature = dex.methodSignature(method);
  const end = signature.lastIndexOf(')');
  return {
    class: dex.methodClass(method),
    name: dex.methodName(method),
    parameters: parameterTypes(signature.slice(1, end)),
    returns: signature.slice(end + 1),
  };
}

/** `ILjava/lang/String;[J` as its three types. */
export function parameterTypes(text: string): readonly string[] {
  const types: string[] = [];
  for (let at = 0; at < text.length; ) {
    let end = at;
    while (text[end] === '[') end++;
    const semicolon = text[end] === 'L' ? text.indexOf(';', end) : end;
    end = semicolon < 0 ? text.length : semicolon + 1;
    types.push(text.slice(at, end));
    at = end;
  }
  return types;
}

/** Registers that a value of the type takes. */
export const widthOf = (type: string): 1 | 2 => (type === 'J' || type === 'D' ? 2 : 1);
