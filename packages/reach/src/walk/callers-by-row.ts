import { EDGE } from '@touchstone/formats/dex';
import type { LinkedDex, Program, ReachableCode } from '@touchstone/program';

const MOST_PARAMETERS = 255;
const NATIVE = 0x100;

/** Methods that can run and hold a call, by what the call's row in the method table says; nothing else is looked at. */
export class CallersByRow {
  readonly #program: Program;
  readonly #code: ReachableCode;
  /** All methods that call something of a class, of a name, or native, reached or not. */
  readonly #ofClass: Map<string, readonly number[]>;
  readonly #ofName: Map<string, readonly number[]>;
  #ofNatives: readonly number[] | undefined;
  /** Types of parameters that were asked about, and methods that call something which takes one. */
  readonly #takenTypes: Set<number>;
  readonly #takers: Set<number>;

  constructor(program: Program, code: ReachableCode) {
    this.#program = program;
    this.#code = code;
    this.#ofClass = new Map();
    this.#ofName = new Map();
    this.#ofNatives = undefined;
    this.#takenTypes = new Set();
    this.#takers = new Set();
  }

  /** Callers of methods of one of these classes, by descriptor. */
  *ofClasses(descriptors: Iterable<string>): Generator<number> {
    const { index } = this.#program;
    for (const descriptor of descriptors) {
      let callers = this.#ofClass.get(descriptor);
      if (callers === undefined) {
        const type = index.texts.find(descriptor);
        callers = type < 0 ? [] : this.#callersOf(index.methodsOf(type));
        this.#ofClass.set(descriptor, callers);
      }
      yield* this.#reached(callers);
    }
  }

  /** Callers of methods of these names. */
  *ofNames(names: Iterable<string>): Generator<number> {
    const { index } = this.#program;
    for (const name of names) {
      let callers = this.#ofName.get(name);
      if (callers === undefined) {
        const text = index.texts.find(name);
        callers = text < 0 ? [] : this.#callersOf(index.methodsNamed(text));
        this.#ofName.set(name, callers);
      }
      yield* this.#reached(callers);
    }
  }

  /** Callers of methods of the platform that take something of one of these types or of those asked about before, as text ids. */
  ofParameters(types: ReadonlySet<number>): Generator<number> {
    const fresh = new Set<number>();
    for (const type of types) {
      if (this.#takenTypes.has(type)) continue;
      this.#takenTypes.add(type);
      fresh.add(type);
    }
    if (fresh.size > 0) for (const file of this.#program.index.files) this.#collect(file, this.#rowsTaking(file, fresh), this.#takers);
    return this.#reached(this.#takers);
  }

  /** Callers of methods that the app declares as native. */
  ofNatives(): Generator<number> {
    this.#ofNatives ??= this.#callersOf(this.#nativeRows());
    return this.#reached(this.#ofNatives);
  }

  *#reached(callers: Iterable<number>): Generator<number> {
    for (const id of callers) if (this.#code.isReached[id] === 1) yield id;
  }

  /** Rows of the platform's methods with a parameter of one of the types. */
  #rowsTaking(file: LinkedDex, types: ReadonlySet<number>): readonly number[] {
    const { dex, type } = file;
    const { methodIds, protoIds, protoCount, methodCount } = dex.tables;
    const { u16, u32 } = dex.bytes;
    const isMeant = new Uint8Array(type.length);
    for (let t = 0; t < type.length; t++) if (types.has(type[t]!)) isMeant[t] = 1;
    const takes = new Uint8Array(protoCount + 1);
    for (let p = 0; p < protoCount; p++) {
      const list = protoIds[p * 3 + 2]!;
      if (list === 0) continue;
      const from = (list + 4) >>> 1;
      for (let i = from, end = from + Math.min(u32[list >>> 2]!, MOST_PARAMETERS); i < end; i++) if (isMeant[u16[i]!] === 1) takes[p] = 1;
    }
    const rows: number[] = [];
    for (let row = 0; row < methodCount; row++)
      if (takes[methodIds[row * 2]! >>> 16] === 1 && this.#code.dispatch.directTarget(file, row) < 0) rows.push(row);
    return rows;
  }

  /** Rows that mean a native method, counted over all files. */
  *#nativeRows(): Generator<number> {
    const { index } = this.#program;
    const natives = new Set<number>();
    const names = new Set<number>();
    for (const { dex, definitionBase, name } of index.files) {
      const { count, flags, method } = dex.definitions;
      for (let d = 0; d < count; d++) {
        if ((flags[d]! & NATIVE) === 0) continue;
        natives.add(definitionBase + d);
        names.add(name[dex.tables.methodIds[method[d]! * 2 + 1]!]!);
      }
    }
    for (const name of names) {
      for (const row of index.methodsNamed(name)) {
        const file = index.fileOf(row, 'methodBase');
        if (natives.has(this.#code.dispatch.directTarget(file, row - file.methodBase))) yield row;
      }
    }
  }

  /** @param rows counted over all files */
  #callersOf(rows: Iterable<number>): readonly number[] {
    const found = new Set<number>();
    for (const row of rows) {
      const file = this.#program.index.fileOf(row, 'methodBase');
      this.#collect(file, [row - file.methodBase], found);
    }
    return [...found];
  }

  #collect(file: LinkedDex, rows: readonly number[], found: Set<number>): void {
    const { index } = this.#program;
    const references = index.crossReferences(file);
    for (const row of rows) {
      for (const position of references.edgesOf(EDGE.virtual, row))
        found.add(file.definitionBase + index.definitionAt(file.dex.code.edgeStart, position));
    }
  }
}
