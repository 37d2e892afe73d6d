import { EDGE } from '@touchstone/formats/dex';
import type { EdgeSite, LinkedDex, Program, ReachableCode } from '@touchstone/program';

/** Where classes are first used: static members and instances, which is when their initialisers run. */
export class ClassUsers {
  readonly #program: Program;
  readonly #code: ReachableCode;

  constructor(program: Program, code: ReachableCode) {
    this.#program = program;
    this.#code = code;
  }

  /** Instructions in methods that can run which use the class, given by its id. */
  *of(c: number): Generator<EdgeSite> {
    const { index } = this.#program;
    const type = index.hierarchy.type[c]!;
    for (const row of index.methodsOf(type)) {
      const file = index.fileOf(row, 'methodBase');
      yield* this.#reached(file, index.crossReferences(file).edgesOf(EDGE.static, row - file.methodBase), isStatic);
    }
    for (const row of index.fieldsOf(type)) {
      const file = index.fileOf(row, 'fieldBase');
      yield* this.#reached(file, index.crossReferences(file).edgesOf(EDGE.staticField, row - file.fieldBase), all);
    }
    for (const { file, row } of index.typeRows(type))
      yield* this.#reached(file, index.crossReferences(file).edgesOf(EDGE.allocation, row), all);
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
