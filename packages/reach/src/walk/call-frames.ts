import { type Frame, type Frames, isStatic } from '../conditions/frames.ts';
import { testOf } from '../conditions/tests.ts';
import { leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { DeadCode } from './dead-code.ts';
import type { Known, KnownValues } from './known-values.ts';
import type { OutEdges, WalkEdge } from './out-edges.ts';

/** A method as one kind of call runs it: with the constants that it is given. */
export interface CallFrame {
  readonly frame: Frame;
  /** The same for calls that give the same constants. */
  readonly key: string;
  /** Blocks that can be reached: 1. */
  readonly isAlive: Uint8Array;
}

const DEEPEST = 3;
const DEEPEST_VALUE = 4;
/** More constants for one parameter decide nothing. */
const MOST_CONSTANTS = 4;

/** Calls that differ in constants which the method, or one that it passes them to, decides by. */
export class CallFrames {
  readonly #frames: Frames;
  readonly #values: KnownValues;
  readonly #dead: DeadCode;
  readonly #out: OutEdges;
  readonly #tested: Map<number, ReadonlySet<number>>;
  readonly #entered: Map<WalkEdge, Map<string, CallFrame | undefined>>;
  readonly #known: Map<string, CallFrame>;

  constructor(frames: Frames, values: KnownValues, dead: DeadCode, out: OutEdges) {
    this.#frames = frames;
    this.#values = values;
    this.#dead = dead;
    this.#out = out;
    this.#tested = new Map();
    this.#entered = new Map();
    this.#known = new Map();
  }

  /** The method that an edge leads to, as this edge runs it; undefined when no constant makes a difference. @param before of the edge's method */
  enter(edge: WalkEdge, before: CallFrame | undefined): CallFrame | undefined {
    if (!FOLLOWED.has(edge.how) || this.tested(edge.to, 0).size === 0) return undefined;
    let entered = this.#entered.get(edge);
    if (entered === undefined) {
      entered = new Map();
      this.#entered.set(edge, entered);
    }
    const key = before?.key ?? '';
    if (!entered.has(key)) entered.set(key, this.#find(edge, before?.frame ?? this.#frames.of(edge.from)));
    return entered.get(key);
  }

  /** Whether an instruction of the method can be reached in the frame. */
  isOpen({ frame, isAlive }: CallFrame, instruction: number): boolean {
    const { body } = frame.values;
    const i = body.indexOf(instruction);
    return i < 0 || isAlive[body.blocks.of[i]!] !== 0;
  }

  /** Operands of a method (receiver first) on which a branch depends, in it or in what it calls. */
  tested(method: number, depth: number): ReadonlySet<number> {
    const known = this.#tested.get(method);
    if (known !== undefined) return known;
    const found = new Set<number>();
    this.#tested.set(method, found);
    const frame = this.#frames.of(method);
    if (frame === undefined || frame.method.signature.startsWith('()')) return found;
    const { values } = frame;
    const { blocks } = values.body;
    for (let b = 0; b < blocks.count; b++) {
      for (const next of blocks.plain[b]! > 1 ? new Set(blocks.successorsOf(b)) : []) {
        const test = testOf(values, b, next);
        if (test === undefined) continue;
        addOperands(test.value, frame, found);
        if ('other' in test) addOperands(test.other, frame, found);
      }
    }
    for (const edge of depth < DEEPEST ? this.#out.of(method).edges : []) {
      if (edge.how !== 'call' && edge.how !== 'dispatch') continue;
      const given = [...this.tested(edge.to, depth + 1)];
      const all = given.length === 0 ? [] : values.argumentsAt(values.body.indexOf(edge.instruction));
      for (const n of given) if (all[n] !== undefined) addOperands(all[n], frame, found);
    }
    return found;
  }

  #find(edge: Edge, caller: Frame | undefined): CallFrame | undefined {
    const callee = this.#frames.of(edge.to);
    const i = caller?.values.body.indexOf(edge.instruction) ?? -1;
    if (caller === undefined || callee === undefined || i < 0) return undefined;
    const call = caller.values.madeAt(i);
    if (call.kind !== 'call') return undefined;
    const { name, signature } = callee.method;
    const isMessage = edge.how === 'message';
    if (!isMessage && (call.target.name !== name || call.target.signature !== signature)) return undefined;
    const constants = new Map<number, readonly Known[]>();
    for (const n of this.tested(edge.to, 0)) {
      const given = isMessage ? undefined : call.arguments[n];
      const known = isMessage ? this.#values.messageCode(call, caller) : given === undefined ? undefined : this.#values.of(given, caller);
      if (known !== undefined && known.length > 0 && known.length <= MOST_CONSTANTS) constants.set(n, known);
    }
    if (constants.size === 0) return undefined;
    const key = `${edge.to}${[...constants].map(([n, known]) => ` ${n}=${JSON.stringify(known)}`).join('')}${isMessage ? ' what' : ''}`;
    let found = this.#known.get(key);
    if (found === undefined) {
      const count = Math.max(...constants.keys()) + 1;
      const given = Array.from({ length: count }, (_, n) => ({
        value: isMessage ? call : asValue(constants.get(n)),
        frame: caller,
      }));
      const frame: Frame = { ...callee, given, depth: 1 };
      found = { frame, key, isAlive: this.#dead.aliveIn(frame) };
      this.#known.set(key, found);
    }
    return found;
  }
}

/** Calls, and messages whose number tells what is meant. */
const FOLLOWED: ReadonlySet<Edge['how']> = new Set<Edge['how']>(['call', 'dispatch', 'message']);

const OTHER: Value = { kind: 'other', at: -1 };

function asValue(known: readonly Known[] | undefined): Value {
  const values = (known ?? []).map(
    (one): Value => (typeof one === 'number' ? { kind: 'number', value: one } : { kind: 'text', value: one }),
  );
  if (values.length === 0) return OTHER;
  return values.length === 1
    ? values[0]!
    : { kind: 'choice', block: -1, options: values.map((value) => ({ from: -1, isPlain: true, value })) };
}

/** Operands that a value is computed from. */
function addOperands(value: Value, frame: Frame, found: Set<number>, depth = 0): void {
  if (depth > DEEPEST_VALUE) return;
  for (const leaf of leaves(value)) {
    if (leaf.kind === 'parameter' && leaf.index >= 0) found.add(isStatic(frame.method) ? leaf.index : leaf.index + 1);
    if (leaf.kind === 'math') for (const part of [leaf.left, leaf.right]) addOperands(part, frame, found, depth + 1);
    if (leaf.kind === 'call') for (const given of leaf.arguments) addOperands(given, frame, found, depth + 1);
    if (leaf.kind === 'field' && leaf.class === 'Landroid/os/Message;' && leaf.object !== undefined)
      addOperands(leaf.object, frame, found, depth + 1);
  }
}
