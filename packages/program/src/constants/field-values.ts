import { EDGE } from '@touchstone/formats/dex';
import type { CodeIndex } from '../code-index.ts';
import type { LinkedDex } from '../linked-dex.ts';
import type { Constant } from '../program.ts';

/** A store into a field: the method, and the field by its row in that file's table. */
export interface Store {
  readonly file: LinkedDex;
  readonly definition: number;
  readonly field: number;
}

/** A field of an app class by class, name and type. */
export interface AppField {
  readonly class: string;
  readonly name: string;
  /** Global text id of the type's descriptor. */
  readonly type: number;
  readonly isStatic: boolean;
}

/** A field that is used at more places is not followed, nor one that more methods store into. */
const MOST_USES = 256;
export const MOST_STORES = 4;
const IPUT = 0x59;
const SGET = 0x60;
const SPUT = 0x67;

/**
 * The methods that store into a field of an app class, each once; undefined when they are too many to follow. Fields of one
 * class may share a name when their types differ, as shrinkers have it.
 */
export function storesInto(index: CodeIndex, field: AppField): readonly Store[] | undefined {
  const { isStatic } = field;
  const text = index.texts.find(field.name);
  const below = index.below(field.class);
  const stores = new Map<number, Store>();
  let uses = 0;
  for (const row of text < 0 ? [] : index.fieldsNamed(text)) {
    const file = index.fileOf(row, 'fieldBase');
    const own = row - file.fieldBase;
    const word = file.dex.tables.fieldIds[own * 2]!;
    if (file.type[word >>> 16] !== field.type || !below.has(file.type[word & 0xffff]!)) continue;
    const references = index.crossReferences(file);
    const positions = isStatic ? references.edgesOf(EDGE.staticField, own) : references.mentionsOf(EDGE.instanceField, own);
    for (const position of positions) {
      if (++uses > MOST_USES) return undefined;
      const store = storeAt(index, file, own, position, isStatic);
      if (store !== undefined) stores.set(file.definitionBase + store.definition, store);
      if (stores.size > MOST_STORES) return undefined;
    }
  }
  return [...stores.values()];
}

function storeAt(index: CodeIndex, file: LinkedDex, field: number, position: number, isStatic: boolean): Store | undefined {
  const { edgeStart, mentionStart } = file.dex.code;
  const start = isStatic ? edgeStart : mentionStart;
  const definition = index.definitionAt(start, position);
  if (index.isShadowed(file, definition)) return undefined;
  const { edges, mentions } = index.positions(file, definition);
  const instruction = (isStatic ? edges : mentions)[position - start[definition]!] ?? 0;
  const op = file.dex.bytes.u16[(file.dex.codeItem(definition)?.from ?? 0) + instruction]! & 0xff;
  return (op >= IPUT && op < SGET) || op >= SPUT ? { file, definition, field } : undefined;
}

/** One constant for all that a field may hold; undefined when one is not known, or is what a caller gave. */
export function together(values: readonly (Constant | undefined)[]): Constant | undefined {
  const different = new Map<string, Constant>();
  for (const value of values) {
    if (value === undefined || hasParameter(value)) return undefined;
    if (value.kind !== 'null') different.set(JSON.stringify(value), value);
  }
  const all = [...different.values()].flatMap((value) => (value.kind === 'either' ? value.values : [value]));
  return all.length > MOST_STORES ? undefined : all.length > 1 ? { kind: 'either', values: all } : (all[0] ?? values[0]);
}

function hasParameter(constant: Constant | undefined): boolean {
  switch (constant?.kind) {
    case 'parameter':
      return true;
    case 'array':
      return constant.items.some(hasParameter);
    case 'call':
    case 'new':
      return constant.arguments.some(hasParameter);
    case 'either':
      return constant.values.some(hasParameter);
    default:
      return false;
  }
}
