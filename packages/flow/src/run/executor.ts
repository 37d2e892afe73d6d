import type { Method } from '@touchstone/program';
import type { Heap } from '../memory/memory.ts';
import { ANYTHING, join, type Value, withKnown, ZERO } from '../values/value.ts';
import { outcomes } from './arithmetic.ts';
import { Blocks } from './blocks.ts';
import { narrowed } from './branches.ts';
import { CallMemo } from './call-memo.ts';
import { mayCatch } from './exceptions.ts';
import type { Context, Frame, Outcome, State, Thrown } from './frame.ts';
import { step } from './instructions.ts';
import { Result } from './result.ts';
import type { Session } from './session.ts';

/** Calls inside calls; the machine's own stack would end somewhere behind. */
const DEEPEST = 90;
/** How often one method may stand on the stack before the numbers it is called with are given up, and at all. */
const EXACT_RECURSION = 3;
const MOST_RECURSION = 5;
/** Ways through a method that are kept apart, and how deep in calls that is done. */
const WAYS = 4;
const DEEPEST_APART = 6;
/** Registers that may be kept for all blocks of all methods on the stack. */
const MOST_KEPT_REGISTERS = 8_000_000;
/** Registers that are copied for one work unit. */
const REGISTERS_PER_UNIT = 256;
const JUMP_IF = 0x32;
const JUMP_IF_ZERO = 0x38;

/** Runs methods on abstract values: each instruction on what may be in its registers, both ways where a branch is open. */
export class Executor {
  readonly #session: Session;
  readonly #stack: number[];
  readonly #memo: CallMemo;
  /** Of all methods on the stack, registers times blocks. */
  #kept: number;
  #current: Frame | undefined;

  constructor(session: Session) {
    this.#session = session;
    this.#stack = [];
    this.#memo = new CallMemo();
    this.#kept = 0;
    this.#current = undefined;
  }

  /** The method that is being run. */
  get current(): Frame | undefined {
    return this.#current;
  }

  /** Runs a method of the app on the heap that is in memory, and leaves there the heap after it. */
  call(method: Method, given: readonly Value[], context: Context, caller: Frame | undefined): Outcome {
    const { classes, memory, work } = this.#session;
    const code = classes.code(method);
    const before = this.#stack.reduce((count, id) => (id === method.id ? count + 1 : count), 0);
    const kept = code === undefined ? 0 : code.body.item.registers * code.body.blocks.count;
    const isTooDeep = this.#stack.length >= DEEPEST || this.#kept + kept > MOST_KEPT_REGISTERS;
    if (isTooDeep) this.#session.isCut = true;
    if (code === undefined || isTooDeep || before >= MOST_RECURSION || work.isOver) return { value: notFollowed(given), thrown: undefined };
    const all = before < EXACT_RECURSION ? given : given.map(withoutNumbers);
    const remembered = this.#memo.find(method, context, all, memory.heap);
    if (remembered !== undefined) {
      memory.heap = remembered.after;
      return remembered.outcome;
    }
    const start = memory.heap;
    const { body } = code;
    const registers = new Array<Value>(body.item.registers).fill(ZERO);
    for (const [k, register] of body.parameterRegisters.entries())
      if (register < registers.length) registers[register] = all[k] ?? ANYTHING;
    const frame: Frame = { method, code, context, caller, registers, i: 0, at: 0, thrown: undefined };
    this.#stack.push(method.id);
    this.#kept += kept;
    const outer = this.#current;
    this.#current = frame;
    const outcome = body.count === 0 ? { value: ANYTHING, thrown: undefined } : this.#run(frame);
    this.#current = outer;
    this.#stack.pop();
    this.#kept -= kept;
    if (!work.isOver && before === 0)
      this.#memo.keep(method, context, { given: all, before: start, after: memory.heap, outcome }, memory.written);
    return outcome;
  }

  #run(frame: Frame): Outcome {
    const { memory, work } = this.#session;
    const blocks = new Blocks(frame.code.body.blocks, this.#session, this.#ways());
    blocks.enter(0, { registers: frame.registers, heap: memory.heap, caught: undefined });
    const result = new Result(memory);
    for (let next = blocks.next(); next !== undefined && !work.isOver; next = blocks.next())
      this.#block(frame, next.block, next.state, blocks, result);
    if (result.heap !== undefined) memory.heap = result.heap;
    const outcome = { value: result.heap === undefined ? undefined : result.value, thrown: result.thrown };
    return result.at === undefined ? outcome : { ...outcome, at: result.at };
  }

