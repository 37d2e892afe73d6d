import type { App } from '@touchstone/app-model';
import { EDGE } from '@touchstone/formats/dex';
import type { Method, Program } from '@touchstone/program';

/** Calls from the app's code into a library that lead to what is asked about. */
const DEEPEST = 5;
const MOST_METHODS = 2_000;

/**
 * A library does what the code around it asks, and tables say what it calls back: its own code is many times the app's, and would lead
 * from everything to everything. It is treated as if the device brought it, but for classes through which others come to what is
 * asked about by plain calls: wrappers of what a device knows.
 */
export function withoutLibraries(app: App, asked: readonly { readonly method: Method }[]): App {
  const { program, owners } = app;
  const outside = program.classesOfPackages((descriptor) => owners.of(descriptor).owner === 'library');
  for (const c of wrappers(program, outside, new Set(asked.map(({ method }) => method.id)))) outside[c] = 0;
  return { ...app, program: program.without(outside) };
}

/** Classes outside on the way from code inside to the asked methods, as far as calls name the methods that they run. */
function wrappers({ index }: Program, outside: Uint8Array, asked: Iterable<number>): ReadonlySet<number> {
  const classOf = (id: number): number => {
    const file = index.fileOf(id, 'definitionBase');
    return file.classBase + file.dex.definitions.classOf[id - file.definitionBase]!;
  };
  const found = new Set<number>();
  const steps: { readonly method: number; readonly towards: number; readonly depth: number }[] = [];
  const seen = new Set<number>();
  const add = (method: number, towards: number, depth: number) => {
    if (seen.has(method) || depth > DEEPEST || steps.length >= MOST_METHODS) return;
    seen.add(method);
    steps.push({ method, towards, depth });
  };
  for (const id of asked) if (outside[classOf(id)] === 1) add(id, -1, 0);
  for (const [i, { method, depth }] of steps.entries()) {
    for (const caller of callersOf(index, method)) {
      if (outside[classOf(caller)] === 1) add(caller, i, depth + 1);
      else for (let at = i; at >= 0; at = steps[at]!.towards) found.add(classOf(steps[at]!.method));
    }
  }
  return found;
}

/** Methods with calls that name exactly this one. */
function* callersOf(index: Program['index'], id: number): Generator<number> {
  const own = index.fileOf(id, 'definitionBase');
  const { methodIds } = own.dex.tables;
  const row = own.dex.definitions.method[id - own.definitionBase]!;
  const type = own.type[methodIds[row * 2]! & 0xffff]!;
  const proto = own.proto[methodIds[row * 2]! >>> 16]!;
  const name = own.name[methodIds[row * 2 + 1]!]!;
  for (const global of index.methodsOf(type)) {
    const file = index.fileOf(global, 'methodBase');
    const { dex } = file;
    const at = (global - file.methodBase) * 2;
    if (file.name[dex.tables.methodIds[at + 1]!] !== name || file.proto[dex.tables.methodIds[at]! >>> 16] !== proto) continue;
    for (const position of index.crossReferences(file).edgesOf(EDGE.virtual, global - file.methodBase)) {
      const definition = index.definitionAt(dex.code.edgeStart, position);
      if (!index.isShadowed(file, definition)) yield file.definitionBase + definition;
    }
  }
}
