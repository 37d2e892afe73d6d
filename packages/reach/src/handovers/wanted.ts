import type { Dex } from '@touchstone/formats/dex';
import type { Methods } from '../origins/methods.ts';
import { Demand } from './demand.ts';
import type { HandOverLists } from './hand-over-lists.ts';
import { type Door, PassedOver } from './passed-over.ts';
import type { Takers } from './takers.ts';

/** Whether something is worth a look: anything as long as nobody said what matters. What is passed over is kept for when more matters. */
export class Wanted {
  readonly passed = new PassedOver();
  readonly #methods: Methods;
  readonly #lists: HandOverLists;
  readonly #takers: Takers;
  #demand: Demand | undefined;

  constructor(methods: Methods, lists: HandOverLists, takers: Takers) {
    this.#methods = methods;
    this.#lists = lists;
    this.#takers = takers;
    this.#demand = undefined;
  }

  /** From now on these matter too. @returns methods in which something that matters now was passed over */
  want(methods: readonly number[]): readonly number[] {
    const isFirst = this.#demand === undefined;
    this.#demand ??= new Demand(this.#methods, this.#lists);
    if (!this.#demand.add(methods) && !isFirst) return [];
    this.#takers.want(this.#demand);
    return this.passed.takeWanted((door) => this.#isOpen(door));
  }

  #isOpen(door: Exclude<Door, { readonly kind: 'wrapper' }>): boolean {
    switch (door.kind) {
      case 'row':
        return this.#takers.takesByRow(door.dex, door.row);
      case 'method':
        return this.#takers.isWorthwhile(door.id);
      case 'type':
        return this.#takers.canBeHanded(door.type);
      case 'value':
        return this.#demand?.mayRun(door.type, door.names) !== false;
    }
  }

  /** Whether some call of the method may hand something over. */
  isWorthwhile(id: number): boolean {
    const is = this.#takers.isWorthwhile(id);
    if (!is && this.#demand !== undefined) this.passed.pass({ kind: 'method', id });
    return is;
  }

  /** Whether a call, by its row, may take something. */
  takes(dex: Dex, row: number): boolean {
    const takes = this.#takers.takesByRow(dex, row);
    if (!takes && this.#demand !== undefined) this.passed.pass({ kind: 'row', dex, row });
    return takes;
  }

  /** Whether what is declared as the type can be handed over. */
  canBeHanded(type: string): boolean {
    const can = this.#takers.canBeHanded(type);
    if (!can && this.#demand !== undefined && type.endsWith(';')) this.passed.pass({ kind: 'type', type });
    return can;
  }

  /** Whether an object of a type, which may be unknown, may run something that matters; without names what is called because of its type. */
  mayRun(type: string | undefined, names: readonly string[] | undefined): boolean {
    const may = this.#demand?.mayRun(type, names) !== false;
    if (!may) this.passed.pass({ kind: 'value', type, names });
    return may;
  }

  get isAnything(): boolean {
    return this.#demand === undefined;
  }
}
