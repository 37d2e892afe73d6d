import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { returnType } from '../origins/descriptors.ts';
import type { Solving } from './solving.ts';

const ENUM = 'Ljava/lang/Enum;';
const ARRAY_GET = 0x44;
const ARRAY_GET_OBJECT = 0x46;
const ARRAY_PUT = 0x4b;
const MOST_CONSTANTS = 200;

/** A constant of an enum. */
interface EnumConstant {
  readonly made: Bound;
  readonly name: string | undefined;
  readonly ordinal: number | undefined;
}

/** Answers that are constants of an enum: by name, by number, and by the tables that a switch over them uses. */
export class EnumQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #known: Map<string, readonly EnumConstant[]>;
  readonly #tables: Map<string, ReadonlyMap<string, number> | undefined>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#known = new Map();
    this.#tables = new Map();
  }

  /** What is asked of the name or number of a constant, or of the constant of a name; undefined for other calls. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const { class: owner, name, signature } = call.target;
    const [first, second] = call.arguments;
    if (first === undefined) return undefined;
    if (owner === ENUM && name === 'valueOf' && call.how === 'static' && second !== undefined) {
      const type = first.kind === 'class' ? first.descriptor : undefined;
      return type === undefined ? undefined : this.#solving.can(second, this.#ofName(type, asked), frame);
    }
    if (call.how === 'static' || call.arguments.length !== 1 || !this.#isEnum(owner)) return undefined;
    if (name === 'ordinal' && signature === '()I') return this.#solving.can(first, ofOrdinal(asked, this.#ordinals()), frame);
    if ((name === 'name' || name === 'toString') && signature === '()Ljava/lang/String;' && this.#constants.targets(call).length === 0)
      return this.#solving.can(first, this.#named(asked), frame);
    return undefined;
  }

  /** What is asked of an element of a table of a switch, or of all constants; undefined for other values. */
  element(value: Value & { readonly kind: 'other' }, asked: Predicate, frame: Frame): Outcome | undefined {
    const { body } = frame.values;
    const op = value.at < 0 ? 0 : body.op[value.at]!;
    if (op !== ARRAY_GET && op !== ARRAY_GET_OBJECT) return undefined;
    const [, array, index] = body.registers(value.at);
    const all = leaves(frame.values.before(value.at, array!));
    const at = frame.values.before(value.at, index!);
    let outcome: Outcome = NEVER;
    for (const one of all) {
      const found = op === ARRAY_GET ? this.#ofTable(one, at, asked, frame) : this.#ofAll(one, at, asked, frame);
      if (found === undefined) return undefined;
      outcome = either(outcome, found);
    }
    return outcome;
  }

  /** An element of the table that a switch over an enum keeps: numbers by constants. */
  #ofTable(array: Value, at: Value, asked: Predicate, frame: Frame): Outcome | undefined {
    if (array.kind !== 'field' || !array.isStatic || array.type !== '[I') return undefined;
    if (at.kind !== 'call' || at.target.name !== 'ordinal' || !this.#isEnum(at.target.class) || at.arguments[0] === undefined)
      return undefined;
    const table = this.#tableOf(array);
    if (table === undefined) return undefined;
    const numbers = new Set([0, ...table.values()]);
    const mapped: Predicate = {
      ...UNKNOWN,
      key: `${asked.key} in ${array.class} ${array.name}`,
      object: [...numbers].some((n) => asked.number(n)),
      made: (made) => (asked.number(table.get(keyOf(made)) ?? 0) ? FREE : NEVER),
    };
    return this.#solving.can(at.arguments[0], mapped, frame);
  }

  /** `Answer.values()[n]`. */
  #ofAll(array: Value, at: Value, asked: Predicate, frame: Frame): Outcome | undefined {
    if (asked.made === undefined) return undefined;
    const type =
      array.kind === 'call' && array.target.name === 'values'
        ? returnType(array.target.signature)
        : array.kind === 'field'
          ? array.type
          : '';
    const constants = type.startsWith('[L') && this.#isEnum(type.slice(1)) ? this.#constantsOf(type.slice(1)) : [];
    if (constants.length === 0 || constants.some(({ ordinal }) => ordinal === undefined)) return undefined;
    const fitting = new Set(constants.filter(({ made }) => asked.made?.(made) !== NEVER).map(({ ordinal }) => ordinal));
    const numbered: Predicate = { ...UNKNOWN, key: `number of ${asked.key} in ${type}`, number: (n) => fitting.has(n) };
    return this.#solving.can(at, numbered, frame);
  }

  #tableOf({ class: owner, name }: Value & { readonly kind: 'field' }): ReadonlyMap<string, number> | undefined {
    const key = `${owner}->${name}`;
    if (!this.#tables.has(key)) this.#tables.set(key, this.#readTable(owner, name));
    return this.#tables.get(key);
  }

  #readTable(owner: string, name: string): ReadonlyMap<string, number> | undefined {
    const [write, another] = this.#constants.writes({ class: owner, name }) ?? [];
    if (write === undefined || another !== undefined || write.frame.method.name !== '<clinit>') return undefined;
    const { values } = write.frame;
    const isTable = (value: Value) =>
      leaves(value).some(
        (leaf) => leaves(write.value).includes(leaf) || (leaf.kind === 'field' && leaf.class === owner && leaf.name === name),
      );
    const table = new Map<string, number>();
    for (let i = 0; i < values.body.count; i++) {
      if (values.body.op[i] !== ARRAY_PUT) continue;
      const [stored, array, index] = values.body.registers(i).map((register) => values.before(i, register));
      if (stored === undefined || array === undefined || index === undefined || !isTable(array)) continue;
      const constant = index.kind === 'call' && index.target.name === 'ordinal' ? this.#made(index.arguments[0], write.frame) : undefined;
      if (constant === undefined || stored.kind !== 'number') return undefined;
      table.set(keyOf(constant), stored.value);
    }
    return table.size === 0 ? undefined : table;
  }

  /** The constant that a value must be. */
  #made(value: Value | undefined, frame: Frame): Bound | undefined {
    const [made, another] = value === undefined ? [] : (this.#constants.sources(value, frame) ?? []);
    return made?.value.kind === 'new' && another === undefined && made.frame.method.name === '<clinit>' ? made : undefined;
  }

  #ofName(type: string, asked: Predicate): Predicate {
    const constants = this.#constantsOf(type);
    const isFree = asked.made === undefined ? asked.object : true;
    const fits = ({ made }: EnumConstant) => (asked.made === undefined ? asked.object : asked.made(made) !== NEVER);
    return {
      ...UNKNOWN,
      key: `constant of ${type} ${asked.key}`,
      object: isFree,
      text: (text) =>
        constants.length === 0 ? isFree : constants.some((one) => (one.name === undefined || one.name === text) && fits(one)),
    };
  }

  #named(asked: Predicate): Predicate {
    return {
      ...UNKNOWN,
      key: `name ${asked.key}`,
      object: true,
      made: (made) => {
        const { name } = this.#constantAt(made);
        return name === undefined || asked.text(name) ? FREE : NEVER;
      },
    };
  }

  #ordinals(): (made: Bound) => number | undefined {
    return (made) => this.#constantAt(made).ordinal;
  }

  #constantsOf(type: string): readonly EnumConstant[] {
    let known = this.#known.get(type);
    if (known === undefined) {
      known = this.#findConstants(type);
      this.#known.set(type, known);
    }
    return known;
  }

  #findConstants(type: string): readonly EnumConstant[] {
    const fields = [...(this.#constants.methods.classOf(type)?.fields() ?? [])]
      .filter((field) => field.type === type)
      .slice(0, MOST_CONSTANTS);
    const constants: EnumConstant[] = [];
    for (const { name } of fields) {
      const [write, another] = this.#constants.writes({ class: type, name }) ?? [];
      if (write?.value.kind !== 'new' || another !== undefined) return [];
      constants.push(this.#constantAt(write));
    }
    return constants;
  }

  /** The name and number that a constant is made with. */
  #constantAt(made: Bound): EnumConstant {
    const [name, ordinal] = made.value.kind === 'new' ? this.#constants.constructed(made.value, made.frame.values) : [];
    return {
      made,
      name: name?.kind === 'text' ? name.value : undefined,
      ordinal: ordinal?.kind === 'number' ? ordinal.value : undefined,
    };
  }

  #isEnum(type: string): boolean {
    return type === ENUM || this.#constants.methods.program.isSubtype(type, ENUM);
  }
}

const no = () => false;
/** Nothing holds but what is said. */
const UNKNOWN: Omit<Predicate, 'key'> = { number: no, boxed: no, text: no, object: false };

function ofOrdinal(asked: Predicate, ordinalOf: (made: Bound) => number | undefined): Predicate {
  return {
    ...UNKNOWN,
    key: `ordinal ${asked.key}`,
    object: true,
    made: (made) => {
      const ordinal = ordinalOf(made);
      return ordinal === undefined || asked.number(ordinal) ? FREE : NEVER;
    },
  };
}

const keyOf = ({ value, frame }: Bound): string => `${frame.method.id} ${'at' in value ? value.at : ''}`;
