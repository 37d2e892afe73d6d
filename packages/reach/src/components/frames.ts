import type { App } from '@touchstone/app-model';
import type { Program } from '@touchstone/program';
import { containerStep } from '../origins/containers.ts';
import type { Origin, Origins } from '../origins/index.ts';
import type { ValueId } from '../origins/method-values.ts';
import { callsOn, type Held } from './object-calls.ts';

/** A method at work: entered by a call of another frame, by nobody that we follow (`any`), or not yet said by whom (`open`). */
export interface Frame {
  readonly method: number;
  readonly from: { readonly frame: Frame; readonly at: number } | 'open' | 'any';
}

/** An instruction. */
export interface Spot {
  readonly method: number;
  readonly at: number;
}

/** One thing that a value can be, and the frame in which it stands. */
export interface Found {
  readonly origin: Origin;
  readonly frame: Frame;
  /** Where it was chosen among others: these ran when it is this. */
  readonly chosen: readonly Spot[];
  /** The values through which it came, and where it was made: all the same object. */
  readonly trail: readonly Held[];
}

/** A class that a value names. */
export interface Named {
  readonly descriptor: string;
  readonly chosen: readonly Spot[];
}

/** How deep calls are entered for what they return. */
const DEEPEST = 6;
const MOST_CALLEES = 8;
/** Values looked at for one call that starts something. */
const MOST_STEPS = 400;

/**
 * What values can be when the calls that led here are known: parameters are the arguments of those calls. What only a
 * caller of an open frame knows is left out and noted in `isOpen`.
 */
export class FrameValues {
  readonly origins: Origins;
  /** Whether something depends on who calls the open frame. */
  isOpen: boolean;
  /** Whether something could not be found out. */
  isUnknown: boolean;
  /** Whether what is started may be something else too. */
  isAnyTarget: boolean;
  #steps: number;
  readonly #program: Program;
  readonly #package: string | undefined;

  constructor(origins: Origins, { program, manifest }: App) {
    this.origins = origins;
    this.#program = program;
    this.#package = manifest?.package;
    this.isOpen = false;
    this.isUnknown = false;
    this.isAnyTarget = false;
    this.#steps = MOST_STEPS;
  }

  /** Operand `n` of the call at a position, the receiver being the first where there is one. */
  operand(frame: Frame, at: number, n: number): readonly Found[] {
    const value = this.origins.methods.call(frame.method, at)?.values[n];
    return value === undefined ? [] : this.of(frame, value);
  }

  of(frame: Frame, value: ValueId, depth = 0): readonly Found[] {
    return this.#find(frame, value, depth).map((found) => ({ ...found, trail: [...found.trail, { frame, value }] }));
  }

  #find(frame: Frame, value: ValueId, depth: number): readonly Found[] {
    if (this.#steps-- <= 0 || depth > DEEPEST) {
      this.isUnknown = true;
      return [];
    }
    const known = this.origins.methods.value(frame.method, value);
    switch (known?.kind) {
      case 'join':
        return known.items.flatMap((item) => this.#chosen(frame, item, depth));
      case 'cast':
        return this.of(frame, known.of, depth);
      case 'parameter':
        return this.#parameter(frame, value, known.index, depth);
      case 'call':
        return this.#result(frame, value, known.at, depth) ?? this.#element(frame, known.at, depth) ?? this.#leaf(frame, value);
      default:
        return this.#leaf(frame, value);
    }
  }

  /** Classes that operand `n` of a call can name, each with where it was chosen. */
  classes(frame: Frame, at: number, n: number): readonly Named[] {
    return this.operand(frame, at, n).flatMap((found) => this.classesOf(found));
  }

  /** Classes that a value can name: itself one, or asked of an object. */
  classesOf({ origin, frame, chosen }: Found): readonly Named[] {
    if (origin.kind === 'class') return [{ descriptor: origin.descriptor, chosen }];
    if (origin.kind === 'number') return [];
    if (origin.kind === 'platform' && origin.instruction >= 0 && origin.member?.name === 'getClass') {
      return this.operand(frame, origin.instruction, 0).flatMap(({ origin: of }) =>
        of.kind === 'object' || of.kind === 'some' ? [{ descriptor: of.class, chosen }] : [],
      );
    }
    if (origin.kind === 'platform' && origin.instruction >= 0 && KOTLIN_CLASSES.has(origin.member?.name ?? ''))
      return this.classes(frame, origin.instruction, 0);
    this.isUnknown = true;
    return [];
  }

