import { type Dex, EDGE, encodeTerminated } from '@touchstone/formats/dex';
import { byText } from '@touchstone/kernel/order';
import type { Place } from '@touchstone/kernel/place';
import { AppClass } from './app-class.ts';
import { AppMethod } from './app-method.ts';
import type { Body } from './body/body.ts';
import { CodeIndex } from './code-index.ts';
import { ConstantFinder } from './constants/constant-finder.ts';
import type { MethodConstants } from './constants/method-constants.ts';
import { findAccesses, findCalls } from './find-calls.ts';
import { allTexts, findTexts, type ProgramText } from './find-texts.ts';
import { indirectCallsIn } from './indirect-calls.ts';
import type { LinkedDex } from './linked-dex.ts';
import { classesOfPackages } from './package-classes.ts';
import type { CallSite, Class, FieldQuery, FieldSite, Method, MethodQuery, Program, Site } from './program.ts';
import { InstructionSite, InvokeSite, isCall, placeOf } from './sites.ts';

/** The program of an app, answered from a `CodeIndex`. */
export class AppProgram implements Program {
  readonly dexes: readonly { readonly file: string; readonly dex: Dex }[];
  readonly counts: Program['counts'];
  readonly index: CodeIndex;
  readonly #classes: (AppClass | undefined)[];
  readonly #methods: (AppMethod | undefined)[];
  readonly #named: Map<string, AppClass | undefined>;
  readonly #subtypes: Map<string, readonly AppClass[]>;
  #subtypesSize: number;
  readonly #indirect: Map<number, ReadonlyMap<number, readonly number[]>>;
  readonly #constants: ConstantFinder;
  readonly #whole: AppProgram | undefined;

  /** @param part the program of which this one leaves classes out, and 1 by class id for these */
  constructor(
    dexes: readonly { readonly file: string; readonly dex: Dex }[],
    part?: { readonly whole: AppProgram; readonly outside: Uint8Array },
  ) {
    this.dexes = dexes;
    this.#whole = part?.whole;
    this.index = new CodeIndex(dexes, part === undefined ? undefined : { whole: part.whole.index, outside: part.outside });
    this.counts = {
      classes: this.index.hierarchy.count,
      methods: this.index.definitionCount,
      methodReferences: this.index.referenceCount,
      instructions: dexes.reduce((sum, { dex }) => sum + dex.code.instructionCount, 0),
    };
    this.#classes = new Array<AppClass | undefined>(this.counts.classes);
    this.#methods = part === undefined ? new Array<AppMethod | undefined>(this.counts.methods) : part.whole.#methods;
    this.#named = new Map();
    this.#subtypes = new Map();
    this.#subtypesSize = 0;
    this.#indirect = part === undefined ? new Map() : part.whole.#indirect;
    this.#constants = part === undefined ? new ConstantFinder(this.index) : part.whole.#constants;
  }

  classesOfPackages(isMeant: (descriptor: string) => boolean): Uint8Array {
    return classesOfPackages(this.index.files, this.index.hierarchy.count, isMeant);
  }

  without(outside: Uint8Array): AppProgram {
    return outside.includes(1) ? new AppProgram(this.dexes, { whole: this, outside }) : this;
  }

  leftOut(descriptor: string): Class | undefined {
    return this.class(descriptor) === undefined ? this.#whole?.class(descriptor) : undefined;
  }

  get isSpent(): boolean {
    return this.#constants.isSpent;
  }

  *classes(): Generator<Class> {
    for (let c = 0; c < this.index.hierarchy.count; c++) if (this.index.hierarchy.isShadowed[c] === 0) yield this.#class(c);
  }

  class(descriptor: string): Class | undefined {
    const known = this.#named.get(descriptor);
    if (known !== undefined || this.#named.has(descriptor)) return known;
    const type = this.index.texts.find(descriptor);
    const c = type < 0 ? -1 : this.index.hierarchy.classOf[type]!;
    const found = c < 0 ? undefined : this.#class(c);
    this.#named.set(descriptor, found);
    return found;
  }

  subtypesOf(descriptor: string): readonly Class[] {
    let subtypes = this.#subtypes.get(descriptor);
    if (subtypes === undefined) {
      subtypes = this.#subtypesBelow(descriptor);
      this.#subtypesSize += subtypes.length + 1;
      if (this.#subtypesSize > MOST_SUBTYPES) {
        this.#subtypes.clear();
        this.#subtypesSize = subtypes.length + 1;
      }
      this.#subtypes.set(descriptor, subtypes);
    }
    return subtypes;
  }

  isSubtype(descriptor: string, ancestor: string): boolean {
    if (descriptor === ancestor) return true;
    const below = this.index.below(ancestor);
    if (below.types.size === 0) return false;
    const type = this.index.texts.find(descriptor);
    return type >= 0 && below.has(type);
  }

  callsTo(query: MethodQuery): readonly CallSite[] {
    return findCalls(this, query);
  }

  callsIn(method: Method): readonly CallSite[] {
    const file = this.index.fileOf(method.id, 'definitionBase');
    const definition = method.id - file.definitionBase;
    const { edges, edgeStart } = file.dex.code;
    const calls: CallSite[] = [];
    for (let e = edgeStart[definition]!; e < edgeStart[definition + 1]!; e++) {
      const edge = edges[e]!;
      if (!isCall(edge >>> 24)) continue;
      const target = edge >>> 24 === EDGE.custom ? (file.dex.callSite(edge & 0xffff)?.methods.at(-1) ?? -1) : edge & 0xffff;
      calls.push(new InvokeSite(this, file, e, definition, target < file.dex.tables.methodCount ? target : -1));
    }
    return calls;
  }

