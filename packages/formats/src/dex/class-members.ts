import type { Dex } from './dex.ts';
import { LebReader } from './leb.ts';

export interface FieldDefinition {
  /** Index in the DEX file's field table. */
  readonly field: number;
  readonly flags: number;
}

export interface ClassMembers {
  /** In the order of the static values. */
  readonly staticFields: readonly FieldDefinition[];
  readonly instanceFields: readonly FieldDefinition[];
}

const NONE: ClassMembers = { staticFields: [], instanceFields: [] };

/** The fields that a class defines, those before the first broken one. */
export function readClassMembers(dex: Dex, index: number): ClassMembers {
  const at = dex.tables.classDefs[index * 8 + 6] ?? 0;
  if (at === 0 || dex.budget.later <= 0) return NONE;
  const reader = new LebReader(dex.bytes.u8, at);
  const statics = reader.unsigned();
  const instances = reader.unsigned();
  reader.skip(2);
  const staticFields = readFields(dex, reader, statics);
  const instanceFields = readFields(dex, reader, instances);
  dex.budget.later -= reader.at - at;
  return { staticFields, instanceFields };
}

function readFields(dex: Dex, reader: LebReader, count: number): readonly FieldDefinition[] {
  const fields: FieldDefinition[] = [];
  let field = 0;
  for (let left = count; left > 0; left--) {
    field += reader.unsigned();
    const flags = reader.unsigned();
    if (field >= dex.tables.fieldCount || reader.at > dex.bytes.u8.length) break;
    fields.push({ field, flags });
  }
  return fields;
}
