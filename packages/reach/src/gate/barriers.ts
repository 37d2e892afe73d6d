import type { ConstantValues } from '../conditions/constant-values.ts';
import { returnInstructions } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { type MethodValues, targetAt } from '../conditions/method-values.ts';
import { either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { CallValue } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import type { Solving } from './solving.ts';
import { Waits } from './waits.ts';

const FINAL = 0x10;

/** Calls after which control may not come back: those that end the process or wait, and app methods that throw. */
export class Barriers {
  readonly #known: Map<string, boolean>;
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #waits: Waits;

  constructor(solving: Solving) {
    this.#known = new Map();
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#waits = new Waits(solving);
  }

  has(frame: Frame, i: number): boolean {
    const value = frame.values.madeAt(i);
    if (value.kind !== 'call') return false;
    if (isExit(value) || this.#waits.holds(value, frame) || this.#openedBy(value, frame) !== undefined) return true;
    if (!this.#isPlain(value)) return false;
    const key = `${value.target.class}->${value.target.name}${value.target.signature}`;
    let isBarrier = this.#known.get(key);
    if (isBarrier === undefined) {
      this.#known.set(key, false);
      isBarrier = this.#constants.targets(value).some(({ id }) => this.#mayNotReturn(id));
      this.#known.set(key, isBarrier);
    }
    return isBarrier;
  }

  /** Whether the call at an instruction can return as calls do. */
  passes(i: number, frame: Frame): Outcome {
    const value = frame.values.madeAt(i);
    if (value.kind !== 'call') return FREE;
    if (isExit(value)) return NEVER;
    if (this.#waits.holds(value, frame)) return this.#waits.passes(value, frame);
    const opened = this.#openedBy(value, frame);
    if (opened !== undefined) return opened.map((key) => this.#solving.isStored(key, value, frame)).reduce(either, NEVER);
    const targets = this.#constants.targets(value);
    if (targets.length === 0) return FREE;
    return targets.map(({ id }) => this.#returnsAtAll(id)).reduce(either, NEVER);
  }

  #openedBy(call: CallValue, frame: Frame): readonly string[] | undefined {
    return this.#solving.input.flags.openedBy(call, frame);
  }

  /** Where what a call waits for is opened; undefined when it waits for nothing. */
  openings(i: number, frame: Frame): readonly CallPlace[] | undefined {
    const call = frame.values.madeAt(i);
    return call.kind === 'call' && this.#waits.holds(call, frame) ? this.#waits.openings(call, frame) : undefined;
  }

  /** Whether the call runs just the method that it names. */
  #isPlain({ how, target }: CallValue): boolean {
    if (how === 'static' || how === 'direct') return true;
    if (how !== 'virtual') return false;
    const owner = this.#constants.methods.classOf(target.class);
    if (owner === undefined) return false;
    const method = this.#constants.methods.own(target.class, target.name, target.signature);
    return method !== undefined && ((owner.accessFlags | method.accessFlags) & FINAL) !== 0;
  }

  #mayNotReturn(id: number): boolean {
    const frame = this.#constants.frames.of(id);
    if (frame === undefined || frame.values.body.count > LONGEST) return false;
    const { values } = frame;
    for (let i = 0; i < values.body.count; i++) {
      const call = values.body.isInvoke(i) ? values.madeAt(i) : undefined;
      if (call?.kind === 'call' && this.#waits.holds(call, frame)) return true;
    }
    return mayEnd(values);
  }

  #returnsAtAll(id: number): Outcome {
    return this.#solving.rounds.ask(`returns ${id}`, () => {
      const frame = this.#constants.frames.of(id);
      const passages = this.#solving.passagesOf(id);
      if (frame === undefined || passages === undefined) return FREE;
      return returnInstructions(frame.values)
        .map((i) => passages.at(i, this.#solving))
        .reduce(either, NEVER);
    });
  }
}

/** Longer methods are taken to come back. */
const LONGEST = 200;

/** Whether a method has a branch on which it does not come back: it throws, ends the process, or looks again and again until something is there. */
export function mayEnd(values: MethodValues): boolean {
  const { body } = values;
  if (body.count > LONGEST) return false;
  let hasBranch = false;
  let hasEnd = false;
  let hasLoop = false;
  let isHeld = false;
  for (let i = 0; i < body.count; i++) {
    const op = body.op[i]!;
    hasBranch ||= op >= 0x32 && op <= 0x3d;
    hasLoop ||= op >= 0x28 && op <= 0x3d && body.targets(i).some((target) => target <= i);
    const target = body.isInvoke(i) ? targetAt(body, i) : undefined;
    hasEnd ||= op === 0x27 || (target !== undefined && isExit({ target }));
    isHeld ||= target !== undefined && HOLDS.has(target.name);
  }
  return hasBranch && (hasEnd || (hasLoop && isHeld));
}

/** Calls between two looks at what a loop waits for. */
const HOLDS: ReadonlySet<string> = new Set(['wait', 'sleep', 'await', 'park', 'parkNanos', 'yield', 'onSpinWait', 'block']);

function isExit({ target }: Pick<CallValue, 'target'>): boolean {
  const { class: owner, name } = target;
  if (name === 'exit' || name === 'halt')
    return owner === 'Ljava/lang/System;' || owner === 'Ljava/lang/Runtime;' || owner === 'Lkotlin/system/ProcessKt;';
  return name === 'exitProcess' && owner === 'Lkotlin/system/ProcessKt;';
}
