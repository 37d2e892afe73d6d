import { Cursor } from '@touchstone/kernel/bytes';
import type { Dex } from './dex.ts';
import { type Element, readEncodedAnnotation, spend, whileBytesLast } from './encoded-values.ts';

export interface Annotation {
  /** 0 build, 1 runtime, 2 system (`dalvik/annotation/*`). */
  readonly visibility: number;
  readonly type: string;
  readonly elements: readonly Element[];
}

/** The annotations on one thing. */
export interface AnnotationSet {
  readonly on: 'class' | 'method' | 'field' | 'parameter';
  /** Index of the field or method in the DEX file; -1 on the class. */
  readonly index: number;
  readonly annotations: readonly Annotation[];
}

/**
 * All annotations of the class in row `index` of class_defs, those before the first broken item.
 *
 * @source https://source.android.com/docs/core/runtime/dex-format#annotations-directory
 */
export function readAnnotations(dex: Dex, index: number): readonly AnnotationSet[] {
  const at = dex.tables.classDefs[index * 8 + 5]!;
  if (at === 0) return [];
  const cursor = new Cursor(dex.bytes.u8, at);
  return whileBytesLast<AnnotationSet>(dex, (sets) => {
    const classAt = cursor.u32();
    const counts = [cursor.u32(), cursor.u32(), cursor.u32()] as const;
    if (classAt !== 0) sets.push({ on: 'class', index: -1, annotations: readSet(dex, classAt) });
    for (const [k, on] of (['field', 'method', 'parameter'] as const).entries()) {
      for (let left = counts[k]!; left > 0; left--) {
        spend(dex, cursor, 1);
        const member = cursor.u32();
        const listAt = cursor.u32();
        const annotations = on === 'parameter' ? readSetList(dex, listAt) : readSet(dex, listAt);
        sets.push({ on, index: member, annotations });
      }
    }
  });
}

function readSet(dex: Dex, at: number): readonly Annotation[] {
  return offsets(dex, at).flatMap((item) => (item === 0 ? [] : readItem(dex, item)));
}

function readSetList(dex: Dex, at: number): readonly Annotation[] {
  return offsets(dex, at).flatMap((set) => (set === 0 ? [] : readSet(dex, set)));
}

/** A count and as many offsets. */
function offsets(dex: Dex, at: number): readonly number[] {
  const cursor = new Cursor(dex.bytes.u8, at);
  return whileBytesLast<number>(dex, (items) => {
    for (let left = cursor.u32(); left > 0; left--) {
      spend(dex, cursor, 1);
      items.push(cursor.u32());
    }
  });
}

function readItem(dex: Dex, at: number): readonly Annotation[] {
  const cursor = new Cursor(dex.bytes.u8, at);
  return whileBytesLast<Annotation>(dex, (items) => {
    const visibility = cursor.u8();
    items.push({ visibility, ...readEncodedAnnotation(dex, cursor, 0) });
  });
}
