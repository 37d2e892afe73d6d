import { KIND, type MethodValues, type ValueId } from './method-values.ts';

/** What a use of a value is. */
export const USE = { value: 0, call: 1, put: 2, item: 3, return: 4 } as const;

const WORDS = 3;

/**
 * The uses of the values of a method inside it. Those of a value are numbered from `from` to below `to`: first what it flows into, then calls,
 * fields, arrays, and that it is returned.
 */
export class Uses {
  /** First use of each value, with more entries at the end. */
  readonly #start: Int32Array;
  readonly #uses: Int32Array;

  constructor(values: MethodValues | undefined) {
    const count = values?.count ?? 0;
    const start = new Int32Array(count + 3);
    if (values !== undefined) eachUse(values, (value) => start[value + 2]!++);
    for (let k = 2; k < start.length; k++) start[k]! += start[k - 1]!;
    const uses = new Int32Array(start[count + 2]! * WORDS);
    if (values !== undefined)
      eachUse(values, (value, kind, a, b) => {
        const word = start[value + 1]!++ * WORDS;
        uses[word] = kind;
        uses[word + 1] = a;
        uses[word + 2] = b;
      });
    this.#start = start;
    this.#uses = uses;
  }

  from(value: ValueId): number {
    return this.#start[value]!;
  }

  to(value: ValueId): number {
    return this.#start[value + 1]!;
  }

  kind(use: number): number {
    return this.#uses[use * WORDS]!;
  }

  /** Of `USE.value` the join or cast, of `USE.call` the instruction, of `USE.put` the field, of `USE.item` the array. */
  of(use: number): number {
    return this.#uses[use * WORDS + 1]!;
  }

  /** The operand of a call. */
  operand(use: number): number {
    return this.#uses[use * WORDS + 2]!;
  }
}

function eachUse(values: MethodValues, each: (value: ValueId, kind: number, a: number, b: number) => void): void {
  const add = (value: ValueId, kind: number, a: number, b: number) => {
    if (value !== 0) each(value, kind, a, b);
  };
  for (let id = 1; id < values.count; id++) {
    const kind = values.kindOf(id);
    if (kind === KIND.join) for (const item of values.itemsOfJoin(id)) add(item, USE.value, id, 0);
    else if (kind === KIND.cast) add(values.castOf(id), USE.value, id, 0);
  }
  for (let k = 0; k < values.callCount; k++) {
    const at = values.instructionAt(k);
    const from = values.operandsFrom(k);
    const to = values.operandsFrom(k + 1);
    for (let n = from; n < to; n++) add(values.operand(n), USE.call, at, n - from);
  }
  for (const { field, value } of values.puts) add(value, USE.put, field, 0);
  for (const { array, value } of values.items) add(value, USE.item, array, 0);
  for (const value of values.returns) add(value, USE.return, 0, 0);
}
