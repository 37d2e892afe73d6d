import type { MethodName } from '@touchstone/program';

/** What a register holds at some place of a method. Positions are instruction numbers of its `Body`, blocks those of its graph. */
export type Value =
  | { readonly kind: 'number'; readonly value: number } // null too is 0
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'class'; readonly descriptor: string }
  /** -1 is `this`, others from 0. */
  | { readonly kind: 'parameter'; readonly index: number }
  | CallValue
  | FieldValue
  | { readonly kind: 'new'; readonly class: string; readonly at: number }
  /** An object made by invoke-custom; `arguments` are what it captures. */
  | { readonly kind: 'lambda'; readonly at: number; readonly body: Target | undefined; readonly arguments: readonly Value[] }
  | MathValue
  /** One of several, by the way on which the block was entered; may hold itself in a loop. */
  | ChoiceValue
  | { readonly kind: 'other'; readonly at: number };

export type Target = MethodName;

export interface CallValue {
  readonly kind: 'call';
  readonly at: number;
  readonly how: 'virtual' | 'super' | 'direct' | 'static' | 'interface';
  readonly target: Target;
  /** The receiver first, when there is one. */
  readonly arguments: readonly Value[];
}

export interface FieldValue {
  readonly kind: 'field';
  readonly at: number;
  readonly class: string;
  readonly name: string;
  readonly type: string;
  readonly isStatic: boolean;
  readonly object: Value | undefined;
}

export interface MathValue {
  readonly kind: 'math';
  readonly at: number;
  readonly how:
    | 'xor'
    | 'and'
    | 'or'
    | 'add'
    | 'subtract'
    | 'multiply'
    | 'remainder'
    | 'shift'
    | 'shift right'
    | 'compare'
    | 'compare floats';
  readonly left: Value;
  readonly right: Value;
}

export interface ChoiceValue {
  readonly kind: 'choice';
  readonly block: number;
  readonly options: readonly { readonly from: number; readonly isPlain: boolean; readonly value: Value }[];
}

/** The values that a value can be, choices followed, each once. */
export function leaves(value: Value): readonly Value[] {
  if (value.kind !== 'choice') return [value];
  const seen = new Set<Value>([value]);
  for (const one of seen) if (one.kind === 'choice') for (const option of one.options) seen.add(option.value);
  return [...seen].filter(({ kind }) => kind !== 'choice');
}

/** The one value that a value must be, when there is only one. */
export function only(value: Value): Value | undefined {
  const [one, another] = leaves(value);
  return another === undefined ? one : undefined;
}
