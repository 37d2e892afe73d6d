/** What is known of an object for good. What it holds changes and is in `Memory`. */
export interface ObjectInfo {
  readonly id: number;
  /** Class descriptor; of what the platform returns, the declared one. */
  readonly type: string;
  /** Made by the platform or from outside: what was not written into it is unknown, not null. */
  readonly isOpen: boolean;
  /** Text of a resource, view id or so that tells the object apart; for objects of the platform. */
  readonly note: number | string | undefined;
}

/**
 * Numbers for objects and for their cells: a field, an element, a key. Objects are told apart by where they are made and by which
 * calls that place was reached.
 */
export class ObjectTable {
  readonly #ids = new Map<string, number>();
  readonly #infos: ObjectInfo[] = [];
  readonly #isRoot: boolean[] = [];
  readonly #cells: (Map<string, number> | undefined)[] = [];
  readonly #ownerOfCell: number[] = [];
  readonly #nameOfCell: string[] = [];

  /** The object of that key, made when it is new. */
  object(key: string, type: string, isOpen = false, note?: number | string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#infos.length;
      this.#ids.set(key, id);
      this.#infos.push({ id, type, isOpen, note });
      this.#isRoot.push(ROOT.test(key));
      this.#cells.push(undefined);
    }
    return id;
  }

  info(id: number): ObjectInfo {
    return this.#infos[id]!;
  }

  /** Whether the process itself holds it: static fields, components, what the platform keeps by name. */
  isRoot(id: number): boolean {
    return this.#isRoot[id]!;
  }

  get count(): number {
    return this.#infos.length;
  }

  get cellCount(): number {
    return this.#ownerOfCell.length;
  }

  cell(object: number, name: string): number {
    let cells = this.#cells[object];
    if (cells === undefined) {
      cells = new Map();
      this.#cells[object] = cells;
    }
    let cell = cells.get(name);
    if (cell === undefined) {
      cell = this.#ownerOfCell.length;
      cells.set(name, cell);
      this.#ownerOfCell.push(object);
      this.#nameOfCell.push(name);
    }
    return cell;
  }

  /** The cell when somebody has named it before. */
  findCell(object: number, name: string): number | undefined {
    return this.#cells[object]?.get(name);
  }

  /** Names of all cells that the object ever had, with their numbers. */
  cellsOf(object: number): Iterable<readonly [string, number]> {
    return this.#cells[object] ?? [];
  }

  ownerOf(cell: number): number {
    return this.#ownerOfCell[cell]!;
  }

  nameOf(cell: number): string {
    return this.#nameOfCell[cell]!;
  }
}

/** Keys of what the process holds: see `Session`. */
const ROOT = /^(static|one|component|any) /;
