import type { ByteWriter } from '../bytes/byte-writer.ts';
import { accessFlags } from './access.ts';
import type { Collected } from './collect.ts';
import type { DataOffsets } from './data.ts';
import type { DexHeader } from './header.ts';
import { parseField, parseMethod, parseProto, shorty } from './references.ts';
import type { Section, SectionName } from './sections.ts';
import { handleKinds } from './values.ts';

/** The tables between header and data: their sizes are known before anything is written. */
export interface TablePlan {
  /** Header included; empty tables are left out. Offsets count from the container's start. */
  readonly sections: readonly Section[];
  /** First byte behind the tables, counted from the header. */
  readonly endOffset: number;
}

const NO_INDEX = 0xffff_ffff;

export function planTables({ pools, classes }: Collected, headerSizeBytes: number, base: number): TablePlan {
  const tables: readonly (readonly [SectionName, count: number, itemBytes: number, limit: number])[] = [
    ['string-ids', pools.count('string'), 4, 2 ** 31],
    ['type-ids', pools.count('type'), 4, 0x10000],
    ['proto-ids', pools.count('proto'), 12, 0x10000],
    ['field-ids', pools.count('field'), 8, 0x10000],
    ['method-ids', pools.count('method'), 8, 0x10000],
    ['class-defs', classes.length, 32, 0x10000],
    ['call-site-ids', pools.sites().length, 4, 0x10000],
    ['method-handles', pools.handles().length, 8, 0x10000],
  ];
  const sections: Section[] = [{ name: 'header', offset: base, count: 1 }];
  let at = headerSizeBytes;
  for (const [name, count, itemBytes, limit] of tables) {
    if (count > limit) throw new Error(`${count} ${name} do not fit one DEX file; use multidex()`);
    if (count > 0) sections.push({ name, offset: base + at, count });
    at += count * itemBytes;
  }
  return { sections, endOffset: at };
}

/** What the header says of the tables. */
export function tableFields(plan: TablePlan): Partial<DexHeader> {
  const find = (name: SectionName): Pick<Section, 'offset' | 'count'> =>
    plan.sections.find((s) => s.name === name) ?? { offset: 0, count: 0 };
  return {
    stringIdsSize: find('string-ids').count,
    stringIdsOff: find('string-ids').offset,
    typeIdsSize: find('type-ids').count,
    typeIdsOff: find('type-ids').offset,
    protoIdsSize: find('proto-ids').count,
    protoIdsOff: find('proto-ids').offset,
    fieldIdsSize: find('field-ids').count,
    fieldIdsOff: find('field-ids').offset,
    methodIdsSize: find('method-ids').count,
    methodIdsOff: find('method-ids').offset,
    classDefsSize: find('class-defs').count,
    classDefsOff: find('class-defs').offset,
  };
}

export function writeTables(out: ByteWriter, { pools, classes }: Collected, data: DataOffsets): void {
  for (const offset of data.strings) out.u4(offset);
  for (const type of pools.keys('type')) out.u4(pools.index('string', type));
  for (const proto of pools.keys('proto')) {
    const parts = parseProto(proto);
    out.u4(pools.index('string', shorty(parts))).u4(pools.index('type', parts.returns));
    out.u4(data.typeLists.get(parts.parameters.join()) ?? 0);
  }
  for (const field of pools.keys('field')) {
    const { owner, name, type } = parseField(field);
    out.u2(pools.index('type', owner)).u2(pools.index('type', type)).u4(pools.index('string', name));
  }
  for (const method of pools.keys('method')) {
    const { owner, name, proto } = parseMethod(method);
    out.u2(pools.index('type', owner)).u2(pools.index('proto', proto)).u4(pools.index('string', name));
  }
  for (const { spec } of classes) {
    out.u4(pools.index('type', spec.type)).u4(accessFlags(spec.access));
    out.u4(spec.extends === null ? NO_INDEX : pools.index('type', spec.extends));
    out.u4(data.typeLists.get(spec.implements.join()) ?? 0);
    out.u4(spec.source === undefined ? NO_INDEX : pools.index('string', spec.source));
    out
      .u4(data.annotations.get(spec) ?? 0)
      .u4(data.classData.get(spec) ?? 0)
      .u4(data.staticValues.get(spec) ?? 0);
  }
  for (const offset of data.callSites) out.u4(offset);
  for (const handle of pools.handles()) {
    const index = handle.kind.startsWith('invoke') ? pools.index('method', handle.target) : pools.index('field', handle.target);
    out.u2(handleKinds[handle.kind]).u2(0).u2(index).u2(0);
  }
}
