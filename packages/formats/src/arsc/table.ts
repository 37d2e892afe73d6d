import type { StringPool, Value } from '../chunks/index.ts';
import type { Configuration } from './configuration.ts';

/** resources.arsc: headers are read, entries wait until somebody asks. */
export interface ResourceTable {
  /** Texts and file paths that string values point into. */
  readonly strings: StringPool;
  /** In file order; several may share an id. */
  readonly packages: readonly ResourcePackage[];
}

export interface ResourcePackage {
  /** 0x7f for an app, 1 for the framework, 0 for a shared library that gets its id when loaded. */
  readonly id: number;
  readonly name: string;
  /** Resource types by the number they have inside resource ids. */
  readonly types: ReadonlyMap<number, ResourceType>;
  /** Names of entries. */
  readonly keys: StringPool;
  /** Libraries whose ids inside this package stand for packages of these names. */
  readonly libraries: readonly { readonly id: number; readonly name: string }[];
}

export interface ResourceType {
  /** `string`, `drawable`; empty when the file does not name it. */
  readonly name: string;
  /** One table for each configuration, in file order. */
  readonly tables: readonly EntryTable[];
}

/** The values of one type for one configuration. */
export interface EntryTable {
  readonly configuration: Configuration;
  /** @param index low 16 bits of a resource id */
  entryAt(index: number): Entry | undefined;
  /** Every entry with its index. */
  entries(): Iterable<readonly [index: number, entry: Entry]>;
}

export interface Entry {
  /** Index of the name in the package's `keys`. */
  readonly key: number;
  /** Undefined for a bag. */
  readonly value: Value | undefined;
  /** Present for a bag: style, array, plurals, attribute. */
  readonly bag: Bag | undefined;
}

export interface Bag {
  /** Resource id from which missing items are inherited, 0 for none. */
  readonly parent: number;
  /** Items there are, as far as the chunk holds them. */
  readonly count: number;
  /** `name` is the resource id of an attribute, or an index with the top byte 0x01 or 0x02. */
  items(): Iterable<{ readonly name: number; readonly value: Value }>;
}

/** Parts of a resource id 0xPPTTEEEE. */
export const packageOf = (id: number): number => id >>> 24;
export const typeOf = (id: number): number => (id >>> 16) & 0xff;
export const entryOf = (id: number): number => id & 0xffff;

/** Resource id of its parts. */
export const resourceId = (packageId: number, type: number, entry: number): number =>
  ((packageId << 24) | (type << 16) | (entry & 0xffff)) >>> 0;
