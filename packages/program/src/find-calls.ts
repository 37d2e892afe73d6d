import { EDGE } from '@touchstone/formats/dex';
import type { AppProgram } from './app-program.ts';
import type { Below } from './below.ts';
import type { CodeIndex } from './code-index.ts';
import type { LinkedDex } from './linked-dex.ts';
import { Overrides } from './overrides.ts';
import { Positions } from './positions.ts';
import type { CallSite, FieldQuery, FieldSite, MethodQuery } from './program.ts';
import { AccessSite, InvokeSite } from './sites.ts';

/** Calls that mean the method; see `Program.callsTo`. */
export function findCalls(program: AppProgram, query: MethodQuery): readonly CallSite[] {
  const { index } = program;
  const name = index.texts.find(query.name);
  const below = index.below(query.class);
  if (name < 0 || below.roots.size === 0) return [];
  const own = index.texts.find(query.class);
  // Constructors are called by their own class alone, and every class has some.
  const isOwn = query.name.startsWith('<');
  const rows = isOwn ? (own < 0 ? [] : index.methodsOf(own)) : rowsOf(index, name, below);
  const overrides = new Overrides(index, name, below);
  const found = new Positions();
  for (const row of rows) {
    const file = found.fileOf(index, row, 'methodBase');
    const method = row - file.methodBase;
    const { methodIds } = file.dex.tables;
    if (isOwn && file.name[methodIds[method * 2 + 1]!] !== name) continue;
    const word = methodIds[method * 2]!;
    const type = file.type[word & 0xffff]!;
    if (type !== own && !overrides.inherits(type, file.proto[word >>> 16]!)) continue;
    if (query.signature !== undefined && file.dex.signature(word >>> 16) !== query.signature) continue;
    for (const position of index.crossReferences(file).edgesOf(EDGE.virtual, method)) found.add(position, method);
    for (const position of program.indirectCalls(file).get(method) ?? []) found.add(position, method);
  }
  return found.inOrder((file, position, method) => {
    const definition = index.definitionAt(file.dex.code.edgeStart, position);
    return index.isShadowed(file, definition) ? undefined : new InvokeSite(program, file, position, definition, method);
  });
}

/** So few rows of a name are looked at one by one. */
const FEW_ROWS = 64;
/** Looking up the rows of one type costs as much as looking at so many. */
const ROWS_PER_TYPE = 6;

/** Rows of the name that may name a type below, ascending: all of the name, or those of the types, whichever are fewer to look at. */
function rowsOf(index: CodeIndex, name: number, below: Below): Uint32Array | readonly number[] {
  const named = index.methodsNamed(name);
  if (named.length <= FEW_ROWS || below.types.size * ROWS_PER_TYPE >= named.length) return named;
  let left = named.length;
  const rows: number[] = [];
  for (const type of below.types) {
    const own = index.methodsOf(type);
    left -= ROWS_PER_TYPE + own.length;
    if (left < 0) return named;
    if (own.length === 0) continue;
    let file = index.fileOf(own[0]!, 'methodBase');
    for (const row of own) {
      if (row - file.methodBase >= file.dex.tables.methodCount) file = index.fileOf(row, 'methodBase');
      if (file.name[file.dex.tables.methodIds[(row - file.methodBase) * 2 + 1]!] === name) rows.push(row);
    }
  }
  return rows.sort((a, b) => a - b);
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
    const file = isEdge.fileOf(index, row, 'fieldBase');
    isMention.fileOf(index, row, 'fieldBase');
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
