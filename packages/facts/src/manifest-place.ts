import type { Place } from '@touchstone/kernel/place';

/** A place in the manifest: an element by its path, or the file as a whole. */
export const inManifest = (element?: string): Place =>
  element === undefined ? { file: 'AndroidManifest.xml' } : { file: 'AndroidManifest.xml', element };
