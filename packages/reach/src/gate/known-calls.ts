import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { Outcome } from '../conditions/outcome.ts';
import {
  inBox,
  ofEmptiness,
  ofLength,
  type Predicate,
  readAsNumber,
  readAsTruth,
  sameBox,
  sameText,
  truthOf,
  unboxed,
} from '../conditions/predicate.ts';
import { type CallValue, only, type Value } from '../conditions/value.ts';
import { compareNumber } from './constants.ts';
import type { ObjectQuestions } from './object-questions.ts';
import type { Solving } from './solving.ts';
import type { Signs, VersionChecks } from './version-checks.ts';

const SAME: Signs = new Set([0]);
const DIFFERENT: Signs = new Set([-1, 1]);

/** Calls of the platform whose result says something about what they are given. */
export class KnownCalls {
  readonly #solving: Solving;
  readonly #versions: VersionChecks;
  readonly #objects: ObjectQuestions;
  readonly #constants: ConstantValues;

  constructor(solving: Solving, versions: VersionChecks, objects: ObjectQuestions) {
    this.#solving = solving;
    this.#versions = versions;
    this.#objects = objects;
    this.#constants = solving.input.constants;
  }

  /** Calls whose result says something about what they are given. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name } = call.target;
    const [first, second] = call.arguments;
    if (first === undefined) return undefined;
    if (
      BOXES.has(owner) &&
      name === 'valueOf' &&
      call.target.signature.length <= 24 &&
      !call.target.signature.startsWith('(Ljava/lang/String;')
    )
      return this.#solving.can(first, inBox(asked), frame);
    if (BOXES.has(owner) && UNBOX.test(name) && call.arguments.length === 1) return this.#solving.can(first, unboxed(asked), frame);
    if (owner === 'Lkotlin/Result;' && IN_RESULT.test(name)) return this.#solving.can(first, asked, frame);
    if (owner === 'Ljava/lang/Boolean;' && name === 'parseBoolean') return this.#solving.can(first, readAsTruth(asked), frame);
    if (name === 'isEmpty' && TEXTS.has(owner)) return this.#solving.can(first, ofEmptiness(asked, owner !== 'Ljava/lang/String;'), frame);
    if (owner === 'Ljava/lang/String;' && name === 'length') return this.#solving.can(first, ofLength(asked), frame);
    if (PARSES.has(name) && /^\(Ljava\/lang\/String;\)[IJ]$/.test(call.target.signature) && BOXES.has(owner))
      return this.#solving.can(first, readAsNumber(asked), frame);
    if (name === 'isTrue' || name === 'isFalse') return undefined;
    if (second !== undefined && EQUALS.has(name) && call.target.signature.endsWith(')Z') && call.arguments.length === 2)
      return this.#equal(call, first, second, asked, frame);
    return undefined;
  }

  #equal(call: CallValue, first: Value, second: Value, asked: Predicate, frame: Frame): Outcome | undefined {
    const truth = truthOf(asked);
    if (truth === undefined) return compareNumber(asked, 0);
    const ignoresCase = call.target.name === 'equalsIgnoreCase';
    for (const [constant, other] of [
      [first, second],
      [second, first],
    ] as const) {
      const texts = this.#constants.texts(constant, frame);
      if (texts?.length === 1) return this.#solving.can(other, sameText(texts[0]!, truth, ignoresCase), frame);
      const number = this.#boxedNumber(constant, frame);
      if (number !== undefined) return this.#solving.can(other, sameBox(number, truth), frame);
    }
    const own = this.#objects.equalsOf(first, second);
    if (own !== undefined)
      return call.how === 'static'
        ? this.#solving.can({ ...OF_OBJECTS, at: call.at, target: own, arguments: [first, second] }, asked, frame)
        : undefined;
    return this.#objects.isSame(first, second, truth, frame) ?? this.#versions.of(first, second, truth ? SAME : DIFFERENT, frame);
  }

  /** What is in a box that is a constant: `Boolean.TRUE`, `Integer.valueOf(1)`. */
  #boxedNumber(value: Value, frame: Frame): number | undefined {
    const one = only(value);
    if (one?.kind === 'field' && one.class === 'Ljava/lang/Boolean;') return one.name === 'TRUE' ? 1 : one.name === 'FALSE' ? 0 : undefined;
    if (one?.kind !== 'call' || !BOXES.has(one.target.class) || one.target.name !== 'valueOf' || one.arguments[0] === undefined)
      return undefined;
    const [number, another] = this.#constants.numbers(one.arguments[0], frame) ?? [];
    return another === undefined ? number : undefined;
  }
}

/** Calls that wrap a value as the result of a coroutine. */
const IN_RESULT = /^constructor-impl|^constructor_impl/;
const BOXES: ReadonlySet<string> = new Set(['Ljava/lang/Boolean;', 'Ljava/lang/Integer;', 'Ljava/lang/Long;', 'Ljava/lang/Number;']);
/** Calls that read a number out of a text. */
const PARSES: ReadonlySet<string> = new Set(['parseInt', 'parseLong']);
const UNBOX = /^(?:boolean|int|long)Value$/;
const TEXTS: ReadonlySet<string> = new Set(['Ljava/lang/String;', 'Landroid/text/TextUtils;']);
/** `Objects.equals(a, b)` runs the method of its first argument. */
const OF_OBJECTS = { kind: 'call', how: 'virtual' } as const;
const EQUALS: ReadonlySet<string> = new Set(['equals', 'equalsIgnoreCase', 'contentEquals', 'areEqual']);
