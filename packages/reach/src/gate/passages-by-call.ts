import type { Frame } from '../conditions/frames.ts';
import type { MethodValues } from '../conditions/method-values.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { askedAt } from './asked-operands.ts';
import type { Passages } from './passages.ts';
import type { Solving } from './solving.ts';

/** Longer methods are not followed once for each call. */
const MOST_INSTRUCTIONS = 80;
const MOST_ROUNDS = 8;
const DEEPEST = 6;

/** How the blocks of a method stand to its start as one call runs it: where its branches test what the call gives, that decides. */
export class PassagesByCall {
  readonly #solving: Solving;
  readonly #known: WeakMap<Frame, Passages | undefined>;
  /** Parameters that branches of methods test, or that may say what is opened. */
  readonly #tested: Map<number, ReadonlySet<number>>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#known = new WeakMap();
    this.#tested = new Map();
  }

  of(frame: Frame): Passages | undefined {
    const { id } = frame.method;
    if (frame.given === undefined || frame.values.body.count > MOST_INSTRUCTIONS || this.#testedIn(frame).size === 0)
      return this.#solving.passagesOf(id);
    if (!this.#known.has(frame)) {
      const passages = this.#solving.passagesIn(frame);
      this.#known.set(frame, passages);
      let rounds = 0;
      while (passages.follow(this.#solving)) if (rounds++ > MOST_ROUNDS) break;
      if (rounds > MOST_ROUNDS) this.#known.set(frame, undefined);
    }
    return this.#known.get(frame) ?? this.#solving.passagesOf(id);
  }

  #testedIn({ method, values }: Frame): ReadonlySet<number> {
    let tested = this.#tested.get(method.id);
    if (tested === undefined) {
      const found = new Set<number>();
      const passages = this.#solving.passagesOf(method.id);
      for (const test of values.body.count > MOST_INSTRUCTIONS || passages === undefined ? [] : passages.tests()) {
        addParameters(test.value, values, found, 0);
        if ('other' in test) addParameters(test.other, values, found, 0);
      }
      for (const call of values.body.count > MOST_INSTRUCTIONS ? [] : callsIn(values))
        if (this.#solving.input.flags.reads.opens(call))
          for (let index = 0; index < parameterTypes(method.signature).length; index++) found.add(index);
      tested = found;
      this.#tested.set(method.id, tested);
    }
    return tested;
  }
}

function* callsIn(values: MethodValues): Generator<CallValue> {
  for (let i = 0; i < values.body.count; i++) {
    const value = values.body.isInvoke(i) ? values.madeAt(i) : undefined;
    if (value?.kind === 'call') yield value;
  }
}

function addParameters(value: Value, values: MethodValues, found: Set<number>, depth: number): void {
  if (depth > DEEPEST) return;
  for (const leaf of leaves(value)) {
    if (leaf.kind === 'parameter') found.add(leaf.index);
    const operand = leaf.kind === 'other' ? askedAt(leaf.at, values) : undefined;
    if (operand !== undefined) addParameters(operand, values, found, depth + 1);
    if (leaf.kind === 'math') for (const part of [leaf.left, leaf.right]) addParameters(part, values, found, depth + 1);
    if (leaf.kind === 'call') for (const given of leaf.arguments) addParameters(given, values, found, depth + 1);
    if (leaf.kind === 'field' && leaf.object !== undefined) addParameters(leaf.object, values, found, depth + 1);
  }
}
