import { EDGE } from '@touchstone/formats/dex';
import type { CodeIndex } from '../code-index.ts';
import { indirectCallsIn } from '../indirect-calls.ts';
import type { LinkedDex } from '../linked-dex.ts';
import type { ReachableCode } from './reachable-code.ts';

/** An instruction that leads to a method or makes an instance: whose it is, and its place in its file's stream of edges. */
export interface EdgeSite {
  /** Global id of the method that holds it. */
  readonly from: number;
  readonly position: number;
}

/** Targets of calls on a type of the platform; of more nothing is learned. */
const MOST_TARGETS = 64;

/**
 * Who calls whom among the methods that can run, looked up in the cross-references of the files: nothing is kept for a call,
 * only which methods the rows of the method tables mean. Of the state of `code` when it was made.
 *
 * Calls on Object, and on other types of the platform that may run very many methods, are left out: such a method is
 * `isCalledLoosely`, and whoever makes an object that has it stands for the callers.
 */
export class CallEdges {
  readonly #index: CodeIndex;
  readonly #code: ReachableCode;
  /** Rows that mean each method: called without looking at the object, and virtually. */
  #directRows: Turned | undefined;
  #virtualRows: Turned | undefined;
  #targets: Turned | undefined;
  readonly #callers: Map<number, readonly number[]>;
  readonly #object: number;
  readonly #methods: number;
  readonly #pairs: number;
  readonly #indirect: (ReadonlyMap<number, readonly number[]> | undefined)[];

  constructor(code: ReachableCode) {
    this.#index = code.index;
    this.#code = code;
    this.#methods = code.count;
    this.#pairs = code.dispatch.pairs.count;
    this.#directRows = undefined;
    this.#virtualRows = undefined;
    this.#targets = undefined;
    this.#callers = new Map();
    this.#object = code.index.texts.find('Ljava/lang/Object;');
    this.#indirect = code.index.files.map(() => undefined);
  }

  /** Whether nothing was added to the code since. */
  get isCurrent(): boolean {
    return this.#methods === this.#code.count && this.#pairs === this.#code.dispatch.pairs.count;
  }

