export { classNameOf, descriptorOf } from './class-names.ts';
export { EntryFinder } from './entry-finder.ts';
export type { Lists } from './entry-lists.ts';
export { entriesOf, findEntries } from './find-entries.ts';
export { type Initializer, startupInitializers } from './startup-initializers.ts';