  /** Ways kept apart at one block: in small apps, not too deep, while there is time. */
  #ways(): number {
    const { isSliced, work } = this.#session;
    return !isSliced && this.#stack.length <= DEEPEST_APART && work.spent < work.most / 8 ? WAYS : 1;
  }

  #block(frame: Frame, b: number, state: State, blocks: Blocks, result: Result): void {
    const { memory, work } = this.#session;
    const { code } = frame;
    const { blocks: graph } = code.body;
    const handlers = code.handlers(b);
    frame.registers = state.registers.slice();
    work.spend(frame.registers.length / REGISTERS_PER_UNIT);
    memory.heap = state.heap;
    const last = graph.start[b + 1]! - 1;
    for (let i = graph.start[b]!; i <= last; i++) {
      const instruction = code.instruction(i);
      frame.i = i;
      frame.at = instruction.at;
      frame.thrown = undefined;
      work.spend(1);
      const { op } = instruction;
      if (op >= 0x28 && op <= 0x3d && !(op >= 0x2d && op <= 0x31)) {
        this.#jump(frame, b, blocks, i);
        return;
      }
      if (op >= 0x0e && op <= 0x11) {
        result.returns(op === 0x0e ? ZERO : frame.registers[instruction.registers[0]!]!, instruction.at);
        return;
      }
      const before = handlers.length > 0 ? { registers: frame.registers.slice(), heap: memory.heap } : undefined;
      const goesOn = step(this.#session, frame, instruction, state.caught);
      const thrown: Thrown | undefined = frame.thrown;
      if (before !== undefined && goesOn !== 'quiet' && op !== 0x27) this.#mayThrow(frame, b, blocks, before, goesOn !== 'ends');
      if (thrown !== undefined) this.#throws(frame, b, blocks, before?.registers ?? frame.registers, thrown, result);
      if (goesOn === 'ends') return;
    }
    if (b + 1 < graph.count) blocks.enter(b + 1, { registers: frame.registers, heap: memory.heap, caught: undefined });
  }

  /** Any exception of the platform at this instruction: before it has done its work, and after calls it made had done theirs. */
  #mayThrow(frame: Frame, b: number, blocks: Blocks, before: { registers: Value[]; heap: Heap }, isDone: boolean): void {
    const { memory } = this.#session;
    for (const handler of frame.code.handlers(b)) {
      blocks.enter(handler.block, { ...before, caught: ANYTHING });
      if (isDone && memory.heap !== before.heap)
        blocks.enter(handler.block, { registers: before.registers, heap: memory.heap, caught: ANYTHING });
    }
  }

  /** What was thrown on purpose goes to the handlers that can catch it, or out. */
  #throws(frame: Frame, b: number, blocks: Blocks, registers: Value[], thrown: Thrown, result: Result): void {
    let left = thrown.value;
    for (const { type, block } of frame.code.handlers(b)) {
      const caught = type === undefined ? left : this.#caughtBy(type, left);
      if (caught === undefined) continue;
      blocks.enter(block, { registers, heap: thrown.heap, caught });
      if (type === undefined) return;
      left = this.#notCaughtBy(type, left);
      if (left.objects.length === 0 && left.known?.length === 0) return;
    }
    result.throws({ value: left, heap: thrown.heap });
  }

  #caughtBy(type: string, value: Value): Value | undefined {
    const { classes, memory } = this.#session;
    const caught = value.objects.filter((one) => mayCatch(classes, memory.table.info(one).type, type));
    return caught.length > 0 || value.known === undefined ? { ...value, objects: caught } : undefined;
  }

  #notCaughtBy(type: string, value: Value): Value {
    const { classes, memory } = this.#session;
    return { ...value, objects: value.objects.filter((one) => !classes.isBelow(memory.table.info(one).type, type)) };
  }

  #jump(frame: Frame, b: number, blocks: Blocks, i: number): void {
    const { memory } = this.#session;
    const { op, registers: names, target } = frame.code.instruction(i);
    const { registers } = frame;
    const go = (block: number, changed: Value[] = registers) => {
      if (block >= 0) blocks.enter(block, { registers: changed, heap: memory.heap, caught: undefined });
    };
    if (op <= 0x2a) {
      go(target);
      return;
    }
    if (op <= 0x2c) {
      this.#switch(frame, b, i, go);
      return;
    }
    const isZero = op >= JUMP_IF_ZERO;
    const test = op - (isZero ? JUMP_IF_ZERO : JUMP_IF);
    const a = registers[names[0]!]!;
    const other = isZero ? ZERO : registers[names[1]!]!;
    const { yes, no } = outcomes(test, a, other);
    if (yes) go(target, isZero ? narrowed(registers, names[0]!, test === 0, test === 1) : registers);
    if (no) go(b + 1, isZero ? narrowed(registers, names[0]!, test === 1, test === 0) : registers);
  }

  #switch(frame: Frame, b: number, i: number, go: (block: number) => void): void {
    const { code, registers } = frame;
    const value = registers[code.instruction(i).registers[0]!]!;
    const cases = code.cases(i);
    const blockOf = (target: number) => code.body.blocks.of[target] ?? -1;
    const numbers = value.known?.filter((one) => typeof one === 'number');
    if (numbers === undefined || numbers.length === 0) {
      for (const { target } of cases) go(blockOf(target));
      go(b + 1);
      return;
    }
    for (const number of numbers) {
      const found = cases.find(({ key }) => key === number);
      go(found === undefined ? b + 1 : blockOf(found.target));
    }
  }
}

/** Numbers that count down or up in a recursion could be any. */
const withoutNumbers = (value: Value): Value =>
  value.known?.some((one) => typeof one === 'number' && one !== 0) === true ? withKnown(value, undefined) : value;

/** The result of a call that is not followed depends on all it was given. */
function notFollowed(given: readonly Value[]): Value {
  return given.reduce((all, one) => (one.taints.length === 0 ? all : join(all, { ...ANYTHING, taints: one.taints })), ANYTHING);
}
