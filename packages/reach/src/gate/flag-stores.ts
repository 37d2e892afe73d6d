import type { CallSite, Constant, Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Bound, type Frame, givenTo } from '../conditions/frames.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import type { Callers } from '../origins/callers.ts';
import type { CallPlace } from './calls-named.ts';
import { FlagReads } from './flag-reads.ts';
import type { FlagCall, GateWords } from './gate-words.ts';
import { ImportedStores } from './imported-stores.ts';
import { outermost } from './scenes.ts';
import { areApart, storesOf } from './store-names.ts';

/** A place that stores an answer, with the calls through which wrappers are told what to store. */
export interface FlagWrite {
  readonly key: string;
  /** The outermost call first, the store itself last. */
  readonly path: readonly CallPlace[];
  /** What is stored; undefined when only that something is there. */
  readonly value: Value | undefined;
  /** The frame of `value`. */
  readonly frame: Frame;
  /** Names of the stores it may go to; undefined when they are not known. */
  readonly stores: readonly string[] | undefined;
  /** When set, only other ways into the outermost place count than from these calls, each `method instruction`. */
  readonly besides?: ReadonlySet<string>;
}

const MOST_WRAPPERS = 4;
const MOST_CALLERS = 128;
/** Ways through wrappers to one store; where every class has its own, as of `writeToParcel`, there are thousands. */
const MOST_WAYS = 300;
const MOST_SITES = 20_000;
const MOST_UNNAMED = 4_000;
const MOST_STEPS = 12;

/** Answers that an app stores under names: preferences, files. */
export class FlagStores {
  readonly reads: FlagReads;
  readonly #program: Program;
  readonly #constants: ConstantValues;
  readonly #words: GateWords;
  readonly #callers: (method: number) => ReturnType<Callers['of']>;
  #writes: ReadonlyMap<string, readonly FlagWrite[]> | undefined;
  readonly #imported: ImportedStores;
  readonly #unnamed: FlagWrite[];
  /** The same by where they may go. */
  readonly #unnamedIn: Map<string, readonly FlagWrite[]>;
  #isCut: boolean;
  /** Calls that store something in methods that are not looked at. */
  readonly #unread: CallPlace[];
  /** Wrappers of which not all callers were looked at. */
  readonly #cut: Set<string>;
  /** Ways left for the store at hand. */
  #waysLeft: number;

  constructor(program: Program, constants: ConstantValues, words: GateWords, callers: (method: number) => ReturnType<Callers['of']>) {
    this.#program = program;
    this.#constants = constants;
    this.#words = words;
    this.#callers = callers;
    this.reads = new FlagReads(program, constants, words);
    this.#writes = undefined;
    this.#imported = new ImportedStores(program, constants);
    this.#unnamed = [];
    this.#unnamedIn = new Map();
    this.#isCut = false;
    this.#unread = [];
    this.#cut = new Set();
    this.#waysLeft = 0;
  }

  /** The names of what a call only opens when it is there; undefined for other calls, and where nobody is seen to put it there. */
  openedBy(call: CallValue, frame: Frame): readonly string[] | undefined {
    const keys = this.reads.openedBy(call, frame);
    return keys?.every((key) => this.writesOf(key).length > 0) === true ? keys : undefined;
  }

  writesOf(key: string): readonly FlagWrite[] {
    this.#writes ??= this.#allWrites();
    return this.#writes.get(key) ?? [];
  }

  /** What is stored under names that are not known. */
  unnamed(): readonly FlagWrite[] {
    this.#writes ??= this.#allWrites();
    return this.#unnamed;
  }

  /** What is stored under names that are not known where a class looks for an answer; undefined when there is more than was looked at. */
  unnamedIn(stores: readonly string[] | undefined, owner: string): readonly FlagWrite[] | undefined {
    if (this.isCut) return undefined;
    const all = this.unnamed();
    const key = stores?.join('\n') ?? '';
    let found = this.#unnamedIn.get(`${key} ${owner}`);
    if (found === undefined) {
      // A store without a name is the one that its own class reads.
      const isThere = (write: FlagWrite) =>
        write.stores === undefined || stores === undefined
          ? outermost(write.frame.method.class) === owner
          : !areApart(write.stores, stores);
      found = all.filter(isThere);
      this.#unnamedIn.set(`${key} ${owner}`, found);
    }
    return found;
  }