  /** Texts that operand `n` of a call can be. */
  texts(frame: Frame, at: number, n: number): readonly string[] {
    return this.chosenTexts(frame, at, n).map(({ text }) => text);
  }

  /** Whether operand `n` of a call is a known text whatever it is, as far as it is not all put together. */
  areAllTexts(frame: Frame, at: number, n: number): boolean {
    const known = this.operand(frame, at, n).map((found) => found.origin.kind === 'number' || this.#textsOf(found).length > 0);
    return known.every((one) => one) || !known.includes(true);
  }

  /** The same as `texts`, each with where it was chosen. */
  chosenTexts(frame: Frame, at: number, n: number): readonly { readonly text: string; readonly chosen: readonly Spot[] }[] {
    const texts = this.operand(frame, at, n).flatMap((found) => this.#textsOf(found).map((text) => ({ text, chosen: found.chosen })));
    return texts.length > 0 ? texts : this.#constantTexts(frame, at, n).map((text) => ({ text, chosen: [] }));
  }

  #chosen(frame: Frame, item: ValueId, depth: number): readonly Found[] {
    const value = this.origins.methods.value(frame.method, item);
    const found = this.of(frame, item, depth);
    const at = value !== undefined && 'at' in value ? value.at : undefined;
    if (at === undefined) return found;
    return found.map((one) => ({ ...one, chosen: [...one.chosen, { method: frame.method, at }] }));
  }

  #parameter(frame: Frame, value: ValueId, index: number, depth: number): readonly Found[] {
    const { methods } = this.origins;
    if (index === -1 || frame.from === 'any') return this.#leaf(frame, value);
    if (frame.from === 'open') {
      this.isOpen = true;
      return [];
    }
    const operand = (methods.method(frame.method).accessFlags & STATIC) === 0 ? index + 1 : index;
    const given = methods.call(frame.from.frame.method, frame.from.at)?.values[operand];
    return given === undefined ? this.#leaf({ ...frame, from: 'any' }, value) : this.of(frame.from.frame, given, depth + 1);
  }

