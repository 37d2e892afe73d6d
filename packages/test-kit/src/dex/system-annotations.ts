import { accessFlags } from './access.ts';
import type { Annotation } from './class-spec.ts';
import { descriptor } from './references.ts';
import type { Value } from './values.ts';

function system(name: string, values: Readonly<Record<string, Value>>): Annotation {
  return { type: `Ldalvik/annotation/${name};`, visibility: 'system', values };
}

/** Generic signature, cut into pieces as compilers do: `signature('Ljava/util/List<', 'Ljava/lang/String;', '>;')`. */
export function signature(...pieces: readonly string[]): Annotation {
  return system('Signature', { value: pieces });
}

export function memberClasses(...names: readonly string[]): Annotation {
  return system('MemberClasses', { value: names.map((name) => ({ type: descriptor(name) })) });
}

export function enclosingClass(name: string): Annotation {
  return system('EnclosingClass', { value: { type: descriptor(name) } });
}

export function enclosingMethod(reference: string): Annotation {
  return system('EnclosingMethod', { value: { method: reference } });
}

/** `name` null for an anonymous class. */
export function innerClass(name: string | null, access = 'public'): Annotation {
  return system('InnerClass', { accessFlags: accessFlags(access), name });
}

export function throws(...names: readonly string[]): Annotation {
  return system('Throws', { value: names.map((name) => ({ type: descriptor(name) })) });
}
