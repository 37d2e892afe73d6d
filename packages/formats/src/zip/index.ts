export type { ReadLimits } from './read-entry.ts';
export { readEntry } from './read-entry.ts';
export { readZip } from './read-zip.ts';
export type { Zip, ZipEntry } from './zip.ts';