  /** Calls that may store something under a name: in methods too long to look at, or of wrappers with more callers than were looked at. */
  mayStore(key: string): readonly CallPlace[] {
    this.#writes ??= this.#allWrites();
    if (this.#cut.size === 0) return this.#unread;
    const looked = new Set(this.writesOf(key).map(({ path: [place] }) => `${place?.method} ${place?.instruction}`));
    const users = new Set(this.#program.usesOfText(key).map(({ method }) => method));
    const through = [...users].flatMap((method) =>
      this.#program
        .callsIn(method)
        .filter(({ target }) => this.#cut.has(`${target.class}->${target.name}`))
        .map(({ instruction }) => ({ method: method.id, instruction }))
        .filter((place) => !looked.has(`${place.method} ${place.instruction}`)),
    );
    return [...this.#unread, ...through];
  }

  /** Whether there are more stores than were looked at. */
  get isCut(): boolean {
    this.#writes ??= this.#allWrites();
    return this.#isCut;
  }

  /** Names of the stores that a call reads; undefined when they are not known. */
  storesOf(call: CallValue, frame: Frame): readonly string[] | undefined {
    return call.how === 'static' ? undefined : this.#imported.with(storesOf(this.#constants, call.arguments[0], frame));
  }

  /** All names under which something is stored. */
  keys(): Iterable<string> {
    this.#writes ??= this.#allWrites();
    return this.#writes.keys();
  }

  #allWrites(): ReadonlyMap<string, readonly FlagWrite[]> {
    const writes = new Map<string, FlagWrite[]>();
    let left = MOST_SITES;
    for (const row of this.#words.flagWrites) {
      for (const site of row.classes.flatMap((owner) => row.names.flatMap((name) => this.#program.callsTo({ class: owner, name })))) {
        if (left-- <= 0) {
          this.#isCut = true;
          return writes;
        }
        for (const write of this.#writesAt(row, site)) writes.set(write.key, [...(writes.get(write.key) ?? []), write]);
      }
    }
    return writes;
  }

  #writesAt(row: FlagCall, site: CallSite): readonly FlagWrite[] {
    const frame = this.#constants.frames.of(site.method.id);
    const call = frame?.values.madeAt(frame.values.body.indexOf(site.instruction));
    const place = { method: site.method.id, instruction: site.instruction };
    if (frame === undefined || call?.kind !== 'call') {
      this.#unread.push(place);
      return [];
    }
    this.#waysLeft = MOST_WAYS;
    return this.#expanded(row, call, frame, [place], site);
  }

  #expanded(row: FlagCall, call: CallValue, frame: Frame, path: readonly CallPlace[], site: CallSite | undefined): readonly FlagWrite[] {
    const given = call.how === 'static' ? call.arguments : call.arguments.slice(1);
    const value = row.isExistence ? undefined : given[row.value];
    const keys = this.reads.keysOf(row, call, frame) ?? textsOf(row.key < 0 ? undefined : site?.argument(row.key));
    const stores = row.key < 0 ? undefined : this.storesOf(call, frame);
    const key = row.key < 0 ? call.arguments[0] : given[row.key];
    const outermost = path[0]!;
    if (keys !== undefined) {
      const apart = keys.length > 1 && path.length <= MOST_WRAPPERS ? this.#byObject(row, call, key, frame, path) : undefined;
      const all = keys.map((one) => ({ key: one, path, value, frame, stores }));
      return apart === undefined ? all : [...apart.writes, ...all.map((write) => ({ ...write, besides: apart.callers }))];
    }
    if (path.length > MOST_WRAPPERS || key === undefined || !this.#isGiven(key, frame)) {
      if (row.key >= 0) this.#addUnnamed({ key: '', path, value, frame, stores });
      return [];
    }
    const writes: FlagWrite[] = [];
    const known = new Set<string>();
    const all = this.#callers(outermost.method);
    if (!all.isComplete || all.callers.length > MOST_CALLERS) this.#cutAt(outermost.method);
    for (const caller of all.callers.slice(0, MOST_CALLERS)) {
      if (this.#waysLeft-- <= 0) {
        this.#cutAt(outermost.method);
        break;
      }
      const outer = caller.isCapture ? undefined : this.#constants.frames.of(caller.method);
      if (outer === undefined) continue;
      const inner = this.#rebased(path, outer, caller.at);
      if (inner === undefined) continue;
      known.add(`${caller.method} ${caller.at}`);
      writes.push(...this.#expanded(row, call, inner, [{ method: caller.method, instruction: caller.at }, ...path], undefined));
    }
    // Who comes here in another way, as by reflection, with an intent or a message, gives a name that is not seen.
    if (row.key >= 0) this.#addUnnamed({ key: '', path, value, frame, stores, besides: known });
    return writes;
  }

  #addUnnamed(write: FlagWrite): void {
    if (this.#unnamed.length < MOST_UNNAMED) this.#unnamed.push(write);
    else this.#isCut = true;
  }

  /** The same where the name is kept in the object that the wrapper is called on: by who calls it; undefined when that is not seen. */
  #byObject(
    row: FlagCall,
    call: CallValue,
    key: Value | undefined,
    frame: Frame,
    path: readonly CallPlace[],
  ): { readonly writes: readonly FlagWrite[]; readonly callers: ReadonlySet<string> } | undefined {
    const [outermost] = path;
    if (key === undefined || outermost === undefined || !this.#isOfReceiver(key, frame)) return undefined;
    const { callers } = this.#callers(outermost.method);
    if (callers.length === 0 || callers.length > MOST_CALLERS) return undefined;
    const writes: FlagWrite[] = [];
    for (const caller of callers) {
      const outer = caller.isCapture || this.#waysLeft-- <= 0 ? undefined : this.#constants.frames.of(caller.method);
      const inner = outer === undefined ? undefined : this.#rebased(path, outer, caller.at);
      if (inner === undefined) return undefined;
      writes.push(...this.#expanded(row, call, inner, [{ method: caller.method, instruction: caller.at }, ...path], undefined));
    }
    return { writes, callers: new Set(callers.map(({ method, at }) => `${method} ${at}`)) };
  }

  /** Whether a value is a field of the object that the outermost wrapper of a frame is called on. */
  #isOfReceiver(value: Value, frame: Frame): boolean {
    let at: Bound | undefined = { value, frame };
    for (let steps = 0; at !== undefined && steps < MOST_STEPS; steps++) {
      if (at.value.kind === 'field' && at.value.object !== undefined) at = { value: at.value.object, frame: at.frame };
      else if (at.value.kind === 'parameter') {
        const given = givenTo(at.frame, at.value.index);
        if (given === undefined) return at.value.index < 0;
        at = given;
      } else at = undefined;
    }
    return false;
  }

  #cutAt(wrapper: number): void {
    const { class: owner, name } = this.#program.method(wrapper);
    this.#cut.add(`${owner}->${name}`);
  }

  /** The frame of the store when its wrappers are called from one place more. */
  #rebased(path: readonly CallPlace[], outer: Frame, at: number): Frame | undefined {
    let frame: Frame | undefined = outer;
    let instruction = at;
    for (const { method, instruction: next } of path) {
      if (frame === undefined) return undefined;
      frame = this.#constants.frames.called(method, frame, frame.values.argumentsAt(frame.values.body.indexOf(instruction)));
      instruction = next;
    }
    return frame;
  }

  /** Whether a value comes from a parameter of a method that is looked at by itself, or is made of one. */
  #isGiven(value: Value, frame: Frame, depth = 0): boolean {
    const sources = depth > 3 ? undefined : this.#constants.sources(value, frame);
    return (sources ?? []).some(({ value: source, frame: owner }) => {
      if (source.kind === 'parameter') return source.index >= 0;
      const inner =
        source.kind === 'new' ? this.#constants.constructed(source, owner.values) : source.kind === 'call' ? source.arguments : [];
      return inner.some((part) => part !== value && this.#isGiven(part, owner, depth + 1));
    });
  }
}

function textsOf(constant: Constant | undefined): readonly string[] | undefined {
  if (constant?.kind === 'text') return [constant.value];
  if (constant?.kind === 'field') return textsOf(constant.value);
  return undefined;
}
