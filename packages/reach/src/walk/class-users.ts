import { EDGE } from '@touchstone/formats/dex';
import type { EdgeSite, LinkedDex, Program, ReachableCode } from '@touchstone/program';

/** Where classes are first used: static members and instances, which is when their initialisers run. */
export class ClassUsers {
  readonly #program: Program;
  readonly #code: ReachableCode;
  readonly #methods: readonly Lists[];
  readonly #fields: readonly Lists[];

  constructor(program: Program, code: ReachableCode) {
    this.#program = program;
    this.#code = code;
    this.#methods = program.index.files.map(({ dex }) => new Lists(dex.tables.methodIds, dex.tables.typeCount));
    this.#fields = program.index.files.map(({ dex }) => new Lists(dex.tables.fieldIds, dex.tables.typeCount));
  }

  /** Instructions in methods that can run which use the class, given by its id. */
  *of(c: number): Generator<EdgeSite> {
    const { hierarchy, texts, files } = this.#program.index;
    const descriptor = texts.text(hierarchy.type[c]!);
    for (const file of files) {
      const type = file.dex.findType(descriptor);
      if (type < 0) continue;
      const references = this.#program.index.crossReferences(file);
      for (const row of this.#methods[file.index]!.of(type)) yield* this.#reached(file, references.edgesOf(EDGE.static, row), isStatic);
      for (const row of this.#fields[file.index]!.of(type)) yield* this.#reached(file, references.edgesOf(EDGE.staticField, row), all);
      yield* this.#reached(file, references.edgesOf(EDGE.allocation, type), all);
    }
  }

  *#reached(file: LinkedDex, positions: Uint32Array, counts: (kind: number) => boolean): Generator<EdgeSite> {
    for (const position of positions) {
      if (!counts(file.dex.code.edges[position]! >>> 24)) continue;
      const from = file.definitionBase + this.#program.index.definitionAt(file.dex.code.edgeStart, position);
      if (this.#code.isReached[from] === 1) yield { from, position };
    }
  }
}

const isStatic = (kind: number) => kind === EDGE.static;
const all = () => true;

/** Rows of a table of members by their class. */
class Lists {
  readonly #start: Uint32Array;
  readonly #rows: Uint32Array;

  constructor(ids: Uint32Array, types: number) {
    const start = new Uint32Array(types + 3);
    for (let i = 0; i < ids.length; i += 2) start[(ids[i]! & 0xffff) + 2]!++;
    for (let k = 2; k < start.length; k++) start[k]! += start[k - 1]!;
    this.#rows = new Uint32Array(ids.length >>> 1);
    for (let i = 0, row = 0; i < ids.length; i += 2, row++) this.#rows[start[(ids[i]! & 0xffff) + 1]!++] = row;
    this.#start = start;
  }

  of(type: number): Uint32Array {
    return this.#rows.subarray(this.#start[type]!, this.#start[type + 1]!);
  }
}
