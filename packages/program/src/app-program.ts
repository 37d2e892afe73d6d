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
  readonly #classes: Map<number, AppClass>;
  readonly #methods: Map<number, AppMethod>;
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
    this.#classes = new Map();
    this.#methods = part === undefined ? new Map() : part.whole.#methods;
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
    const type = this.index.texts.find(descriptor);
    const c = type < 0 ? -1 : this.index.hierarchy.classOf[type]!;
    return c < 0 ? undefined : this.#class(c);
  }

  subtypesOf(descriptor: string): readonly Class[] {
    const { classOf } = this.index.hierarchy;
    const { roots, types } = this.index.below(descriptor);
    const below = [...types].filter((type) => !roots.has(type) && classOf[type]! >= 0);
    return below
      .map((type) => classOf[type]!)
      .sort((a, b) => a - b)
      .map((c) => this.#class(c));
  }

  isSubtype(descriptor: string, ancestor: string): boolean {
    const type = this.index.texts.find(descriptor);
    return descriptor === ancestor || (type >= 0 && this.index.below(ancestor).has(type));
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
    let method = this.#methods.get(id);
    if (method === undefined) {
      const file = this.index.fileOf(id, 'definitionBase');
      method = new AppMethod(file, id - file.definitionBase);
      this.#methods.set(id, method);
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
    let known = this.#classes.get(id);
    if (known === undefined) {
      known = new AppClass(this, id);
      this.#classes.set(id, known);
    }
    return known;
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
