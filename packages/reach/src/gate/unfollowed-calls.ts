import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import { ANYTHING } from './anything.ts';
import type { Solving } from './solving.ts';
import type { StoredAnswers } from './stored-answers.ts';

/** Calls on the way from a name to what is read under it. */
const DEEPEST = 5;
/** Calls that are given what they give back when nothing is there, as their last argument. */
const HAS_DEFAULT = /^(?:get|opt|read|decode|orElse)/;

/** Results of calls that are not followed: whether something about them says that the user's answer decides. */
export class UnfollowedCalls {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #stored: StoredAnswers;

  constructor(solving: Solving, stored: StoredAnswers) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#stored = stored;
  }

  /** Unclear where the call is about a name that speaks of consent, or about what is stored after agreement only; else it may be anything. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    if (asked.number(0)) return FREE;
    const missing = defaultOf(call);
    const otherwise = missing === undefined ? NEVER : this.#solving.can(missing, asked, frame);
    if (otherwise === FREE) return FREE;
    const about = call.arguments.filter((given) => given !== missing);
    if (about.some((given) => this.#namesConsent(given, frame))) return either(UNCLEAR, otherwise);
    const stored = about.map((given) => this.#isStored(given, frame)).filter((one) => one !== undefined);
    const outcome = stored.length === 0 ? FREE : stored.reduce(either, NEVER);
    if (outcome === NEVER) return this.#solving.isLast ? FREE : NEVER;
    return outcome === FREE ? FREE : either(UNCLEAR, otherwise);
  }

  /** Whether a value is about something with a name that speaks of consent: an answer kept where it is not followed. */
  #namesConsent(value: Value, frame: Frame, depth = 0): boolean {
    if (depth > DEEPEST) return false;
    return (this.#constants.sources(value, frame) ?? []).some(({ value: source, frame: owner }) => {
      if (source.kind === 'text') return this.#solving.input.isConsentName(source.value);
      return this.#partsOf(source, owner).some((given) => given !== value && this.#namesConsent(given, owner, depth + 1));
    });
  }

  /** What must have happened before what a value is made of was stored; undefined when it is made of nothing stored. */
  #isStored(value: Value, frame: Frame, depth = 0): Outcome | undefined {
    if (depth > DEEPEST) return undefined;
    let outcome: Outcome | undefined;
    for (const { value: source, frame: owner } of this.#constants.sources(value, frame) ?? []) {
      const row = source.kind === 'call' ? this.#solving.input.flags.reads.of(source) : undefined;
      const keys = row === undefined || source.kind !== 'call' ? undefined : this.#solving.input.flags.reads.keysOf(row, source, owner);
      const found =
        keys !== undefined && source.kind === 'call'
          ? keys.map((key) => this.#stored.flag(key, false, ANYTHING, source, owner))
          : this.#partsOf(source, owner).flatMap((part) => (part === value ? [] : (this.#isStored(part, owner, depth + 1) ?? [])));
      for (const one of found) outcome = either(outcome ?? NEVER, one);
    }
    return outcome;
  }

  #partsOf(source: Value, owner: Frame): readonly Value[] {
    if (source.kind === 'new')
      return [...this.#constants.constructed(source, owner.values), ...(BUILDERS.has(source.class) ? appendedTo(source, owner) : [])];
    return source.kind === 'call' ? source.arguments : [];
  }
}

/** What is appended to a text that is being built. */
function appendedTo(builder: Value, { values }: Frame): readonly Value[] {
  const { body } = values;
  const parts: Value[] = [];
  for (let i = 0; i < body.count; i++) {
    if (!body.isInvoke(i)) continue;
    const call = values.madeAt(i);
    if (call.kind === 'call' && call.target.name === 'append' && call.arguments[0] === builder) parts.push(...call.arguments.slice(1));
  }
  return parts;
}

/** What a call gives back when nothing is there: its last argument, when it is of the type of its result. */
function defaultOf({ target: { name, signature }, arguments: given }: CallValue): Value | undefined {
  const end = signature.lastIndexOf(')');
  const result = signature.slice(end + 1);
  const isDefault = HAS_DEFAULT.test(name) && given.length > 1 && signature.slice(1, end).endsWith(result);
  return isDefault && !isOneText(signature) ? given.at(-1) : undefined;
}

const BUILDERS: ReadonlySet<string> = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;']);

/** A call that is given one text and gives one: the text is a name. */
const isOneText = (signature: string): boolean => /^\((?:Landroid\/content\/ContentResolver;)?Ljava\/lang\/String;\)/.test(signature);
