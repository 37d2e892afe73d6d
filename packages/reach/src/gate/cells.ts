import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Bound, Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import { returnType } from '../origins/descriptors.ts';
import { isAnswer } from './answer-types.ts';
import type { CallPlace } from './calls-named.ts';
import type { CellRow } from './gate-words.ts';
import type { Solving } from './solving.ts';
import { MOST_CALLS, placesOf } from './waits.ts';

/** Calls that put something into a cell; they must be in the slice. */
export const cellPlaces = (program: Program, rows: readonly CellRow[]): readonly CallPlace[] =>
  rows.flatMap(({ setsOn, sets }) => setsOn.flatMap((owner) => placesOf(program, owner, sets)));

/** One call that puts a value into a cell; `made` are the places that make the cell, undefined when it may be another. */
interface CellSet {
  readonly at: CallPlace;
  readonly made: ReadonlySet<string> | undefined;
  readonly value: Value | undefined;
  readonly frame: Frame | undefined;
}

/** Objects of libraries that hold one value, which others get or are told: an atomic value, live data, a state flow, a future. */
export class Cells {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #sets: Map<CellRow, readonly CellSet[] | undefined>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#sets = new Map();
  }

  /** What a call gets out of a cell; undefined when it is no such call, or more is unknown than which value is inside. */
  got(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const row = this.#rowOf(call, ({ gets }) => gets);
    return row === undefined || !isAnswer(returnType(call.target.signature)) ? undefined : this.#held(row, call.arguments[0], asked, frame);
  }

  /** What somebody is told whom a call hands over to a cell. @param fromEnd parameters from the one that is asked for to the last */
  told(call: CallValue, fromEnd: number, asked: Predicate, frame: Frame): Outcome | undefined {
    const row = this.#rowOf(call, ({ tells }) => tells);
    return row === undefined || row.fromEnd !== fromEnd ? undefined : this.#held(row, call.arguments[0], asked, frame);
  }

  #rowOf({ target }: CallValue, names: (row: CellRow) => readonly string[]): CellRow | undefined {
    const { program } = this.#constants.methods;
    return this.#solving.input.cells.find(
      (row) =>
        names(row).includes(target.name) && row.classes.some((owner) => owner === target.class || program.isSubtype(target.class, owner)),
    );
  }

  #held(row: CellRow, object: Value | undefined, asked: Predicate, frame: Frame): Outcome | undefined {
    const makers = object === undefined ? undefined : this.#makersOf(object, frame);
    const sets = this.#setsOf(row);
    if (makers === undefined || sets === undefined || makers.some((maker) => !isMaker(row, maker.value))) return undefined;
    const made = new Set(makers.map(nameOf));
    return this.#solving.rounds.ask(`cell ${[...made].sort().join(' ')} ${asked.key}`, () => {
      const first = makers.map((maker) => this.#first(row, maker, asked)).reduce(either, NEVER);
      const outcome = either(first, this.#put(sets, made, asked));
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  /** What is put in; where it is not known which cell is meant, this one may be. */
  #put(sets: readonly CellSet[], made: ReadonlySet<string>, asked: Predicate): Outcome {
    let outcome: Outcome = NEVER;
    for (const set of sets) {
      if (set.made !== undefined && ![...set.made].some((one) => made.has(one))) continue;
      const here = this.#solving.at(set.at);
      const put = here === NEVER ? NEVER : both(here, this.#can(set, asked));
      outcome = either(outcome, set.made === undefined ? both(put, UNCLEAR) : put);
      if (outcome === FREE) break;
    }
    return outcome;
  }

  #can({ value, frame }: CellSet, asked: Predicate): Outcome {
    return value === undefined || frame === undefined ? FREE : this.#solving.can(value, asked, frame);
  }

  #first(row: CellRow, { value, frame }: Bound, asked: Predicate): Outcome {
    if (value.kind === 'call' && row.makersOf.length > 0) return this.#computed(row, value, asked, frame);
    if (row.first === 'nothing') return NEVER;
    const given = value.kind === 'new' ? this.#constants.constructed(value, frame.values) : value.kind === 'call' ? value.arguments : [];
    if (given[0] !== undefined) return this.#solving.can(given[0], asked, frame);
    return asked.number(0) ? FREE : NEVER;
  }

  /** What the function gives that a cell is made of. */
  #computed({ runs }: CellRow, maker: CallValue, asked: Predicate, frame: Frame): Outcome {
    const block = maker.arguments.at(-1);
    let outcome: Outcome = block === undefined ? FREE : NEVER;
    const { methods } = this.#constants;
    for (const leaf of block === undefined ? [] : leaves(block)) {
      const target =
        leaf.kind === 'lambda' ? leaf.body : leaf.kind === 'new' ? methods.nameIn(leaf.class, runs[0] ?? '', GIVES) : undefined;
      if (leaf.kind === 'number' || target === undefined) return FREE;
      const given = leaf.kind === 'lambda' ? leaf.arguments : [leaf];
      const how = leaf.kind === 'lambda' ? 'static' : 'virtual';
      outcome = either(outcome, this.#solving.can({ kind: 'call', at: maker.at, how, target, arguments: given }, asked, frame));
    }
    return outcome;
  }

  #makersOf(object: Value, frame: Frame): readonly Bound[] | undefined {
    const sources = this.#constants.sources(object, frame);
    return sources === undefined || sources.length === 0 ? undefined : sources;
  }

  #setsOf(row: CellRow): readonly CellSet[] | undefined {
    if (!this.#sets.has(row)) {
      const { program } = this.#constants.methods;
      const places = row.setsOn.map((owner) => placesOf(program, owner, row.sets));
      this.#sets.set(row, places.some(({ length }) => length >= MOST_CALLS) ? undefined : places.flat().map((at) => this.#set(row, at)));
    }
    return this.#sets.get(row);
  }

  #set(row: CellRow, at: CallPlace): CellSet {
    const frame = this.#constants.frames.of(at.method);
    const call = frame?.values.madeAt(frame.values.body.indexOf(at.instruction));
    if (frame === undefined || call?.kind !== 'call') return { at, made: undefined, value: undefined, frame };
    const makers = call.arguments[0] === undefined ? undefined : this.#makersOf(call.arguments[0], frame);
    const isKnown = makers?.every(({ value }) => isMaker(row, value)) === true;
    const value = call.arguments[VALUE_AT.get(call.target.name) ?? 1];
    return { at, made: isKnown ? new Set(makers.map(nameOf)) : undefined, value, frame };
  }
}

const GIVES = '()Ljava/lang/Object;';
/** Which argument, after the receiver, is put in; by default the first. What a supplier will give is not known. */
const VALUE_AT: ReadonlyMap<string, number> = new Map([
  ['compareAndSet', 2],
  ['weakCompareAndSet', 2],
  ['compareAndExchange', 2],
  ...[
    'completeAsync',
    'incrementAndGet',
    'getAndIncrement',
    'addAndGet',
    'getAndAdd',
    'decrementAndGet',
    'getAndDecrement',
    'updateAndGet',
    'getAndUpdate',
    'accumulateAndGet',
    'getAndAccumulate',
  ].map((name) => [name, -1] as const),
]);

function isMaker({ made, makers, makersOf }: CellRow, value: Value): boolean {
  if (value.kind === 'new') return made.includes(value.class);
  if (value.kind !== 'call') return false;
  const name = `${value.target.class}->${value.target.name}`;
  return (value.how === 'static' && makers.includes(name)) || makersOf.includes(name);
}

const nameOf = ({ value, frame }: Bound): string => `${frame.method.id} ${'at' in value ? value.at : ''}`;
