import type { ClassSpec } from './class-spec.ts';
import { collect } from './collect.ts';
import { type DexOptions, dex } from './dex.ts';

/**
 * As many DEX files as it takes, classes in the order given; the first is `classes.dex`, the second `classes2.dex`.
 *
 * @param maxReferences methods or fields named per file, at most; a class that names more is refused by {@link dex}
 */
export function multidex(classes: readonly ClassSpec[], maxReferences = 0x10000, options: DexOptions = {}): readonly Uint8Array[] {
  return splitClasses(classes, maxReferences).map((part) => dex(part, options));
}

/** The classes cut into runs that each name at most `maxReferences` methods and as many fields. */
export function splitClasses(classes: readonly ClassSpec[], maxReferences: number): readonly (readonly ClassSpec[])[] {
  const parts: ClassSpec[][] = [[]];
  let methods = new Set<string>();
  let fields = new Set<string>();
  for (const spec of classes) {
    const { pools } = collect([spec]);
    const newMethods = pools.keys('method').filter((key) => !methods.has(key));
    const newFields = pools.keys('field').filter((key) => !fields.has(key));
    if (parts.at(-1)!.length > 0 && Math.max(methods.size + newMethods.length, fields.size + newFields.length) > maxReferences) {
      parts.push([spec]);
      methods = new Set(pools.keys('method'));
      fields = new Set(pools.keys('field'));
    } else {
      parts.at(-1)!.push(spec);
      for (const key of newMethods) methods.add(key);
      for (const key of newFields) fields.add(key);
    }
  }
  return parts;
}

/** `classes.dex`, `classes2.dex`, … */
export function dexName(index: number): string {
  return index === 0 ? 'classes.dex' : `classes${index + 1}.dex`;
}