  /** Methods that the call at a place in a file's stream can run, ascending; none for what is not a call. */
  targetsAt(file: LinkedDex, position: number): readonly number[] {
    const edge = file.dex.code.edges[position]!;
    const row = edge & 0xff_ffff;
    if (edge >>> 24 === EDGE.custom) return (file.dex.callSite(row)?.methods ?? []).flatMap((bound) => this.#boundTo(file, bound));
    if (edge >>> 24 === EDGE.methodHandle) return this.#boundTo(file, file.dex.methodHandle(row) ?? -1);
    if (row >= file.dex.tables.methodCount) return [];
    return isVirtual(edge >>> 24) ? this.virtualTargets(file, row) : isDirect(edge >>> 24) ? this.#directTarget(file, row) : [];
  }

  /** Whether the method is run by calls that are left out. */
  isCalledLoosely(definition: number): boolean {
    for (const row of this.#rowsTo(definition)) if (this.#isLoose(row)) return true;
    const selector = this.#code.selectors.of[definition]!;
    return selector >= 0 && this.#code.dispatch.isWide[selector] === 1;
  }

  /** What virtual calls by the row run. */
  virtualTargets(file: LinkedDex, row: number): readonly number[] {
    const { dispatch, selectors, isReached } = this.#code;
    const selector = selectors.ofReference(file, row);
    if (selector < 0) return [];
    if (this.#isLoose(file.methodBase + row)) return [];
    if (dispatch.isWide[selector] === 0) return [...this.#targetsOf(file.methodBase + row)].sort((a, b) => a - b);
    const all = selectors.definitions.subarray(selectors.start[selector]!, selectors.start[selector + 1]!);
    return [...all].filter((d) => dispatch.isLive[d] === 1 && isReached[d] === 1).sort((a, b) => a - b);
  }

  /** Methods with calls that may run the method: those of `callsOf`, each once. */
  callersOf(definition: number): readonly number[] {
    let callers = this.#callers.get(definition);
    if (callers === undefined) {
      const found = new Set<number>();
      for (const { from } of this.callsOf(definition)) found.add(from);
      callers = [...found];
      this.#callers.set(definition, callers);
    }
    return callers;
  }

  /** Calls in methods that can run which may run the method, file by file. */
  *callsOf(definition: number): Generator<EdgeSite> {
    const { dispatch, selectors } = this.#code;
    this.#directRows ??= Turned.of(dispatch.direct, this.#index.definitionCount);
    for (const row of this.#directRows.of(definition)) yield* this.#sites(row, false);
    for (const row of this.#rowsTo(definition)) if (!this.#isLoose(row)) yield* this.#sites(row, true);
    const selector = selectors.of[definition]!;
    if (selector < 0 || dispatch.isWide[selector] === 0 || dispatch.isLive[definition] === 0) return;
    for (const row of dispatch.rowsOf(selector)) yield* this.#sites(row, true);
  }

  /** Places in methods that can run where an instance of exactly this class is made by `new-instance`. */
  *allocationsOf(c: number): Generator<EdgeSite> {
    for (const { file, row } of this.#index.typeRows(this.#index.hierarchy.type[c]!))
      yield* this.#reachedAt(file, this.#index.crossReferences(file).edgesOf(EDGE.allocation, row));
  }

  #rowsTo(definition: number): Int32Array {
    const { pairs } = this.#code.dispatch;
    this.#virtualRows ??= new Turned(pairs.second, pairs.first, this.#pairs, this.#index.definitionCount);
    return this.#virtualRows.of(definition);
  }

  #targetsOf(row: number): Int32Array {
    const { pairs } = this.#code.dispatch;
    this.#targets ??= new Turned(pairs.first, pairs.second, this.#pairs, this.#index.referenceCount);
    return this.#targets.of(row);
  }

  #isLoose(row: number): boolean {
    const file = this.#index.fileOf(row, 'methodBase');
    const type = file.type[file.dex.tables.methodIds[(row - file.methodBase) * 2]! & 0xffff]!;
    if (this.#index.hierarchy.classOf[type]! >= 0) return false;
    return type === this.#object || this.#targetsOf(row).length > MOST_TARGETS;
  }

  #directTarget(file: LinkedDex, row: number): readonly number[] {
    const target = this.#code.dispatch.direct[file.methodBase + row]!;
    return target >= 0 ? [target] : [];
  }

  #boundTo(file: LinkedDex, row: number): readonly number[] {
    if (!(row >= 0 && row < file.dex.tables.methodCount)) return [];
    const direct = this.#directTarget(file, row);
    return [...direct, ...this.virtualTargets(file, row).filter((target) => !direct.includes(target))];
  }

  *#sites(row: number, isByObject: boolean): Generator<EdgeSite> {
    const file = this.#index.fileOf(row, 'methodBase');
    const own = row - file.methodBase;
    const { edges } = file.dex.code;
    const counts = isByObject ? isVirtual : isDirect;
    const calls = this.#index.crossReferences(file).edgesOf(EDGE.virtual, own);
    yield* this.#reachedAt(
      file,
      calls.filter((position) => counts(edges[position]! >>> 24)),
    );
    this.#indirect[file.index] ??= indirectCallsIn(file.dex, this.#index.crossReferences(file));
    yield* this.#reachedAt(file, this.#indirect[file.index]!.get(own) ?? []);
  }

  *#reachedAt(file: LinkedDex, positions: Iterable<number>): Generator<EdgeSite> {
    for (const position of positions) {
      const from = file.definitionBase + this.#index.definitionAt(file.dex.code.edgeStart, position);
      if (this.#code.isReached[from] === 1) yield { from, position };
    }
  }
}

const isVirtual = (kind: number) => kind === EDGE.virtual || kind === EDGE.interface;
const isDirect = (kind: number) => kind === EDGE.super || kind === EDGE.direct || kind === EDGE.static;

/** Lists of `values` by `keys`; negative keys are left out. */
class Turned {
  readonly #start: Uint32Array;
  readonly #items: Int32Array;

  constructor(keys: Int32Array, values: Int32Array, length: number, count: number) {
    const start = new Uint32Array(count + 2);
    for (let i = 0; i < length; i++) if (keys[i]! >= 0) start[keys[i]! + 2]!++;
    for (let k = 2; k < start.length; k++) start[k]! += start[k - 1]!;
    this.#items = new Int32Array(start.at(-1)!);
    for (let i = 0; i < length; i++) if (keys[i]! >= 0) this.#items[start[keys[i]! + 1]!++] = values[i]!;
    this.#start = start;
  }

  /** The numbers of `keys` by what they are. */
  static of(keys: Int32Array, count: number): Turned {
    const values = new Int32Array(keys.length);
    for (let i = 0; i < values.length; i++) values[i] = i;
    return new Turned(keys, values, keys.length, count);
  }

  of(key: number): Int32Array {
    return this.#items.subarray(this.#start[key]!, this.#start[key + 1]!);
  }
}
