import type { Method } from '@touchstone/program';
import type { Classes } from '../code/classes.ts';
import type { FieldReference, MethodReference } from '../code/references.ts';
import type { Flow, Statement } from '../flow.ts';
import type { ArgumentTest, FlowKnowledge, SinkRow, SourceRow } from '../knowledge/flow-knowledge.ts';
import type { PlatformCall } from '../models/platform-call.ts';
import type { Value } from '../values/value.ts';
import { onlyText } from '../values/value.ts';
import type { Frame } from './frame.ts';
import { Statements } from './statements.ts';
import type { Trail } from './trail.ts';

interface Source extends Statement {
  readonly row: number;
}

const NONE: readonly number[] = [];

/** Pairs of source and sink; an app that mixes all it reads and logs it everywhere has their product. */
const MOST_FLOWS = 20_000;
/** Sources at one sink that are noted for one work unit. */
const TAINTS_PER_UNIT = 8;

/** Sources met so far, and what of them came to a sink. */
export class Leaks {
  readonly #classes: Classes;
  readonly #trail: Trail;
  readonly #sources: ReadonlyMap<string, readonly (readonly [number, SourceRow])[]>;
  readonly #sinks: ReadonlyMap<string, readonly (readonly [number, SinkRow])[]>;
  readonly #met: Source[] = [];
  readonly #ids = new Map<string, number>();
  readonly #flows = new Map<string, Flow>();
  readonly #statements: Statements;
  readonly #kinds: readonly string[];

  readonly #signatures: ReadonlyMap<string, string>;

  /** @param signatures descriptors of methods that reflection calls without saying their types, by `class->name` */
  constructor(classes: Classes, trail: Trail, { sources, sinks, models }: FlowKnowledge) {
    this.#signatures = models.signatures;
    this.#classes = classes;
    this.#trail = trail;
    this.#sources = byName(sources);
    this.#sinks = byName(sinks);
    this.#kinds = sources.map(({ data }) => data);
    this.#statements = new Statements(classes);
  }

  /** Whether any source was met so far. */
  get hasSources(): boolean {
    return this.#met.length > 0;
  }

  /** All pairs found, in the order of sources and sinks in the code. */
  get flows(): readonly Flow[] {
    return [...this.#flows.values()].sort(
      (a, b) =>
        a.source.method.id - b.source.method.id ||
        a.source.instruction - b.source.instruction ||
        a.target.method.id - b.target.method.id ||
        a.target.instruction - b.target.instruction,
    );
  }

