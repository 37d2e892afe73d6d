import { EDGE } from '@touchstone/formats/dex';
import type { AppProgram } from './app-program.ts';
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
  const rows = isOwn ? (own < 0 ? [] : index.methodsOf(own)) : index.methodsNamed(name);
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
