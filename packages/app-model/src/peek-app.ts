import type { Ports } from '@touchstone/kernel/ports';
import { type Archive, openArchive } from './archive.ts';
import { DEFAULT_LIMITS } from './limits.ts';

/** What tells the parts of a split set together. */
export interface Identity {
  readonly package: string;
  readonly versionCode: number;
  readonly split: string | undefined;
}

/** Reads only the manifest of an APK; undefined when there is none that can be read. */
export function peekApp(archive: Archive, ports: Ports): Identity | undefined {
  const { manifest } = openArchive(archive, ports, DEFAULT_LIMITS, { left: DEFAULT_LIMITS.totalBytes }, 'manifest-only');
  return manifest === undefined ? undefined : { package: manifest.package, versionCode: manifest.versionCode, split: manifest.split };
}
