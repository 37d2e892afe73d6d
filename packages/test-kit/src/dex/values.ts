import type { Annotation } from './class-spec.ts';

/** A method handle: how it is called or accessed, and the method or field. */
export interface MethodHandle {
  readonly kind: keyof typeof handleKinds;
  readonly target: string;
}

/** @source source.android.com "Dalvik executable format", method handle type codes */
export const handleKinds = {
  'static-put': 0,
  'static-get': 1,
  'instance-put': 2,
  'instance-get': 3,
  'invoke-static': 4,
  'invoke-instance': 5,
  'invoke-constructor': 6,
  'invoke-direct': 7,
  'invoke-interface': 8,
} as const;

/** What an `invoke-custom` binds to: bootstrap method, name, prototype, and further constants handed to the bootstrap. */
export interface CallSite {
  readonly bootstrap: MethodHandle;
  readonly name: string;
  readonly proto: string;
  readonly args?: readonly Value[];
}

/**
 * A constant in a static field, annotation or call site.
 * A plain number is an int, a bigint a long; in a static field the field's own type decides.
 */
export type Value =
  | number
  | bigint
  | string
  | boolean
  | null
  | { readonly byte: number }
  | { readonly short: number }
  | { readonly char: number }
  | { readonly int: number }
  | { readonly long: bigint }
  | { readonly float: number }
  | { readonly double: number }
  | { readonly type: string }
  | { readonly field: string }
  | { readonly method: string }
  | { readonly enum: string }
  | { readonly methodType: string }
  | { readonly methodHandle: MethodHandle }
  | { readonly annotation: Annotation }
  | readonly Value[];

/** The value in the form the field's type asks for: a number in a long field becomes a long. */
export function valueAs(type: string, value: Value): Value {
  if (typeof value !== 'number' && typeof value !== 'bigint') return value;
  switch (type) {
    case 'B':
      return { byte: Number(value) };
    case 'S':
      return { short: Number(value) };
    case 'C':
      return { char: Number(value) };
    case 'J':
      return { long: BigInt(value) };
    case 'F':
      return { float: Number(value) };
    case 'D':
      return { double: Number(value) };
    case 'Z':
      return value !== 0 && value !== 0n;
    default:
      return value;
  }
}
