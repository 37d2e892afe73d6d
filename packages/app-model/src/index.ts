export type { App, AppFile, NativeLibraryFile } from './app.ts';
export type { Archive } from './archive.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { type LoadOptions, loadApp } from './load-app.ts';
export type { Application, Component, IntentFilter, Manifest, MetaData, UsesPermission } from './manifest.ts';
export { type Owner, type Owners, ownersOf, type SdkPrefix } from './owners.ts';
export { readManifest } from './read-manifest.ts';
export { resourcesOf } from './read-resources.ts';
export type { Resources, ResourceValue } from './resources.ts';
