import type { ByteWriter } from '../bytes/byte-writer.ts';
import { accessFlags } from './access.ts';
import { writeAnnotations } from './annotations.ts';
import { type Assembled, assemble } from './assemble.ts';
import type { ClassSpec } from './class-spec.ts';
import { writeCodeItem } from './code-item.ts';
import type { Collected, CollectedClass, CollectedMethod } from './collect.ts';
import { writeDebugInfo } from './debug-info.ts';
import { writeArray } from './encoded-value.ts';
import { mutf8 } from './mutf8.ts';
import type { Pools } from './pools.ts';
import { parseProto } from './references.ts';
import type { SectionWriter } from './sections.ts';
import { type Value, valueAs } from './values.ts';

/** Offsets of what the tables point to, counted from the container's start. */
export interface DataOffsets {
  readonly strings: readonly number[];
  /** By the types, joined with commas; the empty list has no entry. */
  readonly typeLists: ReadonlyMap<string, number>;
  /** Code items by method reference. */
  readonly code: ReadonlyMap<string, number>;
  readonly classData: ReadonlyMap<ClassSpec, number>;
  readonly annotations: ReadonlyMap<ClassSpec, number>;
  readonly staticValues: ReadonlyMap<ClassSpec, number>;
  readonly callSites: readonly number[];
}

/** Writes the data section, each kind of item together, what is pointed to before what points. */
export function writeData(sections: SectionWriter, { pools, classes }: Collected): DataOffsets {
  const strings = pools
    .keys('string')
    .map((text) => sections.item('string-data', 1, (out) => out.uleb(text.length).bytes(mutf8(text)).u1(0)));
  const typeLists = writeTypeLists(sections, pools, classes);
  const code = writeCode(sections, pools, classes);
  const classData = new Map<ClassSpec, number>();
  for (const { spec, methods } of classes) {
    if (spec.fields.length + methods.length === 0) continue;
    classData.set(
      spec,
      sections.item('class-data', 1, (out) => writeClassData(out, pools, spec, methods, code)),
    );
  }
  const annotations = writeAnnotations(
    sections,
    pools,
    classes.map(({ spec }) => spec),
  );
  const staticValues = new Map<ClassSpec, number>();
  for (const { spec, staticFields } of classes) {
    const values = initialValues(pools, staticFields);
    if (values.length > 0)
      staticValues.set(
        spec,
        sections.item('encoded-array', 1, (out) => writeArray(out, pools, values)),
      );
  }
  const callSites = pools
    .sites()
    .map((site) =>
      sections.item('encoded-array', 1, (out) =>
        writeArray(out, pools, [{ methodHandle: site.bootstrap }, site.name, { methodType: site.proto }, ...(site.args ?? [])]),
      ),
    );
  return { strings, typeLists, code, classData, annotations, staticValues, callSites };
}

function writeTypeLists(sections: SectionWriter, pools: Pools, classes: readonly CollectedClass[]): ReadonlyMap<string, number> {
  const lists = [...pools.keys('proto').map((proto) => parseProto(proto).parameters), ...classes.map(({ spec }) => spec.implements)];
  const offsets = new Map<string, number>();
  for (const types of lists) {
    if (types.length === 0 || offsets.has(types.join())) continue;
    offsets.set(
      types.join(),
      sections.item('type-list', 4, (out) => {
        out.u4(types.length);
        for (const type of types) out.u2(pools.index('type', type));
      }),
    );
  }
  return offsets;
}

function writeCode(sections: SectionWriter, pools: Pools, classes: readonly CollectedClass[]): ReadonlyMap<string, number> {
  const methods = classes.flatMap(({ methods }) =>
    methods.flatMap(({ key, code }) => (code ? [{ key, code, assembled: assemble(code, pools) }] : [])),
  );
  const debug = new Map<Assembled, number>();
  for (const { code, assembled } of methods) {
    if (assembled.lines.length + assembled.locals.length === 0) continue;
    const parameters = parseProto(code.proto).parameters.length;
    debug.set(
      assembled,
      sections.item('debug-info', 1, (out) => writeDebugInfo(out, pools, assembled, parameters)),
    );
  }
  const offsets = new Map<string, number>();
  for (const { key, code, assembled } of methods) {
    offsets.set(
      key,
      sections.item('code', 4, (out) => writeCodeItem(out, pools, assembled, code.catches, debug.get(assembled) ?? 0)),
    );
  }
  return offsets;
}

const STATIC = 0x8;
/** Static, private and constructor methods are called directly. */
const DIRECT = 0x1000a;

function writeClassData(
  out: ByteWriter,
  pools: Pools,
  spec: ClassSpec,
  methods: readonly CollectedMethod[],
  code: ReadonlyMap<string, number>,
): void {
  const fields = spec.fields.map((field) => ({
    index: pools.index('field', `${spec.type}->${field.name}:${field.type}`),
    flags: accessFlags(field.access),
  }));
  const members = methods.map(({ key, flags }) => ({ index: pools.index('method', key), flags, code: code.get(key) ?? 0 }));
  const lists = [
    fields.filter(({ flags }) => (flags & STATIC) !== 0),
    fields.filter(({ flags }) => (flags & STATIC) === 0),
    members.filter(({ flags }) => (flags & DIRECT) !== 0),
    members.filter(({ flags }) => (flags & DIRECT) === 0),
  ];
  for (const list of lists) out.uleb(list.length);
  for (const list of lists) writeMembers(out, list);
}

/** Members by index, each as the step from the one before. */
function writeMembers(
  out: ByteWriter,
  members: readonly { readonly index: number; readonly flags: number; readonly code?: number }[],
): void {
  let previous = 0;
  for (const { index, flags, code } of [...members].sort((a, b) => a.index - b.index)) {
    out.uleb(index - previous).uleb(flags);
    if (code !== undefined) out.uleb(code);
    previous = index;
  }
}

/** Values in the order of the field table, up to the last field that has one; those before it get their type's zero. */
function initialValues(pools: Pools, fields: CollectedClass['staticFields']): readonly Value[] {
  const sorted = [...fields].sort((a, b) => pools.index('field', a.key) - pools.index('field', b.key));
  const last = sorted.findLastIndex(({ value }) => value !== undefined);
  return sorted.slice(0, last + 1).map(({ type, value }) => valueAs(type, value ?? (/^[L[]/.test(type) ? null : 0)));
}
