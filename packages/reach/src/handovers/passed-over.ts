import type { Dex } from '@touchstone/formats/dex';

/** What was not looked at because nobody wanted what it may run. */
export type Door =
  | { readonly kind: 'row'; readonly dex: Dex; readonly row: number }
  /** All calls of a method. */
  | { readonly kind: 'method'; readonly id: number }
  /** What is declared as a type. */
  | { readonly kind: 'type'; readonly type: string }
  | { readonly kind: 'value'; readonly type: string | undefined; readonly names: readonly string[] | undefined }
  /** Whatever was passed over in a method that hands on what it is given. */
  | { readonly kind: 'wrapper'; readonly id: number };

/** What was passed over while something was found of a method, so that it is asked again only when it is wanted after all. */
export class PassedOver {
  readonly #doors: Door[] = [];
  /** By method, from which door on and up to which what was found of it passed by, one pair behind the other. */
  readonly #ranges = new Map<number, number[]>();

  /** Doors passed by so far. */
  get count(): number {
    return this.#doors.length;
  }

  pass(door: Door): void {
    this.#doors.push(door);
  }

  /** What was passed by since there were `from` belongs to a method. */
  note(id: number, from: number): void {
    if (this.#doors.length === from) return;
    const known = this.#ranges.get(id);
    if (known === undefined) this.#ranges.set(id, [from, this.#doors.length]);
    else known.push(from, this.#doors.length);
  }

  has(id: number): boolean {
    return this.#ranges.has(id);
  }

  /** Methods with a door that is wanted now; they are forgotten here. */
  takeWanted(isWanted: (door: Exclude<Door, { kind: 'wrapper' }>) => boolean): readonly number[] {
    const wanted = new Set<number>();
    const waiting = new Map<number, number[]>();
    for (const [id, ranges] of this.#ranges) {
      for (const door of this.#doorsIn(ranges)) {
        if (door.kind === 'wrapper') listed(waiting, door.id).push(id);
        else if (isWanted(door)) {
          wanted.add(id);
          break;
        }
      }
    }
    for (const id of wanted) for (const other of waiting.get(id) ?? []) wanted.add(other);
    for (const id of wanted) this.#ranges.delete(id);
    return [...wanted];
  }

  *#doorsIn(ranges: readonly number[]): Generator<Door> {
    for (let k = 0; k < ranges.length; k += 2) for (let d = ranges[k]!; d < ranges[k + 1]!; d++) yield this.#doors[d]!;
  }
}

function listed(lists: Map<number, number[]>, key: number): number[] {
  let list = lists.get(key);
  if (list === undefined) {
    list = [];
    lists.set(key, list);
  }
  return list;
}
