export { bomb, lyingBomb, overlappingBomb } from './bomb.ts';
export type { ZipEntry } from './entry.ts';
export type { CentralFields, EndFields, LocalFields } from './fields.ts';
export { type ZipOptions, zip } from './zip.ts';
