export { isInteger, isReference, type StringPool, textOfValue, VALUE, type Value } from '../chunks/index.ts';
export type { Configuration } from './configuration.ts';
export { readArsc } from './read-arsc.ts';
export {
  type Bag,
  type Entry,
  type EntryTable,
  entryOf,
  packageOf,
  type ResourcePackage,
  type ResourceTable,
  type ResourceType,
  resourceId,
  typeOf,
} from './table.ts';
