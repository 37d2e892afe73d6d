/** Id of a value; 0 stands for one of which nothing is known. */
export type ValueId = number;
export const UNKNOWN: ValueId = 0;

/** What is known of a register. */
export type Value =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'class'; readonly descriptor: string }
  /** Static field, by its row in the file's table. */
  | { readonly kind: 'field'; readonly field: number }
  /** Instance field, of whichever object. */
  | { readonly kind: 'member'; readonly field: number }
  | { readonly kind: 'parameter'; readonly index: number }
  /** Made at `at`; until its constructor has run without arguments. */
  | { readonly kind: 'new'; readonly class: string; readonly at: number; readonly items: readonly ValueId[] }
  /** A StringBuilder or StringBuffer with what was appended. */
  | { readonly kind: 'builder'; readonly class: string; readonly at: number; readonly items: readonly ValueId[] }
  /** A collection with what was put into it on some way. */
  | { readonly kind: 'list'; readonly class: string; readonly at: number; readonly items: readonly ValueId[] }
  | { readonly kind: 'array'; readonly at: number; readonly items: readonly ValueId[] }
  /** Result of the call at `at` of the method in a row of the file's table. */
  | { readonly kind: 'call'; readonly method: number; readonly at: number; readonly items: readonly ValueId[] }
  /** One of a few, which are in `items`, ascending. */
  | { readonly kind: 'either'; readonly items: readonly ValueId[] };

/** A method whose values are more than this is not worth following; those beyond are unknown. */
const MOST_VALUES = 20_000;
/** Items of all values of a method together: a loop can make a long array again and again. */
const MOST_ITEMS = 200_000;

/** Of a list what is put in first is kept. */
const MOST_IN_LIST = 32;

/** Values that a register may have, of which one is not known. */
const MOST_ALTERNATIVES = 4;

/** Values made at one instruction that are looked through for an equal one. */
const COMPARED = 4;

/**
 * The values of one method. Equal numbers, texts, classes, fields and parameters have one id; what an instruction
 * makes has the id of one of the last things it made, when that was the same.
 */
export class Values {
  readonly #values: (Value | undefined)[];
  readonly #numbers: Map<number, ValueId>;
  readonly #texts: Map<string, ValueId>;
  readonly #classes: Map<string, ValueId>;
  readonly #fields: Map<number, ValueId>;
  readonly #members: Map<number, ValueId>;
  readonly #parameters: Map<number, ValueId>;
  readonly #madeAt: Map<number, ValueId[]>;
  readonly #alternatives: Map<string, ValueId>;
  readonly #hasAlternatives: boolean;
  #itemsLeft: number;

  /** @param hasAlternatives whether values that differ may stand side by side */
  constructor(hasAlternatives: boolean) {
    this.#hasAlternatives = hasAlternatives;
    this.#values = [undefined];
    this.#numbers = new Map();
    this.#texts = new Map();
    this.#classes = new Map();
    this.#fields = new Map();
    this.#members = new Map();
    this.#parameters = new Map();
    this.#madeAt = new Map();
    this.#alternatives = new Map();
    this.#itemsLeft = MOST_ITEMS;
  }

  /** All values by id: what is left to keep when a method has been interpreted. */
  get all(): readonly (Value | undefined)[] {
    return this.#values;
  }

  get(id: ValueId): Value | undefined {
    return this.#values[id];
  }

  number(value: number): ValueId {
    if (!Number.isSafeInteger(value)) return UNKNOWN;
    return this.#numbers.get(value) ?? this.#keep(this.#numbers, value, { kind: 'number', value });
  }

  text(value: string): ValueId {
    return this.#texts.get(value) ?? this.#keep(this.#texts, value, { kind: 'text', value });
  }

  class(descriptor: string): ValueId {
    return this.#classes.get(descriptor) ?? this.#keep(this.#classes, descriptor, { kind: 'class', descriptor });
  }

  field(field: number): ValueId {
    return this.#fields.get(field) ?? this.#keep(this.#fields, field, { kind: 'field', field });
  }

  member(field: number): ValueId {
    return this.#members.get(field) ?? this.#keep(this.#members, field, { kind: 'member', field });
  }

  parameter(index: number): ValueId {
    return this.#parameters.get(index) ?? this.#keep(this.#parameters, index, { kind: 'parameter', index });
  }

