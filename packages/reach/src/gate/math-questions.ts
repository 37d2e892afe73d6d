import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Bound, type Frame, givenTo } from '../conditions/frames.ts';
import { both, either, FREE, type Outcome } from '../conditions/outcome.ts';
import { after, afterBits, compared, type Predicate } from '../conditions/predicate.ts';
import type { MathValue, Value } from '../conditions/value.ts';
import type { Solving } from './solving.ts';
import type { VersionChecks } from './version-checks.ts';

/** Answers that are counted with: bits that are set and taken away, numbers that are added, shifted and compared. */
export class MathQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #versions: VersionChecks;

  constructor(solving: Solving, versions: VersionChecks) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#versions = versions;
  }

  /** Whether a result can be what is asked for. */
  of({ how, left: written, right: operand }: MathValue, asked: Predicate, frame: Frame): Outcome {
    const [left, right] = [this.constant(written, frame), this.constant(operand, frame)];
    if ((how === 'compare' || how === 'compare floats') && left.kind !== 'number' && right.kind !== 'number') {
      const signs = new Set([-1, 0, 1].filter((sign) => asked.number(sign)));
      return this.#versions.of(left, right, signs, frame) ?? FREE;
    }
    const bits = right.kind === 'number' ? BITS[how]?.(right.value) : undefined;
    if (bits !== undefined) return this.#solving.can(left, afterBits(asked, ...bits), frame);
    if (how === 'and' && right.kind !== 'number' && left.kind !== 'number' && !asked.number(0))
      return both(this.#solving.can(left, compared('ne', 0), frame), this.#solving.can(right, compared('ne', 0), frame));
    if (how === 'or' && left.kind !== 'number' && right.kind !== 'number' && !asked.number(0)) {
      const some = afterBits(compared('ne', 0), asked.bits?.mask ?? -1, 0);
      return either(this.#solving.can(left, some, frame), this.#solving.can(right, some, frame));
    }
    if (right.kind === 'number') {
      const change = COMPARED[how]?.(asked) ?? CHANGES[how];
      return change === undefined
        ? FREE
        : this.#solving.can(
            left,
            after(asked, `${how} ${right.value}`, (n) => change(n, right.value)),
            frame,
          );
    }
    if (how === 'shift' && left.kind === 'number') {
      const { value } = left;
      return this.#solving.can(
        right,
        after(asked, `${value} shifted`, (n) => value << n),
        frame,
      );
    }
    if (left.kind === 'number' && TURNABLE.has(how)) return this.of({ kind: 'math', at: 0, how, left: right, right: left }, asked, frame);
    return FREE;
  }

  /** A value that is always the same number, as that: what the frame was given, or a constant of a class. */
  constant(value: Value, frame: Frame): Value {
    let found: Bound | undefined = { value, frame };
    while (found?.value.kind === 'parameter') found = givenTo(found.frame, found.value.index);
    if (found?.value.kind === 'number') return found.value;
    if (found?.value.kind === 'math' && found.value.how === 'shift') {
      const [one, by] = [this.constant(found.value.left, found.frame), this.constant(found.value.right, found.frame)];
      return one.kind === 'number' && by.kind === 'number' ? { kind: 'number', value: one.value << by.value } : value;
    }
    if (found?.value.kind !== 'field' || !found.value.isStatic || this.#constants.writes(found.value)?.length !== 0) return value;
    return this.#constants.initial(found.value) ?? value;
  }
}

/** Numbers of 32 bits, as a device counts them. */
const CHANGES: Readonly<Partial<Record<MathValue['how'], (a: number, b: number) => number>>> = {
  add: (a, b) => (a + b) | 0,
  shift: (a, b) => a << b,
  subtract: (a, b) => (a - b) | 0,
  multiply: (a, b) => Math.imul(a, b),
  remainder: (a, b) => (b === 0 ? 0 : a % b),
  'shift right': (a, b) => a >> b,
};

/** What two numbers compare as; where that is not known, as what is asked for. */
const COMPARED: Readonly<Partial<Record<MathValue['how'], (asked: Predicate) => (a: number, b: number) => number>>> = {
  compare: (asked) => (a, b) => (a === b && !Number.isSafeInteger(a) ? asSigned(asked) : Math.sign(a - b)),
  // What is no number is taken for less or for more, as the instruction says.
  'compare floats': (asked) => (a, b) => {
    const [left, right] = [floatOf(a), floatOf(b)];
    if (Number.isNaN(left) || Number.isNaN(right)) return asSigned(asked);
    return left === right ? 0 : left < right ? -1 : 1;
  },
};

const asSigned = (asked: Predicate): number => [-1, 0, 1].find((sign) => asked.number(sign)) ?? 0;

/** What is the same with its parts changed. */
const TURNABLE: ReadonlySet<MathValue['how']> = new Set<MathValue['how']>(['xor', 'and', 'or', 'add', 'multiply']);

/** Which bits a change keeps, and which it then turns round. */
const BITS: Readonly<Partial<Record<MathValue['how'], (value: number) => readonly [mask: number, flip: number]>>> = {
  and: (value) => [value, 0],
  or: (value) => [~value, value],
  xor: (value) => [-1, value],
};

/** The number that the bits of a constant are. */
const floatOf = (bits: number): number => new Float32Array(Int32Array.of(bits).buffer)[0]!;