  accessesOf(query: FieldQuery): readonly FieldSite[] {
    return findAccesses(this, query);
  }

  usesOfText(text: string): readonly Site[] {
    const key = encodeTerminated(text);
    return this.#sites('mentions', (file) => {
      const string = file.dex.findString(text, key);
      return string < 0 ? [] : this.index.crossReferences(file).mentionsOf(EDGE.text, string);
    });
  }

  usesOfTexts(texts: readonly string[]): ReadonlyMap<string, readonly Site[]> {
    const asked = [...new Set(texts)].sort(byText);
    const keys = asked.map(encodeTerminated);
    const isIn = new Set<string>();
    for (const { dex } of this.index.files) {
      if (!dex.textsAscend) return this.#textUses(asked);
      for (const [i, at] of dex.lowerBounds(keys).entries()) if (dex.isText(at, keys[i]!)) isIn.add(asked[i]!);
    }
    return this.#textUses([...isIn]);
  }

  allocationsOf(descriptor: string): readonly Site[] {
    return this.#typeSites(descriptor, EDGE.allocation);
  }

  usesOfClass(descriptor: string): readonly Site[] {
    return this.#typeSites(descriptor, EDGE.classConstant);
  }

  mentionsType(descriptor: string): boolean {
    return this.index.texts.find(descriptor) >= 0 && this.index.files.some(({ dex }) => dex.findType(descriptor) >= 0);
  }

  typesUnder(prefix: string): readonly string[] {
    const found = new Set<string>();
    for (const { dex } of this.index.files) for (const type of typesWithPrefix(dex, prefix)) found.add(type);
    return [...found].sort(byText);
  }

  textsContaining(needles: readonly string[]): Generator<ProgramText> {
    return findTexts(this, needles);
  }

  texts(): Generator<ProgramText> {
    return allTexts(this);
  }

  body(id: number): Body | undefined {
    return this.index.body(id);
  }

  method(id: number): Method {
    let method = this.#methods[id];
    if (method === undefined) {
      const file = this.index.fileOf(id, 'definitionBase');
      method = new AppMethod(file, id - file.definitionBase);
      this.#methods[id] = method;
    }
    return method;
  }

  placeOf({ id }: Pick<Method, 'id'>, instruction: number): Place {
    const file = this.index.fileOf(id, 'definitionBase');
    return placeOf(this, file, id - file.definitionBase, instruction);
  }

  constantsIn(file: LinkedDex, definition: number): MethodConstants {
    return this.#constants.of(file, definition);
  }

  /** Edges that reach each method through a call site or a method handle. */
  indirectCalls(file: LinkedDex): ReadonlyMap<number, readonly number[]> {
    let calls = this.#indirect.get(file.index);
    if (calls === undefined) {
      calls = indirectCallsIn(file.dex, this.index.crossReferences(file));
      this.#indirect.set(file.index, calls);
    }
    return calls;
  }

  #class(id: number): AppClass {
    let known = this.#classes[id];
    if (known === undefined) {
      known = new AppClass(this, id);
      this.#classes[id] = known;
    }
    return known;
  }

  #subtypesBelow(descriptor: string): readonly AppClass[] {
    const { classOf } = this.index.hierarchy;
    const { roots, types } = this.index.below(descriptor);
    const below: number[] = [];
    for (const type of types) if (classOf[type]! >= 0 && !roots.has(type)) below.push(classOf[type]!);
    return below.sort((a, b) => a - b).map((c) => this.#class(c));
  }

  #textUses(texts: readonly string[]): ReadonlyMap<string, readonly Site[]> {
    return new Map(texts.map((text) => [text, this.usesOfText(text)] as const).filter(([, uses]) => uses.length > 0));
  }

  #typeSites(descriptor: string, kind: number): readonly Site[] {
    if (this.index.texts.find(descriptor) < 0) return [];
    return this.#sites('edges', (file) => {
      const type = file.dex.findType(descriptor);
      return type < 0 ? [] : this.index.crossReferences(file).edgesOf(kind, type);
    });
  }

  #sites(stream: 'edges' | 'mentions', positionsOf: (file: LinkedDex) => Iterable<number>): readonly Site[] {
    const sites: Site[] = [];
    for (const file of this.index.files) {
      const { edgeStart, mentionStart } = file.dex.code;
      for (const position of positionsOf(file)) {
        const definition = this.index.definitionAt(stream === 'edges' ? edgeStart : mentionStart, position);
        if (!this.index.isShadowed(file, definition)) sites.push(new InstructionSite(this, file, stream, position, definition));
      }
    }
    return sites;
  }
}

/** Classes in all lists of what is below a type that are kept. */
const MOST_SUBTYPES = 1_000_000;

/** By binary search where the tables are sorted, else by looking at all. */
function* typesWithPrefix(dex: Dex, prefix: string): Generator<string> {
  const { typeText, typeCount, typesAscend } = dex.tables;
  let from = 0;
  if (typesAscend && dex.textsAscend) {
    const text = dex.lowerBound(encodeTerminated(prefix));
    let high = typeCount;
    while (from < high) {
      const middle = (from + high) >>> 1;
      if (typeText[middle]! < text) from = middle + 1;
      else high = middle;
    }
  }
  for (let t = from; t < typeCount; t++) {
    const type = dex.typeDescriptor(t);
    if (type.startsWith(prefix)) yield type;
    else if (typesAscend && dex.textsAscend) return;
  }
}
