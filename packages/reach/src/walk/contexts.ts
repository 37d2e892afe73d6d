import type { CallFrame, CallFrames } from './call-frames.ts';
import type { OutEdges, WalkEdge } from './out-edges.ts';
import type { Receivers } from './receivers.ts';

/** The call by which a wrapper was entered, and the one by which its caller was, where that matters too. */
export interface Context {
  readonly id: number;
  readonly method: number;
  readonly instruction: number;
  readonly outer: Context | undefined;
  readonly depth: number;
  /** Constants that it was given, where they decide something. */
  readonly given: CallFrame | undefined;
}

const DEEPEST = 3;
/** Calls of one wrapper that are told apart. */
const MOST_CONTEXTS = 12;

/**
 * Keeps the calls of a method apart: one that calls what it is given as a parameter, or decides by a constant that it is given, runs,
 * entered by one call, only what that call gives it and asks for.
 */
export class Contexts {
  readonly #out: OutEdges;
  readonly #receivers: Receivers;
  readonly #frames: CallFrames;
  readonly #deciding: Map<number, ReadonlySet<number>>;
  readonly #contexts: Map<string, Context>;
  /** By edge, what it enters from each context of its method. */
  readonly #entered: Map<WalkEdge, Map<number, Context | undefined>>;
  readonly #counts: Map<number, number>;
  readonly #meant: Map<string, ReadonlySet<number> | undefined>;

  constructor(out: OutEdges, receivers: Receivers, frames: CallFrames) {
    this.#frames = frames;
    this.#out = out;
    this.#receivers = receivers;
    this.#deciding = new Map();
    this.#contexts = new Map();
    this.#entered = new Map();
    this.#counts = new Map();
    this.#meant = new Map();
  }

  /** The context in which an edge enters its target; undefined where it makes no difference. */
  enter(edge: WalkEdge, before: Context | undefined): Context | undefined {
    let entered = this.#entered.get(edge);
    if (entered === undefined) {
      entered = new Map();
      this.#entered.set(edge, entered);
    }
    const from = before?.id ?? 0;
    if (!entered.has(from)) entered.set(from, this.#find(edge, before));
    return entered.get(from);
  }

  /** The context in which the platform calls a method on an object of a class; undefined where that makes no difference. */
  enterRoot(method: number, type: string): Context | undefined {
    const given = this.#frames.enterRoot(method, type);
    return given === undefined
      ? undefined
      : this.#contextOf(`${method}  ${given.key}`, { method, instruction: -1 }, undefined, given, method);
  }

  #find(edge: WalkEdge, before: Context | undefined): Context | undefined {
    const given = this.#frames.enter(edge, before?.given);
    const operands = isCall(edge) ? this.#decidingIn(edge.to) : NONE;
    if (operands.size === 0 && given === undefined) return undefined;
    const isGiven = [...operands].some((n) => this.#receivers.parameter(edge.from, edge.instruction, n) >= 0);
    const outer = isGiven && (before?.depth ?? 0) < DEEPEST ? before : undefined;
    const key = `${edge.to} ${operands.size === 0 ? '' : `${edge.from} ${edge.instruction} ${outer?.id ?? 0}`} ${given?.key ?? ''}`;
    return this.#contextOf(key, { method: edge.from, instruction: edge.instruction }, outer, given, edge.to);
  }

  #contextOf(
    key: string,
    at: Pick<Context, 'method' | 'instruction'>,
    outer: Context | undefined,
    given: CallFrame | undefined,
    to: number,
  ): Context | undefined {
    let context = this.#contexts.get(key);
    if (context !== undefined) return context;
    const count = (this.#counts.get(to) ?? 0) + 1;
    if (count > MOST_CONTEXTS) return undefined;
    this.#counts.set(to, count);
    context = {
      id: this.#contexts.size + 1,
      ...at,
      outer,
      depth: (outer?.depth ?? 0) + 1,
      given,
    };
    this.#contexts.set(key, context);
    return context;
  }

  /** Whether a call on a parameter runs the target when its method was entered in the context. */
  allows(edge: WalkEdge, context: Context | undefined): boolean {
    if (context === undefined) return true;
    if (context.given !== undefined && !this.#frames.allows(edge, context.given)) return false;
    if (edge.onParameter < 0 || context.instruction < 0) return true;
    return this.#meantBy(edge, edge.onParameter, context)?.has(edge.to) ?? true;
  }

  /** Whether an instruction is reached with the constants that its method was given. */
  isOpen(instruction: number, context: Context | undefined): boolean {
    return context?.given === undefined || this.#frames.isOpen(context.given, instruction);
  }

  /** Operands of a method that decide what it runs. @param level calls that are followed into one another */
  #decidingIn(method: number, level = DEEPEST): ReadonlySet<number> {
    const key = method * (DEEPEST + 1) + level;
    const known = this.#deciding.get(key);
    if (known !== undefined) return known;
    const found = new Set<number>();
    this.#deciding.set(key, found);
    for (const edge of this.#out.of(method).edges) {
      if (edge.onParameter >= 0) found.add(edge.onParameter);
      else if (isCall(edge) && level > 0) {
        for (const n of this.#decidingIn(edge.to, level - 1)) {
          const own = this.#receivers.parameter(method, edge.instruction, n);
          if (own >= 0) found.add(own);
        }
      }
    }
    return found;
  }

  #meantBy(edge: WalkEdge, operand: number, context: Context): ReadonlySet<number> | undefined {
    const key = `${edge.from} ${edge.instruction} ${operand} ${context.id}`;
    if (this.#meant.has(key)) return this.#meant.get(key);
    const { outer } = context;
    const outside = (own: number) => (outer === undefined ? undefined : this.#meantBy(edge, own, outer));
    const meant = this.#receivers.meant(context, operand, edge, outside);
    this.#meant.set(key, meant);
    return meant;
  }
}

const NONE: ReadonlySet<number> = new Set();
const isCall = ({ how }: WalkEdge): boolean => how === 'call' || how === 'dispatch';
