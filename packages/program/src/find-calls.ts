import { EDGE } from '@touchstone/formats/dex';
import type { AppProgram } from './app-program.ts';
import type { Below } from './below.ts';
import type { LinkedDex } from './linked-dex.ts';
import type { CallSite, FieldQuery, FieldSite, MethodQuery } from './program.ts';
import { AccessSite, InvokeSite } from './sites.ts';

/** Calls that mean the method; see `Program.callsTo`. */
export function findCalls(program: AppProgram, query: MethodQuery): readonly CallSite[] {
  const { index } = program;
  const name = index.texts.find(query.name);
  const below = index.below(query.class);
  if (name < 0 || below.roots.size === 0) return [];
  const own = index.texts.find(query.class);
  const rows = index.methodsNamed(name);
  const overrides = query.name.startsWith('<') ? undefined : new Overrides(program, rows, below);
  const found = new Positions();
  for (const row of rows) {
    const file = found.fileOf(program, row, 'methodBase');
    const method = row - file.methodBase;
    const word = file.dex.tables.methodIds[method * 2]!;
    const type = file.type[word & 0xffff]!;
    if (type !== own && overrides?.inherits(type, file.proto[word >>> 16]!) !== true) continue;
    if (query.signature !== undefined && file.dex.signature(word >>> 16) !== query.signature) continue;
    for (const position of index.crossReferences(file).edgesOf(EDGE.virtual, method)) found.add(position, method);
    for (const position of program.indirectCalls(file).get(method) ?? []) found.add(position, method);
  }
  return found.inOrder((file, position, method) => {
    const definition = index.definitionAt(file.dex.code.edgeStart, position);
    return index.isShadowed(file, definition) ? undefined : new InvokeSite(program, file, position, definition, method);
  });
}

/** Reads and writes of the field, also through app classes below the one that has it. */
export function findAccesses(program: AppProgram, query: FieldQuery): readonly FieldSite[] {
  const { index } = program;
  const name = index.texts.find(query.name);
  const below = index.below(query.class);
  if (name < 0 || below.roots.size === 0) return [];
  const isEdge = new Positions();
  const isMention = new Positions();
  for (const row of index.fieldsNamed(name)) {
    const file = isEdge.fileOf(program, row, 'fieldBase');
    isMention.fileOf(program, row, 'fieldBase');
    const field = row - file.fieldBase;
    if (!below.has(file.type[file.dex.tables.fieldIds[field * 2]! & 0xffff]!)) continue;
    const references = index.crossReferences(file);
    for (const position of references.edgesOf(EDGE.staticField, field)) isEdge.add(position, field);
    for (const position of references.mentionsOf(EDGE.instanceField, field)) isMention.add(position, field);
  }
  const site = (isStatic: boolean) => (file: LinkedDex, position: number) => {
    const { edgeStart, mentionStart } = file.dex.code;
    const definition = index.definitionAt(isStatic ? edgeStart : mentionStart, position);
    return index.isShadowed(file, definition) ? undefined : new AccessSite(program, file, isStatic, position, definition);
  };
  const sites = [...isEdge.inOrder(site(true)), ...isMention.inOrder(site(false))];
  return sites.sort((a, b) => a.file.index - b.file.index || a.definition - b.definition || a.instruction - b.instruction);
}

/** Which app classes below a type have a method of their own under the name that is asked for. */
class Overrides {
  readonly #program: AppProgram;
  readonly #below: Below;
  readonly #defined: Set<number>;

  constructor(program: AppProgram, rows: Uint32Array, below: Below) {
    this.#program = program;
    this.#below = below;
    this.#defined = new Set();
    if (below.types.size === below.roots.size) return;
    for (const row of rows) {
      const file = program.index.fileOf(row, 'methodBase');
      const method = row - file.methodBase;
      if (program.index.isDefined(file)[method] === 0) continue;
      const word = file.dex.tables.methodIds[method * 2]!;
      this.#defined.add(keyOf(file.type[word & 0xffff]!, file.proto[word >>> 16]!));
    }
  }

  /**
   * Whether a reference that names `type` means the method of the roots: it is one of them, or a class below that
   * neither defines the method itself nor gets it from an app class in between.
   */
  inherits(type: number, proto: number): boolean {
    const { roots } = this.#below;
    if (roots.has(type)) return true;
    if (!this.#below.has(type)) return false;
    const { hierarchy } = this.#program.index;
    for (const c of hierarchy.chain(type)) {
      if (roots.has(hierarchy.type[c]!)) return true;
      if (this.#defined.has(keyOf(hierarchy.type[c]!, proto))) return false;
    }
    return true;
  }
}

const keyOf = (type: number, proto: number) => type * 2 ** 26 + proto;

/** Positions found file by file; rows come in the order of files, positions inside a file in any order. */
class Positions {
  readonly #files: { readonly file: LinkedDex; readonly found: [position: number, row: number][] }[] = [];

  fileOf(program: AppProgram, row: number, base: 'methodBase' | 'fieldBase'): LinkedDex {
    const last = this.#files.at(-1)?.file;
    const next = last === undefined ? undefined : program.index.files[last.index + 1];
    if (last !== undefined && (next === undefined || row < next[base])) return last;
    const file = program.index.fileOf(row, base);
    this.#files.push({ file, found: [] });
    return file;
  }

  add(position: number, row: number): void {
    this.#files.at(-1)!.found.push([position, row]);
  }

  inOrder<T>(site: (file: LinkedDex, position: number, row: number) => T | undefined): T[] {
    const sites: T[] = [];
    for (const { file, found } of this.#files) {
      for (const [position, row] of found.sort((a, b) => a[0] - b[0])) {
        const one = site(file, position, row);
        if (one !== undefined) sites.push(one);
      }
    }
    return sites;
  }
}
