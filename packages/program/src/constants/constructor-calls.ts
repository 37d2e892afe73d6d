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
  #rows: ReadonlyMap<number, readonly number[]> | undefined;

  constructor(index: CodeIndex) {
    this.#index = index;
    this.#rows = undefined;
  }

  /** All calls of a constructor; undefined when they are too many to follow, or when the method is none. */
  callsOf({ dex, type, proto }: LinkedDex, definition: number): readonly ConstructorCall[] | undefined {
    const method = dex.definitions.method[definition]!;
    if (dex.methodName(method) !== '<init>') return undefined;
    const word = dex.tables.methodIds[method * 2]!;
    this.#rows ??= rowsOf(this.#index);
    const calls: ConstructorCall[] = [];
    for (const row of this.#rows.get(keyOf(type[word & 0xffff]!, proto[word >>> 16]!)) ?? []) {
      const file = this.#index.fileOf(row, 'methodBase');
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

/** Rows of all method tables that name a constructor, by class and proto. */
function rowsOf(index: CodeIndex): ReadonlyMap<number, readonly number[]> {
  const name = index.texts.find('<init>');
  return Map.groupBy(name < 0 ? [] : index.methodsNamed(name), (row) => {
    const file = index.fileOf(row, 'methodBase');
    const word = file.dex.tables.methodIds[(row - file.methodBase) * 2]!;
    return keyOf(file.type[word & 0xffff]!, file.proto[word >>> 16]!);
  });
}

/** Both are counted from 0 over an app, far below 2²⁴. */
const keyOf = (owner: number, proto: number) => owner * 2 ** 24 + proto;
