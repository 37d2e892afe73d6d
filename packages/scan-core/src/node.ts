import type { Archive } from '@touchstone/app-model';
import { type ByteSource, sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import type { Report } from '@touchstone/verdict';
import { type ScanOptions, scanArchives } from './scan-archives.ts';

export * from './library.ts';

/**
 * Scans an app: its bytes, or the archives of a split set.
 *
 * @param app an APK or container as bytes, or archives with the base first
 * @returns the report; an app that cannot be read gives one with `app: null`
 * @throws ScanOptionError for a category or day that does not exist
 */
export async function scan(app: Uint8Array | ByteSource | readonly Archive[], options: Partial<ScanOptions> = {}): Promise<Report> {
  const name = options.name ?? 'app.apk';
  const archives = app instanceof Uint8Array ? [{ name, source: sourceOf(app) }] : 'size' in app ? [{ name, source: app }] : app;
  return scanArchives(archives, { ...options, name }, ports);
}
