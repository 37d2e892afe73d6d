import type { ByteWriter } from '../bytes/byte-writer.ts';
import type { Annotation, ClassSpec } from './class-spec.ts';
import { writeAnnotation } from './encoded-value.ts';
import type { Pools } from './pools.ts';
import type { SectionWriter } from './sections.ts';

const visibilities = { build: 0, runtime: 1, system: 2 } as const;

/** Offsets of what was written for one class; 0 where there is nothing. */
interface ClassSets {
  readonly own: number;
  readonly fields: readonly Target[];
  readonly methods: readonly Target[];
  readonly parameters: readonly Target[];
}

/** Index of the field or method, and offset of its annotation set (list). */
interface Target {
  readonly index: number;
  readonly offset: number;
}

/**
 * Writes the annotations of all classes, section by section, and tells the offset of each class's directory (0 if it has none).
 *
 * @source source.android.com "Dalvik executable format", annotations_directory_item and below
 */
export function writeAnnotations(sections: SectionWriter, pools: Pools, classes: readonly ClassSpec[]): ReadonlyMap<ClassSpec, number> {
  const items = new Map<Annotation, number>();
  for (const annotation of classes.flatMap(annotationsOf)) {
    items.set(
      annotation,
      sections.item('annotation', 1, (out) => {
        writeAnnotation(out.u1(visibilities[annotation.visibility ?? 'runtime']), pools, annotation);
      }),
    );
  }
  const sets = new Map<readonly Annotation[], number>();
  for (const list of classes.flatMap(listsOf)) {
    if (list.length > 0)
      sets.set(
        list,
        sections.item('annotation-set', 4, (out) => writeSet(out, pools, list, items)),
      );
  }
  const refs = new Map<readonly (readonly Annotation[])[], number>();
  for (const lists of classes.flatMap((spec) => spec.methods.map((method) => method.parameterAnnotations))) {
    if (lists.length > 0)
      refs.set(
        lists,
        sections.item('annotation-set-refs', 4, (out) => {
          out.u4(lists.length);
          for (const list of lists) out.u4(sets.get(list) ?? 0);
        }),
      );
  }
  const directories = new Map<ClassSpec, number>();
  for (const spec of classes) {
    const found = setsOf(spec, pools, sets, refs);
    const isEmpty = found.own === 0 && found.fields.length + found.methods.length + found.parameters.length === 0;
    directories.set(spec, isEmpty ? 0 : sections.item('annotations-directory', 4, (out) => writeDirectory(out, found)));
  }
  return directories;
}

function listsOf(spec: ClassSpec): readonly (readonly Annotation[])[] {
  const fields = spec.fields.map((field) => field.annotations);
  const methods = spec.methods.flatMap((method) => [method.annotations, ...method.parameterAnnotations]);
  return [spec.annotations, ...fields, ...methods];
}

function annotationsOf(spec: ClassSpec): readonly Annotation[] {
  return listsOf(spec).flat();
}

function writeSet(out: ByteWriter, pools: Pools, list: readonly Annotation[], items: ReadonlyMap<Annotation, number>): void {
  const sorted = [...list].sort((a, b) => pools.index('type', a.type) - pools.index('type', b.type));
  out.u4(sorted.length);
  for (const annotation of sorted) out.u4(items.get(annotation)!);
}

function setsOf(
  spec: ClassSpec,
  pools: Pools,
  sets: ReadonlyMap<readonly Annotation[], number>,
  refs: ReadonlyMap<readonly (readonly Annotation[])[], number>,
): ClassSets {
  const fields = spec.fields.map((field) => ({
    index: pools.index('field', `${spec.type}->${field.name}:${field.type}`),
    offset: sets.get(field.annotations) ?? 0,
  }));
  const methods = spec.methods.map((method) => ({ index: pools.index('method', `${spec.type}->${method.name}${method.proto}`), method }));
  return {
    own: sets.get(spec.annotations) ?? 0,
    fields: present(fields),
    methods: present(methods.map(({ index, method }) => ({ index, offset: sets.get(method.annotations) ?? 0 }))),
    parameters: present(methods.map(({ index, method }) => ({ index, offset: refs.get(method.parameterAnnotations) ?? 0 }))),
  };
}

function present(targets: readonly Target[]): readonly Target[] {
  return targets.filter(({ offset }) => offset !== 0).sort((a, b) => a.index - b.index);
}

function writeDirectory(out: ByteWriter, { own, fields, methods, parameters }: ClassSets): void {
  out.u4(own).u4(fields.length).u4(methods.length).u4(parameters.length);
  for (const { index, offset } of [...fields, ...methods, ...parameters]) out.u4(index).u4(offset);
}