  /** What the app's own methods return to a call; undefined when the platform answers it. */
  #result(frame: Frame, value: ValueId, at: number, depth: number): readonly Found[] | undefined {
    const callees = this.origins.callees(frame.method, at).methods.filter(({ hasCode }) => hasCode);
    if (callees.length === 0 || callees.length > MOST_CALLEES) return undefined;
    const found = callees.flatMap(({ id }) => {
      const inner: Frame = { method: id, from: { frame, at } };
      return (this.origins.methods.values(id)?.returns ?? []).flatMap((returned) => this.of(inner, returned, depth + 1));
    });
    return found.length > 0 || this.isOpen ? found : this.#leaf(frame, value);
  }

  /** What a map holds under the keys that are asked for; undefined when it is no map, or a key is not constant. */
  #element(frame: Frame, at: number, depth: number): readonly Found[] | undefined {
    const { methods, aliases } = this.origins;
    const call = methods.call(frame.method, at);
    const target = call === undefined ? undefined : methods.target(frame.method, call);
    if (call === undefined || target === undefined || call.how === 'static') return undefined;
    const step = containerStep(target.class, target.name, call.values.length);
    if (step?.does !== 'get' || step.key === undefined) return undefined;
    const keys = this.of(frame, call.values[step.key] ?? 0, depth + 1).map(({ origin }) => keyOf(origin));
    if (keys.length === 0) return this.isOpen ? [] : undefined;
    if (keys.includes(undefined)) return undefined;
    const holders = aliases.holders(frame.method, call.values[0] ?? 0);
    if (!holders.isComplete) this.isUnknown = true;
    const puts = holders.places.flatMap((holder) => aliases.contents(holder).puts);
    return puts
      .filter(({ key }) => key === undefined || keys.includes(key))
      .flatMap(({ method, value }) => this.of(method === frame.method ? frame : { method, from: 'any' }, value, depth + 1));
  }

  #leaf(frame: Frame, value: ValueId): readonly Found[] {
    const { origins, isComplete } = this.origins.of(frame.method, value);
    if (!isComplete) this.isUnknown = true;
    return origins.map((origin) => {
      const at = frameOf(frame, origin);
      const trail = 'value' in origin && typeof origin.value === 'number' && 'method' in origin ? [{ frame: at, value: origin.value }] : [];
      return { origin, frame: at, chosen: [], trail };
    });
  }

  #textsOf({ origin, frame }: Found): readonly string[] {
    if (origin.kind === 'text') return [origin.value];
    if (origin.kind !== 'platform' || origin.instruction < 0) return [];
    if (origin.member?.class === 'Ljava/lang/Class;' && NAMES_OF_CLASS.has(origin.member.name)) {
      return this.operand(frame, origin.instruction, 0).flatMap(({ origin: of }) =>
        of.kind === 'class' ? [of.descriptor.slice(1, -1).replaceAll('/', '.')] : [],
      );
    }
    if (origin.member?.name === 'getPackageName') return this.#package === undefined ? [] : [this.#package];
    if (origin.member?.name === 'toString' && BUILDERS.has(origin.member.class)) return this.#builtTexts(frame, origin.instruction);
    if (origin.member?.name === 'concat') {
      return joined([this.texts(frame, origin.instruction, 0), this.texts(frame, origin.instruction, 1)]);
    }
    return origin.member !== undefined && AS_TEXT.has(origin.member.name) ? this.texts(frame, origin.instruction, 0) : [];
  }

  /** What a StringBuilder that is filled in one method without a loop holds: what was appended, in the order of instructions. */
  #builtTexts(frame: Frame, at: number): readonly string[] {
    const { methods } = this.origins;
    const builders = this.operand(frame, at, 0);
    if (builders.length !== 1 || builders[0]?.origin.kind !== 'object') return [];
    const pieces = callsOn(this.origins, builders[0].trail)
      .filter((call) => call.frame.method === frame.method && call.at < at)
      .sort((a, b) => a.at - b.at)
      .flatMap((call) => {
        const given = methods.call(frame.method, call.at);
        const target = given === undefined ? undefined : methods.target(frame.method, given);
        return target !== undefined && (target.name === 'append' || target.signature === '(Ljava/lang/String;)V') ? [call] : [];
      });
    return joined(pieces.map((piece) => this.texts(piece.frame, piece.at, 1)));
  }

  /** As the interpreter of constants reads it, which knows how texts are put together. */
  #constantTexts(frame: Frame, at: number, n: number): readonly string[] {
    const { methods } = this.origins;
    const call = methods.call(frame.method, at);
    if (call === undefined) return [];
    const site = this.#program.callsIn(methods.method(frame.method)).find(({ instruction }) => instruction === at);
    const constant = site?.argument(call.how === 'static' ? n : n - 1);
    const values = constant?.kind === 'either' ? constant.values : [constant];
    return values.flatMap((value) => (value?.kind === 'text' ? [value.value] : []));
  }
}

const STATIC = 0x8;

/** As `Aliases` names the keys of what is put in. */
function keyOf(origin: Origin): string | undefined {
  if (origin.kind === 'text') return origin.value;
  if (origin.kind === 'number') return `#${origin.value}`;
  return origin.kind === 'class' ? origin.descriptor : undefined;
}

const BUILDERS = new Set(['Ljava/lang/StringBuilder;', 'Ljava/lang/StringBuffer;']);
const MOST_TEXTS = 8;

/** All ways to put one of each together; nothing when one of them is not known. */
const joined = (pieces: readonly (readonly string[])[]): readonly string[] =>
  pieces.reduce<readonly string[]>((texts, more) => texts.flatMap((text) => more.map((one) => text + one)).slice(0, MOST_TEXTS), ['']);

/** Calls that make the class of Kotlin out of that of Java, and the other way round. */
const KOTLIN_CLASSES = new Set(['getOrCreateKotlinClass', 'getJavaClass', 'getKotlinClass', 'getJavaObjectType']);
const NAMES_OF_CLASS = new Set(['getName', 'getCanonicalName', 'getTypeName']);
const AS_TEXT = new Set(['toString', 'trim', 'intern', 'valueOf']);

/** What was made in another method stands there, whoever called that. */
function frameOf(frame: Frame, origin: Origin): Frame {
  const method = 'method' in origin ? origin.method : frame.method;
  return method === frame.method ? frame : { method, from: 'any' };
}