  made(kind: 'new' | 'builder', descriptor: string, at: number, items: readonly ValueId[]): ValueId {
    return this.#make({ kind, class: descriptor, at, items });
  }

  array(at: number, items: readonly ValueId[]): ValueId {
    return this.#make({ kind: 'array', at, items });
  }

  list(descriptor: string, at: number, items: readonly ValueId[]): ValueId {
    return this.#make({ kind: 'list', class: descriptor, at, items: [...new Set(items)].slice(0, MOST_IN_LIST) });
  }

  call(method: number, at: number, items: readonly ValueId[]): ValueId {
    return this.#make({ kind: 'call', method, at, items });
  }

  /** What a register holds where two ways meet: a few values side by side, or nothing known. */
  either(a: ValueId, b: ValueId): ValueId {
    if (a === b || a === UNKNOWN || b === UNKNOWN) return a === b ? a : UNKNOWN;
    if (!this.#hasAlternatives) return UNKNOWN;
    const [one, other] = [this.#values[a], this.#values[b]];
    if (one?.kind === 'list' && other?.kind === 'list' && one.at === other.at)
      return this.list(one.class, one.at, [...one.items, ...other.items]);
    const ids = union(this.alternatives(a), this.alternatives(b));
    if (ids.length > MOST_ALTERNATIVES || !this.#areAlternatives(ids)) return UNKNOWN;
    const key = ids.join(' ');
    return this.#alternatives.get(key) ?? this.#keep(this.#alternatives, key, { kind: 'either', items: ids });
  }

  /** Whether it is, or may be, something that others can change. */
  isChangeable(id: ValueId): boolean {
    const kind = this.#values[id]?.kind;
    return kind === 'array' || kind === 'builder' || kind === 'either';
  }

  /** The values that a value may be: itself, or those side by side. */
  alternatives(id: ValueId): readonly ValueId[] {
    const value = this.#values[id];
    return value?.kind === 'either' ? value.items : [id];
  }

  /** Numbers are what loops count, and what one instruction makes anew is what loops change: neither is followed, nor are builders and lists. */
  #areAlternatives(ids: readonly ValueId[]): boolean {
    const madeAt: number[] = [];
    for (const id of ids) {
      const value = this.#values[id]!;
      if (value.kind === 'builder' || value.kind === 'list' || (value.kind === 'number' && value.value !== 0)) return false;
      if (!('at' in value)) continue;
      if (madeAt.includes(value.at)) return false;
      madeAt.push(value.at);
    }
    return true;
  }

  #make(value: Value & { readonly at: number; readonly items: readonly ValueId[] }): ValueId {
    const made = this.#madeAt.get(value.at);
    for (let i = (made?.length ?? 0) - 1; made !== undefined && i >= 0 && i >= made.length - COMPARED; i--) {
      if (isSame(this.#values[made[i]!], value)) return made[i]!;
    }
    if (this.#itemsLeft < value.items.length) return UNKNOWN;
    this.#itemsLeft -= value.items.length;
    const id = this.#add(value);
    if (made === undefined) this.#madeAt.set(value.at, [id]);
    else made.push(id);
    return id;
  }

  #keep<K>(ids: Map<K, ValueId>, key: K, value: Value): ValueId {
    const id = this.#add(value);
    ids.set(key, id);
    return id;
  }

  #add(value: Value): ValueId {
    return this.#values.length >= MOST_VALUES ? UNKNOWN : this.#values.push(value) - 1;
  }
}

/** The ids of both lists, each once; all ascending. */
function union(a: readonly ValueId[], b: readonly ValueId[]): readonly ValueId[] {
  const ids: ValueId[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    const id = Math.min(a[i] ?? Infinity, b[j] ?? Infinity);
    ids.push(id);
    if (a[i] === id) i++;
    if (b[j] === id) j++;
  }
  return ids;
}

function isSame(a: Value | undefined, b: Value & { readonly items: readonly ValueId[] }): boolean {
  if (a === undefined || a.kind !== b.kind || !('items' in a) || a.items.length !== b.items.length) return false;
  if ('class' in a && 'class' in b && a.class !== b.class) return false;
  return a.items.every((item, i) => item === b.items[i]);
}
