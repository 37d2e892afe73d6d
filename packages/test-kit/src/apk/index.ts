export { type ApkSpec, apk, apkEntries } from './apk.ts';
export { type ComponentSpec, component, type FilterSpec } from './component.ts';
export { icon, png } from './icon.ts';
export { type ManifestSpec, manifest } from './manifest.ts';
export { apkm, apks, type ContainerSpec, type SplitSet, type SplitSpec, splitSet, xapk } from './split-set.ts';
