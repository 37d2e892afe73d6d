import type { StyledText } from '../res/string-pool.ts';
import type { TypedValue } from '../res/value.ts';

/** What an entry holds in one configuration. A plain string starting with `@` or `?` refers to another entry; `{ string }` never does. */
export type ResourceValue =
  | string
  | number
  | boolean
  | TypedValue
  | { readonly string: string }
  | { readonly styled: StyledText }
  | { readonly file: string }
  | { readonly array: readonly ResourceValue[] }
  | { readonly plurals: Readonly<Partial<Record<keyof typeof quantities, ResourceValue>>> }
  | { readonly parent?: number; readonly style: Readonly<Record<number, ResourceValue>> };

/** An entry's value in several configurations, by their qualifiers; `''` is the default one. */
export interface Configured {
  readonly in: Readonly<Record<string, ResourceValue>>;
}

/** `inConfigurations({ '': 'Hello', 'zh-rCN': '你好' })`. */
export function inConfigurations(values: Readonly<Record<string, ResourceValue>>): Configured {
  return { in: values };
}

/** `file('res/drawable/icon.png')`: the entry is that file of the package. */
export function file(path: string): ResourceValue {
  return { file: path };
}

/** Keys of plurals. @source AOSP ResourceTypes.h, ResTable_map */
export const quantities = {
  other: 0x0100_0004,
  zero: 0x0100_0005,
  one: 0x0100_0006,
  two: 0x0100_0007,
  few: 0x0100_0008,
  many: 0x0100_0009,
} as const;

/** The key of the `index`th item of an array. */
export function arrayKey(index: number): number {
  return 0x0200_0000 | index;
}
