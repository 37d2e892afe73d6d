import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import type { FlagCall, GateWords } from './gate-words.ts';

/** A stored answer that is looked up in a map of all. */
export interface ListedRead {
  readonly key: string;
  readonly asksExistence: boolean;
  /** The call that gives the map. */
  readonly all: CallValue;
  readonly frame: Frame;
}

const PREFERENCES = 'Landroid/content/SharedPreferences;';

/** Calls that ask for stored answers, and the names under which calls look and store. */
export class FlagReads {
  readonly #program: Program;
  readonly #constants: ConstantValues;
  readonly #words: GateWords;
  readonly #reads: ReadonlyMap<string, readonly FlagCall[]>;
  readonly #opens: ReadonlyMap<string, readonly FlagCall[]>;

  constructor(program: Program, constants: ConstantValues, words: GateWords) {
    this.#program = program;
    this.#constants = constants;
    this.#words = words;
    this.#reads = byName(words.flagReads);
    this.#opens = byName(words.flagOpens);
  }

  /** How a call asks for a stored answer; undefined when it does not. */
  of({ target }: CallValue): FlagCall | undefined {
    return this.#rowOf(this.#reads.get(target.name), target.class);
  }

  /** Whether a call only comes back when what it opens is there. */
  opens({ target }: CallValue): boolean {
    return this.#rowOf(this.#opens.get(target.name), target.class) !== undefined;
  }

  /** The names of what a call only opens when it is there; undefined for other calls. */
  openedBy(call: CallValue, frame: Frame): readonly string[] | undefined {
    const row = this.#rowOf(this.#opens.get(call.target.name), call.target.class);
    return row === undefined ? undefined : this.keysOf(row, call, frame);
  }

  #rowOf(rows: readonly FlagCall[] | undefined, type: string): FlagCall | undefined {
    return rows?.find(({ classes }) => classes.some((owner) => owner === type || this.#program.isSubtype(type, owner)));
  }

  /** The names under which a call may look; undefined when they are not known. */
  keysOf(row: FlagCall, call: CallValue, frame: Frame): readonly string[] | undefined {
    const [receiver, ...rest] = call.arguments;
    if (row.key < 0) return receiver === undefined ? undefined : this.#names(receiver, frame);
    const value = call.how === 'static' ? call.arguments[row.key] : rest[row.key];
    return value === undefined ? undefined : this.#names(value, frame);
  }

  /** How a call looks into all that a store holds, when it does. */
  listed(call: CallValue, frame: Frame): ListedRead | undefined {
    const asksExistence = call.target.name === 'containsKey';
    const [map, key] = call.arguments;
    if ((!asksExistence && call.target.name !== 'get') || map === undefined || key === undefined || call.arguments.length !== 2)
      return undefined;
    const [all, another] = this.#constants.sources(map, frame) ?? [];
    if (all?.value.kind !== 'call' || another !== undefined || all.value.target.name !== 'getAll') return undefined;
    if (!this.#program.isSubtype(all.value.target.class, PREFERENCES) && all.value.target.class !== PREFERENCES) return undefined;
    const names = this.#names(key, frame);
    return names?.length === 1 ? { key: names[0]!, asksExistence, all: all.value, frame: all.frame } : undefined;
  }

  /** Texts that a key is: itself, what a maker of keys was given, or the last name of a file. */
  #names(value: Value, frame: Frame, depth = 0): readonly string[] | undefined {
    const sources = depth > 3 ? undefined : this.#constants.sources(value, frame);
    if (sources === undefined || sources.length === 0) return undefined;
    const names: string[] = [];
    for (const { value: source, frame: owner } of sources) {
      const found = this.#nameOf(source, owner, depth);
      if (found === undefined) return undefined;
      names.push(...found);
    }
    return [...new Set(names)];
  }

  #nameOf(source: Value, owner: Frame, depth: number): readonly string[] | undefined {
    if (source.kind === 'text') return [source.value];
    if (source.kind === 'class') return [source.descriptor.slice(1, -1).replaceAll('/', '.')];
    if (source.kind === 'new') {
      const given = this.#constants.constructed(source, owner.values);
      const last = given.at(-1);
      return last === undefined ? undefined : this.#names(last, owner, depth + 1);
    }
    if (
      source.kind === 'call' &&
      this.#words.keyMakers.some((maker) => maker.class === source.target.class && maker.names.includes(source.target.name))
    ) {
      const [first] = source.arguments;
      return first === undefined ? undefined : this.#names(first, owner, depth + 1);
    }
    return undefined;
  }
}

function byName(rows: readonly FlagCall[]): ReadonlyMap<string, readonly FlagCall[]> {
  const found = new Map<string, FlagCall[]>();
  for (const row of rows) for (const name of row.names) found.set(name, [...(found.get(name) ?? []), row]);
  return found;
}
