import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { compared } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { ANYTHING } from './anything.ts';
import type { Solving } from './solving.ts';
import type { StoredAnswers } from './stored-answers.ts';

/** What the sign of a difference may be. */
export type Signs = ReadonlySet<number>;

/** Values that are never what an answer is before anybody gave it: versions, and the time. */
const NEVER_NOTHING =
  /^(?:versionCode|versionName|getLongVersionCode|currentTimeMillis|lastUpdateTime|firstInstallTime|getVersionCode|getVersionName)$/;

/** Branches that compare a stored answer with what the app is now: the version of the rules that was agreed to, or of the app. */
export class VersionChecks {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #stored: StoredAnswers;

  constructor(solving: Solving, stored: StoredAnswers) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#stored = stored;
  }

  /** Whether the stored one of two values can stand so to the other; undefined when neither is stored. */
  of(left: Value, right: Value, signs: Signs, frame: Frame): Outcome | undefined {
    const [one, other] = [this.#readOf(left, frame), this.#readOf(right, frame)];
    if ((one === undefined) === (other === undefined)) return undefined;
    if (one !== undefined) return this.#compared(one, right, signs, frame);
    return this.#compared(other!, left, new Set([...signs].map((sign) => -sign)), frame);
  }

  /** Only who stored as much as is asked for now has it: less, or something else, is there before. */
  #compared(stored: StoredRead, now: Value, signs: Signs, frame: Frame): Outcome {
    if (signs.has(-1)) return FREE;
    const isSomething = this.#isSomething(now, stored, frame);
    if (!isSomething && (signs.has(1) || !this.#isMade(now, stored, frame))) return FREE;
    const outcomes = stored.keys.map((key) => this.#stored.flag(key, false, ANYTHING, stored.call, stored.frame));
    const outcome = outcomes.reduce(either, NEVER);
    return isSomething || outcome === NEVER ? outcome : either(outcome, UNCLEAR);
  }

  /** Whether a value is one that the platform works out, as a digest, and what is read while nothing is stored is nothing. */
  #isMade(now: Value, { missing, frame }: StoredRead, own: Frame): boolean {
    const given = this.#constants.sources(missing, frame) ?? [];
    if (given.length === 0 || given.some(({ value }) => !isNothing(value))) return false;
    const sources = this.#constants.sources(now, own) ?? [];
    return sources.length > 0 && sources.every(({ value }) => value.kind === 'call' && this.#constants.targets(value).length === 0);
  }

  /** Whether a value is never what is read while nothing is stored. */
  #isSomething(now: Value, { missing, frame }: StoredRead, own: Frame): boolean {
    const given = this.#constants.sources(missing, frame) ?? [];
    if (given.length === 0 || given.some(({ value }) => !isNothing(value))) return false;
    const sources = this.#constants.sources(now, own) ?? [];
    return sources.length > 0 && sources.every(({ value, frame: at }) => this.#isVersion(value, at));
  }

  #isVersion(value: Value, frame: Frame): boolean {
    if (value.kind === 'number') return value.value > 0;
    if (value.kind === 'text') return value.value !== '';
    if (value.kind === 'call') return NEVER_NOTHING.test(value.target.name);
    if (value.kind !== 'field') return false;
    if (!this.#constants.methods.isApp(value.class)) return NEVER_NOTHING.test(value.name);
    return value.type.length === 1 && this.#solving.can(value, compared('le', 0), frame) === NEVER;
  }

  #readOf(value: Value, frame: Frame): StoredRead | undefined {
    const { flags } = this.#solving.input;
    const sources = leaves(value).flatMap((leaf) => this.#constants.sources(leaf, frame) ?? []);
    const [only, another] = sources;
    if (only === undefined || another !== undefined || only.value.kind !== 'call') return undefined;
    const call = only.value;
    const row = flags.reads.of(call);
    const keys = row === undefined || row.isExistence ? undefined : flags.reads.keysOf(row, call, only.frame);
    const missing = call.arguments[(call.how === 'static' ? 0 : 1) + (row?.value ?? 0)];
    return keys === undefined || missing === undefined || row!.value < 0 ? undefined : { call, keys, missing, frame: only.frame };
  }
}

interface StoredRead {
  readonly call: CallValue;
  readonly keys: readonly string[];
  /** What is read while nothing is stored. */
  readonly missing: Value;
  readonly frame: Frame;
}

const isNothing = (value: Value): boolean => (value.kind === 'number' && value.value <= 0) || (value.kind === 'text' && value.value === '');
