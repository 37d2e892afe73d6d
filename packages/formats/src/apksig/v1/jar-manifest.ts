import type { DirectoryRecord } from '../archive/central-directory.ts';
import type { Issues } from '../issues.ts';
import { namesOf } from './jar-files.ts';
import { readSections, type Section } from './manifest-file.ts';

/** MANIFEST.MF with its sections by file name. */
export interface JarManifest {
  readonly bytes: Uint8Array;
  readonly main: Section | undefined;
  readonly sections: ReadonlyMap<string, Section>;
}

/** Reads the manifest; every section must name a file of the package, and no two the same. */
export function readManifest(bytes: Uint8Array, records: readonly DirectoryRecord[], issues: Issues): JarManifest {
  const names = namesOf(records);
  // One more than there are files is one too many: its name is none of theirs or comes twice.
  const [main, ...individual] = readSections(bytes, names.size + 2);
  const sections = new Map<string, Section>();
  for (const section of individual) {
    if (section.name === undefined) issues.error('jar-sig-unnamed-manifest-section');
    else if (sections.has(section.name)) issues.error('jar-sig-duplicate-manifest-section');
    else if (!names.has(section.name)) issues.error('jar-sig-missing-zip-entry-referenced-in-manifest');
    if (section.name !== undefined) sections.set(section.name, section);
  }
  return { bytes, main, sections };
}
