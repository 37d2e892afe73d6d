import { EDGE } from '@touchstone/formats/dex';
import type { LinkedDex, Program, ReachableCode } from '@touchstone/program';

/** Methods that can run and hold a call, by what the call's row in the method table says; nothing else is looked at. */
export class CallersByRow {
  readonly #program: Program;
  readonly #code: ReachableCode;
  readonly #known: Map<string, readonly number[]>;

  constructor(program: Program, code: ReachableCode) {
    this.#program = program;
    this.#code = code;
    this.#known = new Map();
  }

  /** Callers of methods of one of these classes, by descriptor. */
  ofClasses(descriptors: Iterable<string>): Set<number> {
    const { texts, files } = this.#program.index;
    const types = new Set([...descriptors].map((descriptor) => texts.find(descriptor)).filter((id) => id >= 0));
    const found = new Set<number>();
    if (types.size === 0) return found;
    for (const file of files) {
      const { methodIds } = file.dex.tables;
      const rows = this.#rows(`c${file.index} ${[...types].join(' ')}`, file, (row) => types.has(file.type[methodIds[row * 2]! & 0xffff]!));
      this.#collect(file, rows, found);
    }
    return found;
  }

  /** Callers of methods of these names. */
  ofNames(names: Iterable<string>): Set<number> {
    const { texts, files } = this.#program.index;
    const ids = new Set([...names].map((name) => texts.find(name)).filter((id) => id >= 0));
    const found = new Set<number>();
    if (ids.size === 0) return found;
    for (const file of files) {
      const { methodIds } = file.dex.tables;
      const rows = this.#rows(`n${file.index} ${[...ids].join(' ')}`, file, (row) => ids.has(file.name[methodIds[row * 2 + 1]!]!));
      this.#collect(file, rows, found);
    }
    return found;
  }

  /** Callers of methods of the platform that take something of one of these types, as text ids. */
  ofParameters(types: ReadonlySet<number>): Set<number> {
    const { files } = this.#program.index;
    const found = new Set<number>();
    if (types.size === 0) return found;
    for (const file of files) {
      const { dex, type } = file;
      const { methodIds, protoIds, protoCount } = dex.tables;
      const takes = new Uint8Array(protoCount + 1);
      for (let p = 0; p < protoCount; p++) {
        for (const one of dex.typeList(protoIds[p * 3 + 2]!).subarray(0, MOST_PARAMETERS)) if (types.has(type[one]!)) takes[p] = 1;
      }
      const isMeant = (row: number) => takes[methodIds[row * 2]! >>> 16] === 1 && this.#code.dispatch.directTarget(file, row) < 0;
      this.#collect(file, this.#rows(`p${file.index} ${[...types].join(' ')}`, file, isMeant), found);
    }
    return found;
  }

  /** Callers of methods that the app declares as native. */
  ofNatives(): Set<number> {
    const { files } = this.#program.index;
    const natives = new Set<number>();
    for (const { dex, definitionBase } of files) {
      const { count, flags } = dex.definitions;
      for (let d = 0; d < count; d++) if ((flags[d]! & NATIVE) !== 0) natives.add(definitionBase + d);
    }
    const found = new Set<number>();
    if (natives.size === 0) return found;
    for (const file of files) {
      const rows = this.#rows(`native ${file.index}`, file, (row) => natives.has(this.#code.dispatch.directTarget(file, row)));
      this.#collect(file, rows, found);
    }
    return found;
  }

  /** Rows of a file for a question; the same each time it is asked. */
  #rows(question: string, file: LinkedDex, isMeant: (row: number) => boolean): readonly number[] {
    let rows = this.#known.get(question);
    if (rows === undefined) {
      const found: number[] = [];
      for (let row = 0; row < file.dex.tables.methodCount; row++) if (isMeant(row)) found.push(row);
      rows = found;
      this.#known.set(question, rows);
    }
    return rows;
  }

  #collect(file: LinkedDex, rows: readonly number[], found: Set<number>): void {
    const { index } = this.#program;
    const references = index.crossReferences(file);
    for (const row of rows) {
      for (const position of references.edgesOf(EDGE.virtual, row)) {
        const from = file.definitionBase + index.definitionAt(file.dex.code.edgeStart, position);
        if (this.#code.isReached[from] === 1) found.add(from);
      }
    }
  }
}

const MOST_PARAMETERS = 255;
const NATIVE = 0x100;
