import { EDGE } from '@touchstone/formats/dex';
import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';

/** A call of a constructor; `instruction` in code units from the start of the method around it. */
export interface ConstructorCall {
  readonly file: LinkedDex;
  readonly definition: number;
  readonly instruction: number;
}

/** A constructor that is called at more places is not followed. */
const MOST_CALLS = 16;

/** Calls of the app's constructors, `super(…)` and `this(…)` among them. */
export class ConstructorCalls {
  readonly #index: CodeIndex;
  #rows: RowsByOwner | undefined;

  constructor(index: CodeIndex) {
    this.#index = index;
    this.#rows = undefined;
  }

  /** All calls of a constructor; undefined when they are too many to follow, or when the method is none. */
  callsOf({ dex, type, proto }: LinkedDex, definition: number): readonly ConstructorCall[] | undefined {
    const method = dex.definitions.method[definition]!;
    if (dex.methodName(method) !== '<init>') return undefined;
    const word = dex.tables.methodIds[method * 2]!;
    this.#rows ??= new RowsByOwner(this.#index);
    const calls: ConstructorCall[] = [];
    for (const row of this.#rows.of(type[word & 0xffff]!)) {
      const file = this.#index.fileOf(row, 'methodBase');
      if (file.proto[file.dex.tables.methodIds[(row - file.methodBase) * 2]! >>> 16] !== proto[word >>> 16]) continue;
      for (const position of this.#index.crossReferences(file).edgesOf(EDGE.direct, row - file.methodBase)) {
        if (calls.length >= MOST_CALLS) return undefined;
        const call = this.#callAt(file, position);
        if (call !== undefined) calls.push(call);
      }
    }
    return calls;
  }

  #callAt(file: LinkedDex, position: number): ConstructorCall | undefined {
    const { edgeStart } = file.dex.code;
    const definition = this.#index.definitionAt(edgeStart, position);
    if (this.#index.isShadowed(file, definition)) return undefined;
    const instruction = this.#index.positions(file, definition).edges[position - edgeStart[definition]!];
    return instruction === undefined ? undefined : { file, definition, instruction };
  }
}

/** Rows of all method tables that name a constructor, by class: counted, then placed. */
class RowsByOwner {
  readonly #start: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(index: CodeIndex) {
    const name = index.texts.find('<init>');
    const rows = name < 0 ? new Uint32Array(0) : index.methodsNamed(name);
    const start = new Uint32Array(index.texts.count + 2);
    const owners = rows.map((row) => ownerOf(index, row));
    for (const owner of owners) start[owner + 2]!++;
    for (let id = 2; id < start.length; id++) start[id]! += start[id - 1]!;
    const placed = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) placed[start[owners[i]! + 1]!++] = rows[i]!;
    this.#start = start;
    this.#rows = placed;
  }

  of(owner: number): Uint32Array {
    return this.#rows.subarray(this.#start[owner]!, this.#start[owner + 1]!);
  }
}

function ownerOf(index: CodeIndex, row: number): number {
  const file = index.fileOf(row, 'methodBase');
  return file.type[file.dex.tables.methodIds[(row - file.methodBase) * 2]! & 0xffff]!;
}
