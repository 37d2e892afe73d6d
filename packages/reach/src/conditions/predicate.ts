import type { Bound } from './frames.ts';
import type { Outcome } from './outcome.ts';

/** A question about a value: for which numbers, boxed numbers, texts and objects the answer is yes. */
export interface Predicate {
  /** The same for the same question. */
  readonly key: string;
  /** Of an int, boolean, char, or null, which is 0 in code. */
  number(value: number): boolean;
  /** Of what `Boolean.valueOf` and its like made. */
  boxed(value: number): boolean;
  text(value: string): boolean;
  /** Of an object of which nothing more is known. */
  readonly object: boolean;
  /** Of an object that is made in sight, when that tells more: what must have happened for the answer to be yes. */
  readonly made?: (made: Bound) => Outcome;
  /** The question without what is done to the bits before it is asked. */
  readonly bits?: { readonly of: Predicate; readonly mask: number; readonly flip: number };
}

export type Relation = 'eq' | 'ne' | 'lt' | 'ge' | 'gt' | 'le';

const HOLDS: Readonly<Record<Relation, (a: number, b: number) => boolean>> = {
  eq: (a, b) => a === b,
  ne: (a, b) => a !== b,
  lt: (a, b) => a < b,
  ge: (a, b) => a >= b,
  gt: (a, b) => a > b,
  le: (a, b) => a <= b,
};

/** How the second stands to the first. */
export const TURNED: Readonly<Record<Relation, Relation>> = { eq: 'eq', ne: 'ne', lt: 'gt', ge: 'le', gt: 'lt', le: 'ge' };

/** As an instruction compares with a number; with 0 it may be asking for null. */
export function compared(relation: Relation, to: number): Predicate {
  const isObject = relation === 'ne' && to === 0;
  return {
    key: `${relation} ${to}`,
    number: (value) => HOLDS[relation](value, to),
    boxed: () => isObject,
    text: () => isObject,
    object: isObject,
  };
}

/** As a switch compares: one of the keys, or none of them. */
export function amongst(keys: readonly number[], isAmong: boolean): Predicate {
  const set = new Set(keys);
  const no = () => false;
  return {
    key: `${isAmong ? 'in' : 'not in'} ${keys.join(',')}`,
    number: (value) => set.has(value) === isAmong,
    boxed: no,
    text: no,
    object: false,
  };
}

/** Of a text: the same as another, or not. */
export function sameText(text: string, isSame: boolean, ignoresCase: boolean): Predicate {
  const fold = (value: string) => (ignoresCase ? value.toLowerCase() : value);
  return {
    key: `${isSame ? 'is' : 'is not'}${ignoresCase ? ' like' : ''} ${JSON.stringify(text)}`,
    number: (value) => value === 0 && !isSame,
    boxed: () => !isSame,
    text: (value) => (fold(value) === fold(text)) === isSame,
    object: !isSame,
  };
}

/** Of a box: the same number in it as in another, or not. Null and objects of other kinds are another. */
export function sameBox(number: number, isSame: boolean): Predicate {
  return {
    key: `${isSame ? 'is' : 'is not'} boxed ${number}`,
    number: () => !isSame,
    boxed: (value) => (value === number) === isSame,
    text: () => !isSame,
    object: !isSame,
  };
}

/** What is asked of the value that `change` is done to. */
export function after(asked: Predicate, name: string, change: (value: number) => number): Predicate {
  const { bits: _, made: __, ...plain } = asked;
  return { ...plain, key: `${asked.key} of ${name}`, number: (value) => asked.number(change(value)) };
}

/** What is asked of the value of which `mask` is kept and `flip` turned round; several such changes are one. */
export function afterBits(asked: Predicate, mask: number, flip: number): Predicate {
  const later = asked.bits ?? { of: asked, mask: -1, flip: 0 };
  const bits = { of: later.of, mask: mask & later.mask, flip: (flip & later.mask) ^ later.flip };
  return { ...after(bits.of, `and ${bits.mask} xor ${bits.flip}`, (value) => (value & bits.mask) ^ bits.flip), bits };
}

/** What is asked of the box, when this is asked of what is taken out. */
export function unboxed(asked: Predicate): Predicate {
  return { key: `${asked.key} unboxed`, number: () => false, boxed: asked.number, text: () => false, object: false };
}

/** What is asked of what is put in, when this is asked of the box. */
export function inBox(asked: Predicate): Predicate {
  return { key: `${asked.key} in box`, number: asked.boxed, boxed: () => false, text: () => false, object: false };
}

/** What is asked of what is stored, when this is asked of what a map of all that is stored gives: numbers are in boxes there. */
export function inMap(asked: Predicate): Predicate {
  return { key: `${asked.key} in map`, number: asked.boxed, boxed: asked.boxed, text: asked.text, object: asked.object };
}

/** What is asked of a text, when this is asked of the truth value that is read out of it. */
export function readAsTruth(asked: Predicate): Predicate {
  const truth = (value: string) => asked.number(value.toLowerCase() === 'true' ? 1 : 0);
  return { key: `${asked.key} as truth`, number: () => asked.number(0), boxed: () => false, text: truth, object: false };
}

/**
 * What is asked of a text, when this is asked of the number that is read out of it; what is no number, or too great for a long, throws.
 * Digits of other scripts are read too, and more than fifteen are more than is told apart here: which number that is stays open.
 */
export function readAsNumber(asked: Predicate): Predicate {
  const number = (value: string) => {
    const [, digits] = /^[+-]?(?=\p{Nd})0*(\p{Nd}*)$/u.exec(value) ?? [];
    if (digits === undefined) return false;
    if (!/^\d*$/.test(digits)) return true;
    return digits.length <= MOST_EXACT_DIGITS ? asked.number(Number(value)) : digits.length <= MOST_DIGITS_OF_LONG;
  };
  return { key: `${asked.key} as number`, number: () => false, boxed: () => false, text: number, object: true };
}

const MOST_EXACT_DIGITS = 15;
const MOST_DIGITS_OF_LONG = 19;

/** What is asked of a text, when this is asked of how long it is. A text that is not known may have any length. */
export function ofLength(asked: Predicate): Predicate {
  return {
    key: `${asked.key} of length`,
    number: () => false,
    boxed: () => false,
    text: (value) => asked.number(value.length),
    object: true,
  };
}

/** What is asked of a text, when this is asked of whether it is empty. */
export function ofEmptiness(asked: Predicate, nullIsEmpty: boolean): Predicate {
  return {
    key: `${asked.key} of emptiness${nullIsEmpty ? ' or null' : ''}`,
    number: () => (nullIsEmpty ? asked.number(1) : false),
    boxed: () => false,
    text: (value) => asked.number(value === '' ? 1 : 0),
    object: asked.number(0),
  };
}

/** Whether it tells a true answer from a false one, and which it takes. */
export function truthOf(asked: Predicate): boolean | undefined {
  const [no, yes] = [asked.number(0), asked.number(1)];
  return no === yes ? undefined : yes;
}
