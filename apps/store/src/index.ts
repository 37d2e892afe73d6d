export { LIES, type Lie } from './lies.ts';
export { type StoreOptions, storeServer } from './server.ts';
export { type Catalogue, Shelf, type ShelfFile } from './shelf.ts';
