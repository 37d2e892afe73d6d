import type { MethodName } from '@touchstone/program';
import type { ValueCall, ValueId } from '../origins/method-values.ts';
import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';
import type { CalledMethods } from './called-methods.ts';
import type { HandOverLists } from './hand-over-lists.ts';
import type { Rule, Rules } from './rules.ts';
import { listenersOf, messageHandlers } from './subjects.ts';
import type { Takers } from './takers.ts';
import type { Wanted } from './wanted.ts';

/** Names of the methods that run; `all` where only the object says which, `any` where more runs than its types tell. */
export type Runs = readonly string[] | 'all' | 'any';

/** A value that a call hands over, and how it is taken. */
export interface Given {
  readonly value: ValueId;
  readonly rule: Rule;
  readonly runs: Runs;
  readonly via: readonly number[];
  readonly isEach: boolean;
  /** The value is not what is handed over, but leads to it. */
  readonly through?: ((origins: Origins, values: readonly Origin[]) => readonly Origin[]) | undefined;
  /** That it is handed over is certain, so not to know what it is must be said. */
  readonly isSure: boolean;
}

const THROUGH: Readonly<Partial<Record<string, Given['through']>>> = { message: messageHandlers, listeners: listenersOf };
const COROUTINE_TYPE = /^Lkotlin\/(?:jvm\/functions\/Function\d+|coroutines\/Continuation);$/;

/** What a call gives to code that is not looked into, by the lists and the types of parameters. */
export class GivenAway {
  readonly #origins: Origins;
  readonly #lists: HandOverLists;
  readonly #called: CalledMethods;
  readonly #takers: Takers;
  readonly #rules: Rules;
  readonly #wanted: Wanted;
  /** Whether the app has objects that are called whoever takes them. */
  readonly hasEverywhere: boolean;

  constructor(origins: Origins, lists: HandOverLists, called: CalledMethods, takers: Takers, rules: Rules, wanted: Wanted) {
    this.#origins = origins;
    this.#lists = lists;
    this.#called = called;
    this.#takers = takers;
    this.#rules = rules;
    this.#wanted = wanted;
    const everywhere = [...lists.types.values()].filter((row) => row.isEverywhere);
    this.hasEverywhere = everywhere.some((row) => origins.methods.program.subtypesOf(row.type).length > 0);
  }

  toPlatform(call: ValueCall, target: MethodName): readonly Given[] {
    const { methods } = this.#origins;
    const types = methods.parametersOf(target.signature);
    const first = call.how === 'static' ? 0 : 1;
    const given: Given[] = [];
    const taken = new Set<number>();
    for (const row of this.#lists.calls.get(target.name) ?? []) {
      if (row.arguments !== undefined && row.arguments !== types.length) continue;
      if (!row.on.some((type) => type === target.class || methods.program.isSubtype(target.class, type))) continue;
      const { subject } = row;
      const operand = 'index' in subject ? subject.index + first : 0;
      const value = call.values[operand];
      if (value === undefined || (subject.kind === 'argument' && !this.#wanted.canBeHanded(types[subject.index] ?? ''))) continue;
      taken.add(operand);
      given.push({
        value,
        rule: this.#rules.ofRow(row, target),
        runs: row.runs,
        via: [],
        isEach: subject.kind === 'each',
        through: THROUGH[subject.kind],
        isSure: subject.kind !== 'receiver',
      });
    }
    if (taken.size > 0 || this.#takers.keeps(target)) return given;
    for (const [n, type] of types.entries()) {
      const value = call.values[n + first];
      if (value === undefined || !this.#wanted.canBeHanded(type)) continue;
      const runs = this.#takers.isOpen(type, target) ? 'any' : 'all';
      given.push({ value, rule: this.#rules.ofType(type, target), runs, via: [], isEach: type.startsWith('['), isSure: false });
    }
    return given;
  }

  /** Objects of a library inside the app that are called by it however they get there: coroutines. */
  everywhere(id: number, call: ValueCall, target: MethodName): readonly Given[] {
    if (!this.hasEverywhere || target.name === '<init>' || target.name === 'create' || target.name === 'invokeSuspend') return [];
    const { methods } = this.#origins;
    const given: Given[] = [];
    for (const [n, type] of methods.parametersOf(target.signature).entries()) {
      if (!COROUTINE_TYPE.test(type) && !methods.program.isSubtype(type, 'Lkotlin/coroutines/Continuation;')) continue;
      const value = call.values[call.how === 'static' ? n : n + 1];
      if (value === undefined) continue;
      const isOne = this.#origins
        .local(id, value, 'objects')
        .origins.some((origin) => origin.kind === 'object' && origin.method === id && this.#called.everywhere(origin.class) !== undefined);
      if (isOne) given.push({ value, rule: this.#rules.everywhere(target), runs: 'all', via: [], isEach: false, isSure: false });
    }
    return given;
  }
}
