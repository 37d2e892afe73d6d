import { type CodeItem, type Dex, unitsAt } from '@touchstone/formats/dex';
import { canThrow } from '../body/ways.ts';
import { Blocks } from './blocks.ts';
import { type InterpretedCall, Machine } from './machine.ts';
import { type MethodReferences, parameterTypes, widthOf } from './method-references.ts';
import { step } from './steps.ts';
import { UNKNOWN, type Value, type ValueId, type Values } from './values.ts';

/** What is known of the values in a method. */
export interface Interpreted {
  /** By id. */
  readonly values: readonly (Value | undefined)[];
  /** By instruction; those never reached are absent. */
  readonly calls: ReadonlyMap<number, InterpretedCall>;
  /** Value stored in each field (row of the file's table): a few side by side where stores differ. */
  readonly stores: ReadonlyMap<number, ValueId>;
}

const NOTHING: Interpreted = { values: [], calls: new Map(), stores: new Map() };

/** Methods whose states would take more words are not interpreted. */
const MOST_STATE_WORDS = 4_000_000;
/** Rounds over a method's instructions before it is given up: real ones settle after two or three. */
const MOST_ROUNDS = 24;
const FREE_STEPS = 4_096;
const STATIC = 0x8;

/**
 * Runs a method over what is known of its registers: forwards, along all ways; where two meet, a few values that
 * differ stand side by side, more are unknown; all that differ, when it would take too long otherwise. The effects of calls on
 * objects are not followed, but for constructors, string builders and collections.
 *
 * @param budget steps left for all methods of an app; when they are used up nothing more is known
 */
export function interpret(dex: Dex, definition: number, references: MethodReferences, budget: { steps: number }): Interpreted {
  const item = dex.codeItem(definition);
  if (item === undefined || item.to === item.from || budget.steps <= 0) return NOTHING;
  const blocks = new Blocks(dex, item);
  budget.steps -= item.to - item.from;
  if (blocks.isTooMany || blocks.count * (item.registers + 1) > MOST_STATE_WORDS) return NOTHING;
  const settle = (hasAlternatives: boolean): Machine | undefined => {
    const machine = new Machine(dex, references, item.from, item.to, hasAlternatives);
    const allowed = Math.min(budget.steps, (item.to - item.from) * MOST_ROUNDS + FREE_STEPS);
    const run = new Run(machine, item, blocks, allowed);
    const isSettled = run.settle(entryState(dex, definition, item, machine.values));
    budget.steps -= allowed - run.left;
    return isSettled ? machine : undefined;
  };
  const machine = settle(true) ?? settle(false);
  if (machine === undefined) return NOTHING;
  return { values: machine.values.all, calls: machine.calls, stores: storesByField(machine) };
}

/** Arguments lie in the last registers, `this` (parameter -1) first. */
function entryState(dex: Dex, definition: number, item: CodeItem, values: Values): Int32Array {
  const registers = new Int32Array(item.registers + 1);
  const signature = dex.methodSignature(dex.definitions.method[definition]!);
  const types = parameterTypes(signature.slice(1, signature.lastIndexOf(')')));
  let register = item.registers - item.ins;
  const put = (index: number, width: number) => {
    if (register >= 0 && register < item.registers) registers[register] = values.parameter(index);
    register += width;
  };
  if ((dex.definitions.flags[definition]! & STATIC) === 0) put(-1, 1);
  for (const [index, type] of types.entries()) put(index, widthOf(type));
  return registers;
}

function storesByField(machine: Machine): ReadonlyMap<number, ValueId> {
  const stores = new Map<number, ValueId>();
  for (const [at, id] of machine.stores) {
    const field = machine.unit(at, 1);
    stores.set(field, machine.values.either(stores.get(field) ?? id, id));
  }
  return stores;
}

/** One method being interpreted: states at the starts of blocks, until they no longer change. */
export class Run {
  /** Steps that may still be taken; a step is an instruction, or sixteen registers joined. */
  left: number;
  readonly #machine: Machine;
  readonly #item: CodeItem;
  readonly #blocks: Blocks;
  readonly #states: Map<number, Int32Array>;
  readonly #waiting: Set<number>;
  readonly #joinSteps: number;

  constructor(machine: Machine, item: CodeItem, blocks: Blocks, steps: number) {
    this.left = steps;
    this.#machine = machine;
    this.#item = item;
    this.#blocks = blocks;
    this.#states = new Map();
    this.#waiting = new Set();
    this.#joinSteps = 1 + (item.registers >>> 4);
  }

  /** @returns false when it would take too many steps */
  settle(entry: Int32Array): boolean {
    this.#states.set(0, entry);
    this.#waiting.add(0);
    for (const next of this.#waiting) {
      this.#waiting.delete(next);
      this.#runBlock(next);
      if (this.left <= 0) return false;
    }
    return true;
  }

  #runBlock(start: number): void {
    const machine = this.#machine;
    const { u16 } = machine.dex.bytes;
    const { from, to } = this.#item;
    machine.registers = this.#states.get(start)!.slice();
    machine.result = UNKNOWN;
    this.left -= this.#joinSteps;
    for (let at = start; at < to - from && this.left > 0; ) {
      const units = unitsAt(u16, from + at);
      if (from + at + units > to) return;
      this.left--;
      const op = machine.unit(at, 0) & 0xff;
      if (canThrow(op)) this.#reachHandlers(at);
      step(machine, at);
      this.left -= machine.extraSteps;
      machine.extraSteps = 0;
      const flow = this.#blocks.flow(at);
      for (const target of flow?.targets ?? []) this.#reach(target);
      if (flow?.fallsThrough === false) return;
      at += units;
      if (this.#blocks.isStart[at] === 0 || from + at >= to) continue;
      this.#reach(at);
      return;
    }
  }

  #reachHandlers(at: number): void {
    const size = this.#item.to - this.#item.from;
    for (const handler of this.#handlersAt(at)) if (handler.at < size) this.#reach(handler.at);
  }

  /** Tries ascend and do not overlap; of others Android would refuse the class. */
  #handlersAt(at: number): CodeItem['tries'][number]['handlers'] {
    const { tries } = this.#item;
    let low = 0;
    let high = tries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (tries[middle]!.from <= at) low = middle + 1;
      else high = middle;
    }
    const last = tries[low - 1];
    return last !== undefined && at < last.to ? last.handlers : [];
  }

  /** Joins the registers into the state before `target`, which waits for its turn if that changed it. */
  #reach(target: number): void {
    const { registers } = this.#machine;
    const state = this.#states.get(target);
    this.left -= this.#joinSteps;
    if (state === undefined) {
      this.#states.set(target, registers.slice());
      this.#waiting.add(target);
      return;
    }
    for (let r = 0; r < state.length; r++) {
      const known = state[r]!;
      if (known === UNKNOWN || known === registers[r]) continue;
      const joined = this.#machine.values.either(known, registers[r]!);
      if (joined === known) continue;
      state[r] = joined;
      this.#waiting.add(target);
    }
  }
}