  /** The sources that a call is, as numbers. */
  source(call: PlatformCall): readonly number[] {
    const rows = this.#sources.get(call.target.name);
    if (rows === undefined) return NONE;
    for (const [row, source] of rows) {
      if (source.given !== undefined || !this.#means(call, source) || !matches(call, source.argument)) continue;
      if (source.field !== undefined && !isField(call, source.field)) continue;
      const at = this.#statements.of(call);
      return [this.#idOf(call.frame.method, at, at, row, this.#apiOf(call.target))];
    }
    return NONE;
  }

  /** Taints without those of the same kind of data: the latitude of a location is told once, where it is asked for. */
  withoutKind(taints: readonly number[], by: readonly number[]): readonly number[] {
    const kinds = by.map((one) => this.#kinds[this.#met[one]!.row]);
    return taints.filter((one) => !kinds.includes(this.#kinds[this.#met[one]!.row]));
  }

  /** What the platform gives as argument `k` of a method that it calls, as a number. */
  givenSource(method: Method, k: number): readonly number[] {
    const rows = this.#sources.get(method.name) ?? [];
    const found = rows.find(([, { given, class: type }]) => given === k && this.#classes.isBelow(method.class, type));
    if (found === undefined) return NONE;
    return [this.#idOf(method, `given ${k}`, 0, found[0], `${found[1].class}->${method.name}${method.signature}`)];
  }

  fieldSource(frame: Frame, field: FieldReference): readonly number[] {
    const rows = this.#sources.get(field.name);
    const found = rows?.find(([, source]) => source.class === field.class && source.parameters === undefined);
    return found === undefined
      ? NONE
      : [this.#idOf(frame.method, frame.at, frame.at, found[0], `${field.class}->${field.name}:${field.type}`)];
  }

  /** Notes what leaves by a call, if it is a sink. */
  sink(call: PlatformCall): void {
    for (const [row, sink] of this.#sinks.get(call.target.name) ?? []) {
      if (!this.#means(call, sink) || sink.opened?.includes('away') === true) continue;
      if (sink.opened !== undefined && !call.session.opensTo(call.receiver).some((to) => sink.opened!.includes(to))) continue;
      const given = sink.arguments?.map((k) => (k < 0 ? call.receiver : call.argument(k))) ?? call.arguments;
      this.leak(call, row, call.taintsOf(...given));
      return;
    }
  }

  /** Notes what a call gives to an SDK of somebody else. */
  toSdk(call: PlatformCall): void {
    const row = this.#sinks.get('*')?.[0]?.[0];
    if (row !== undefined) this.leak(call, row, call.taintsGiven());
  }

  /** The same for a call that is a sink only by where its intent goes: rows with `opened: [away]`. */
  leaveBy(call: PlatformCall, taints: readonly number[]): void {
    const found = this.#sinks.get(call.target.name)?.find(([, sink]) => sink.opened?.includes('away') === true && this.#means(call, sink));
    if (found !== undefined) this.leak(call, found[0], taints);
  }

  /** Whether there were more pairs than are kept. */
  get isCut(): boolean {
    return this.#flows.size >= MOST_FLOWS;
  }

  /** Notes that these sources leave by this call. */
  leak(call: PlatformCall, sinkRow: number, taints: readonly number[]): void {
    if (taints.length === 0 || this.isCut) return;
    const { frame, target } = call;
    call.session.work.spend(taints.length / TAINTS_PER_UNIT);
    const at = this.#statements.of(call);
    for (const taint of taints) {
      const key = `${taint}>${frame.method.id}:${at}`;
      if (this.isCut || this.#flows.has(key)) continue;
      const source = this.#met[taint]!;
      this.#flows.set(key, {
        source: { method: source.method, instruction: source.instruction, api: source.api },
        target: { method: frame.method, instruction: at, api: this.#apiOf(target) },
        sourceRow: source.row,
        sinkRow,
        to: destination(call),
        path: this.#trail.path(taint, source.method, frame.method),
      });
    }
  }

  #idOf(method: Method, place: number | string, at: number, row: number, api: string): number {
    const key = `${method.id}:${place}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#met.length;
      this.#ids.set(key, id);
      this.#met.push({ method, instruction: at, api, row });
    }
    return id;
  }

  #apiOf(target: MethodReference): string {
    const name = apiName(target);
    return (name === undefined ? undefined : this.#signatures.get(name)) ?? apiOf(target);
  }

  #means({ target, type }: PlatformCall, row: { readonly class: string; readonly parameters?: number }): boolean {
    if (row.parameters !== undefined && row.parameters !== target.parameters.length) return false;
    return this.#classes.isBelow(target.class, row.class) || this.#classes.isBelow(type, row.class);
  }
}

/** Of a call by reflection not all types are known: what it returns is an object. */
const apiName = ({ class: owner, name, signature }: MethodReference): string | undefined =>
  signature.endsWith(')Ljava/lang/Object;') ? `${owner}->${name}` : undefined;

export const apiOf = ({ class: owner, name, signature }: MethodReference): string => `${owner}->${name}${signature}`;

function byName<T extends { readonly name: string }>(rows: readonly T[]): ReadonlyMap<string, readonly (readonly [number, T])[]> {
  const found = new Map<string, (readonly [number, T])[]>();
  for (const [i, row] of rows.entries()) {
    const list = found.get(row.name) ?? [];
    found.set(row.name, list);
    list.push([i, row]);
  }
  return found;
}

function matches(call: PlatformCall, test: ArgumentTest | undefined): boolean {
  if (test === undefined) return true;
  const value = call.argument(test.index);
  const notes = [...(value.known ?? []), ...notesOf(call, value)];
  return notes.some(
    (one) =>
      test.equals?.includes(one as string | number) === true ||
      (typeof one === 'string' && test.contains?.some((text) => one.includes(text)) === true),
  );
}

/** Texts that tell objects of the platform apart: addresses, names of constants. */
function notesOf({ memory }: PlatformCall, { objects }: Value): readonly (string | number)[] {
  return objects.flatMap((one) => [
    ...(memory.table.info(one).note === undefined ? [] : [memory.table.info(one).note!]),
    ...(memory.find(one, 'text')?.known ?? []).filter((text) => typeof text === 'string'),
  ]);
}

function isField({ session, receiver }: PlatformCall, kind: string): boolean {
  return receiver.objects.some((one) => session.layouts.kindOf(session.memory.table.info(one).note) === kind);
}

/** The address, number or package that the call names, when it is plain. */
function destination({ memory, given }: PlatformCall): string | undefined {
  for (const value of given) {
    const text =
      onlyText(value) ??
      value.objects
        .map((one) => onlyText(memory.find(one, 'address') ?? { objects: [], known: [], taints: [] }))
        .find((one) => one !== undefined);
    if (text !== undefined && /^(https?:|\+?\d{3,}|[a-z]\w*(\.\w+)+)/i.test(text)) return text.slice(0, 200);
  }
  return undefined;
}
