import type { App } from '@touchstone/app-model';
import { CallEdges, type Program, ReachableCode } from '@touchstone/program';
import { startupInitializers } from '@touchstone/reach';
import { descriptorOf } from '../code/references.ts';
import type { FlowKnowledge, SourceRow } from '../knowledge/flow-knowledge.ts';

const STATIC_PRIVATE = 0x8 | 0x2;

/** Which methods lead to some source, and which to some sink: by calls, or because they make an object that does it later. */
export class CodeSlice {
  /** 1 by method id. */
  readonly leadsToSource: Uint8Array;
  readonly leadsToSink: Uint8Array;
  /** Statements that are sources, of code that can run. */
  readonly sourceCount: number;

  constructor(app: App, knowledge: FlowKnowledge, isLibrary: (descriptor: string) => boolean, made: readonly string[]) {
    const program = app.program.without(app.program.classesOfPackages(isLibrary));
    const { sources, sinks } = knowledge;
    const below = classesBelowRows(knowledge);
    const code = new ReachableCode(program.index);
    code.add(seedsOf(app, program, made));
    const calls = new CallEdges(code);
    const reached = (ids: Iterable<number>) => [...new Set(ids)].filter((id) => code.isReached[id] === 1);
    const holders = reached([...holdersOf(program, sources, below), ...namersOf(program, sources), ...takersOf(program, sources)]);
    this.sourceCount = holders.length;
    this.leadsToSource = leadingTo(program, code, calls, holders);
    this.leadsToSink =
      holders.length === 0 ? this.leadsToSource : leadingTo(program, code, calls, reached(holdersOf(program, sinks, below)));
  }
}

/** All methods of the application, its components, and what layouts make. */
function seedsOf({ manifest }: App, program: Program, made: readonly string[]): { methods: number[]; classes: number[] } {
  const components = manifest?.components ?? [];
  const initializers = components.flatMap((component) => startupInitializers(program, component).map(({ descriptor }) => descriptor));
  const names = [manifest?.application.name ?? '', ...components.map(({ name }) => name), ...made];
  const classes = [...names.map(descriptorOf), ...initializers].flatMap((one) => program.class(one) ?? []);
  return { methods: classes.flatMap((one) => one.methods().map(({ id }) => id)), classes: classes.map(({ id }) => id) };
}

/** Methods with a call or field access of one of the rows. */
function* holdersOf(
  program: Program,
  rows: readonly { readonly class: string; readonly name: string; readonly given?: number }[],
  below: ReadonlyMap<string, readonly string[]>,
): Generator<number> {
  const asked = new Set<string>();
  for (const row of rows) {
    const key = `${row.class}->${row.name}`;
    if (row.name === '*' || row.name === '' || row.given !== undefined || asked.has(key)) continue;
    asked.add(key);
    for (const type of below.get(row.class) ?? [row.class]) {
      for (const { method } of program.callsTo({ class: type, name: row.name })) yield method.id;
    }
    for (const { method } of program.accessesOf({ class: row.class, name: row.name })) yield method.id;
  }
}

/** Methods that the platform gives personal information to. */
function* takersOf(program: Program, rows: readonly SourceRow[]): Generator<number> {
  for (const row of rows) {
    if (row.given === undefined) continue;
    for (const one of program.subtypesOf(row.class)) {
      for (const { id, name, hasCode } of one.methods()) if (hasCode && name === row.name) yield id;
    }
  }
}

/** Methods that hold the name of a source as a text, for reflection. */
function* namersOf(program: Program, rows: readonly { readonly name: string }[]): Generator<number> {
  for (const name of new Set(rows.map((row) => row.name))) {
    if (/^get[A-Z]\w{6}/.test(name)) for (const { method } of program.usesOfText(name)) yield method.id;
  }
}

/** Platform classes with those below them, as far as the tables of the models know. */
function classesBelowRows({ models: { supers } }: FlowKnowledge): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, Set<string>>();
  for (const type of supers.keys()) {
    const above = new Set([type]);
    for (const one of above) for (const up of supers.get(one) ?? []) above.add(up);
    for (const one of above) {
      if (one === 'Ljava/lang/Object;') continue;
      const all = found.get(one) ?? new Set([one]);
      found.set(one, all.add(type));
    }
  }
  return new Map([...found].map(([type, all]) => [type, [...all]]));
}

function leadingTo(program: Program, code: ReachableCode, calls: CallEdges, from: readonly number[]): Uint8Array {
  const has = new Uint8Array(program.counts.methods);
  const isMade = new Uint8Array(program.counts.classes);
  const waiting: number[] = [];
  const add = (id: number) => {
    if (has[id] === 1 || code.isReached[id] === 0) return;
    has[id] = 1;
    waiting.push(id);
  };
  for (const id of from) add(id);
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const site of calls.callsOf(id)) add(site.from);
    const { name, accessFlags, class: own } = program.method(id);
    if (name === '<clinit>') for (const method of program.class(own)?.methods() ?? []) add(method.id);
    if (name.startsWith('<') || (accessFlags & STATIC_PRIVATE) !== 0) continue;
    for (const c of classesBelow(program, code.selectors.classOf[id]!, isMade)) for (const site of calls.allocationsOf(c)) add(site.from);
  }
  return has;
}

/** The class and those below it that were not asked for before. */
function* classesBelow({ index: { hierarchy } }: Program, from: number, isDone: Uint8Array): Generator<number> {
  const waiting = [from];
  for (let c = waiting.pop(); c !== undefined; c = waiting.pop()) {
    if (isDone[c] === 1) continue;
    isDone[c] = 1;
    yield c;
    for (const child of hierarchy.children(hierarchy.type[c]!)) waiting.push(child);
  }
}
