import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { compared, inBox, ofEmptiness, type Predicate, readAsTruth, sameText, truthOf, unboxed } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { compareNumber } from './constants.ts';
import type { Outcome } from './outcome.ts';
import type { Solving } from './solving.ts';
import type { Signs, VersionChecks } from './version-checks.ts';

const SAME: Signs = new Set([0]);
const DIFFERENT: Signs = new Set([-1, 1]);

/** Calls of the platform whose result says something about what they are given. */
export class KnownCalls {
  readonly #solving: Solving;
  readonly #versions: VersionChecks;
  readonly #constants: ConstantValues;

  constructor(solving: Solving, versions: VersionChecks) {
    this.#solving = solving;
    this.#versions = versions;
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
    if (owner === 'Ljava/lang/Boolean;' && name === 'parseBoolean') return this.#solving.can(first, readAsTruth(asked), frame);
    if (name === 'isEmpty' && TEXTS.has(owner)) return this.#solving.can(first, ofEmptiness(asked, owner !== 'Ljava/lang/String;'), frame);
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
      const [leaf] = leaves(constant);
      if (leaf?.kind === 'field' && leaf.class === 'Ljava/lang/Boolean;')
        return this.#solving.can(other, unboxed(compared(truth ? 'eq' : 'ne', leaf.name === 'TRUE' ? 1 : 0)), frame);
    }
    return this.#versions.of(first, second, truth ? SAME : DIFFERENT, frame);
  }
}

const BOXES: ReadonlySet<string> = new Set(['Ljava/lang/Boolean;', 'Ljava/lang/Integer;', 'Ljava/lang/Long;', 'Ljava/lang/Number;']);
const UNBOX = /^(?:boolean|int|long)Value$/;
const TEXTS: ReadonlySet<string> = new Set(['Ljava/lang/String;', 'Landroid/text/TextUtils;']);
const EQUALS: ReadonlySet<string> = new Set(['equals', 'equalsIgnoreCase', 'contentEquals', 'areEqual']);
