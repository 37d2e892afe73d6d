import type { Method, Program } from '@touchstone/program';
import { MethodValues } from './method-values.ts';
import type { Value } from './value.ts';

/** A method being looked at: by itself, or as called from a place in another one, when `given` holds what it was given. */
export interface Frame {
  readonly method: Method;
  readonly values: MethodValues;
  /** Receiver first, when there is one. */
  readonly given: readonly Bound[] | undefined;
  readonly depth: number;
  /** The class that one object of the method is taken to have. */
  readonly as?: { readonly object: Value; readonly class: string };
}

/** A value with the method that it belongs to. */
export interface Bound {
  readonly value: Value;
  readonly frame: Frame;
}

const STATIC = 0x8;
/** Calls that are followed into one another. */
const DEEPEST = 6;
/** Longer methods do more than answer a question. */
const MOST_INSTRUCTIONS = 20_000;
const MOST_KEPT = 6_000;

export const isStatic = ({ accessFlags }: Pick<Method, 'accessFlags'>): boolean => (accessFlags & STATIC) !== 0;

/** Values of methods, kept as long as there is room. */
export class Frames {
  readonly program: Program;
  readonly #frames: Map<number, Frame | undefined>;

  constructor(program: Program) {
    this.program = program;
    this.#frames = new Map();
  }

  /** The method by itself; undefined without code, or when there is more of it than is looked at. */
  of(id: number): Frame | undefined {
    if (this.#frames.has(id)) return this.#frames.get(id);
    if (this.#frames.size > MOST_KEPT) this.#frames.clear();
    const method = this.program.method(id);
    const body = this.program.body(id);
    const isUsable = body !== undefined && body.count > 0 && body.count <= MOST_INSTRUCTIONS && body.blocks.isComplete;
    const frame = isUsable ? { method, values: new MethodValues(body, isStatic(method)), given: undefined, depth: 0 } : undefined;
    this.#frames.set(id, frame);
    return frame;
  }

  /** The method as a call in `caller` runs it. */
  called(id: number, caller: Frame, given: readonly Value[]): Frame | undefined {
    const frame = caller.depth < DEEPEST ? this.of(id) : undefined;
    if (frame === undefined) return undefined;
    return { ...frame, given: given.map((value) => ({ value, frame: caller })), depth: caller.depth + 1 };
  }
}

/** What a parameter was given, when the frame knows; `index` -1 is the receiver. */
export function givenTo(frame: Frame, index: number): Bound | undefined {
  return frame.given?.[isStatic(frame.method) ? index : index + 1];
}
