export { LIES, type Lie } from './lies.ts';
export { DEMO_STORES, type DemoStore, type DemoStoreId, demoStore } from './samples/catalogues.ts';
export { type StoreOptions, storeServer } from './server.ts';
export { type Catalogue, Shelf, type ShelfFile } from './shelf.ts';
