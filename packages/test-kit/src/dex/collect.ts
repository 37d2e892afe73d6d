import { accessFlags } from './access.ts';
import type { Annotation, ClassSpec, MethodSpec } from './class-spec.ts';
import { Code } from './code.ts';
import { collectAnnotation, collectValue } from './encoded-value.ts';
import { Pools } from './pools.ts';
import { descriptor } from './references.ts';
import { type Value, valueAs } from './values.ts';

/** Classes with their bodies run, and the tables that name all they refer to. */
export interface Collected {
  readonly pools: Pools;
  readonly classes: readonly CollectedClass[];
}

export interface CollectedClass {
  readonly spec: ClassSpec;
  readonly methods: readonly CollectedMethod[];
  /** Initial values up to the last static field that has one, in the order of the field table. Filled once the tables are sorted. */
  readonly staticFields: readonly { readonly key: string; readonly type: string; readonly value?: Value }[];
}

export interface CollectedMethod {
  readonly spec: MethodSpec;
  readonly key: string;
  readonly flags: number;
  readonly code: Code | undefined;
}

export function collect(classes: readonly ClassSpec[]): Collected {
  const pools = new Pools();
  return { pools, classes: parentsFirst(classes).map((spec) => collectClass(pools, spec)) };
}

function collectClass(pools: Pools, spec: ClassSpec): CollectedClass {
  for (const type of [spec.type, ...(spec.extends === null ? [] : [spec.extends]), ...spec.implements]) pools.type(type);
  if (spec.source !== undefined) pools.string(spec.source);
  collectAnnotations(pools, spec.annotations);
  const staticFields = spec.fields.flatMap((field) => {
    const key = `${spec.type}->${field.name}:${field.type}`;
    pools.field(key);
    collectAnnotations(pools, field.annotations);
    if (field.value !== undefined) collectValue(pools, valueAs(field.type, field.value));
    const isStatic = (accessFlags(field.access) & STATIC) !== 0;
    return isStatic ? [{ key, type: field.type, ...(field.value === undefined ? {} : { value: field.value }) }] : [];
  });
  return { spec, staticFields, methods: spec.methods.map((method) => collectMethod(pools, spec.type, method)) };
}

const STATIC = 0x8;
const NATIVE_OR_ABSTRACT = 0x500;
const CONSTRUCTOR = 0x10000;

function collectMethod(pools: Pools, owner: string, spec: MethodSpec): CollectedMethod {
  const key = `${owner}->${spec.name}${spec.proto}`;
  pools.method(key);
  collectAnnotations(pools, [...spec.annotations, ...spec.parameterAnnotations.flat()]);

  const implied = (spec.name === '<init>' || spec.name === '<clinit>' ? CONSTRUCTOR : 0) | (spec.name === '<clinit>' ? STATIC : 0);
  const flags = accessFlags(spec.access) | implied;
  if ((flags & NATIVE_OR_ABSTRACT) !== 0) return { spec, key, flags, code: undefined };

  const code = new Code(key, spec.proto, (flags & STATIC) !== 0);
  spec.body?.(code);
  code.end();
  for (const item of code.items) {
    if (item.kind === 'local') {
      pools.string(item.name);
      pools.type(item.type);
    }
    if (item.kind !== 'instruction') continue;
    if (item.reference) pools.reference(item.reference);
    if (item.reference?.pool === 'site') for (const value of item.reference.site.args ?? []) collectValue(pools, value);
    if (item.proto !== undefined) pools.proto(item.proto);
  }
  for (const { type } of code.catches) if (type !== null) pools.type(type);
  return { spec, key, flags, code };
}

function collectAnnotations(pools: Pools, annotations: readonly Annotation[]): void {
  for (const annotation of annotations) collectAnnotation(pools, annotation);
}

/** A class definition must follow those of its parent and interfaces in the same file; otherwise the order given is kept. */
function parentsFirst(classes: readonly ClassSpec[]): readonly ClassSpec[] {
  const byType = new Map(classes.map((spec) => [spec.type, spec]));
  const ordered = new Set<ClassSpec>();
  const entered = new Set<ClassSpec>();
  const above = (spec: ClassSpec) => [spec.extends, ...spec.implements].flatMap((parent) => byType.get(descriptor(parent ?? '')) ?? []);
  for (const first of classes) {
    const waiting = [{ spec: first, parents: above(first) }];
    for (let top = waiting.at(-1); top !== undefined; top = waiting.at(-1)) {
      entered.add(top.spec);
      const next = top.parents.find((parent) => !entered.has(parent));
      if (next === undefined) ordered.add(waiting.pop()!.spec);
      else waiting.push({ spec: next, parents: above(next) });
    }
  }
  return [...ordered];
}
