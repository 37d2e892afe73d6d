import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readEntry, readZip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import { inflateRaw } from '@touchstone/kernel/deflate';

const ROOT = join(import.meta.dirname, '../../../..');
const LIMITS = { maxBytes: 64 * 2 ** 20 };

/** Paths of the real APKs that npm brings, sorted. */
export const sampleApks = (): string[] =>
  globSync('node_modules/{android-apidemos,io.appium.settings,appium-unlock,appium-uiautomator2-server}/**/*.apk', { cwd: ROOT })
    .sort()
    .map((path) => join(ROOT, path));

/** A file of that name out of every sample APK that has one, the smallest first. */
export function sampleFiles(name: string): { readonly apk: string; readonly bytes: Uint8Array }[] {
  return sampleApks()
    .flatMap((path) => {
      const source = sourceOf(new Uint8Array(readFileSync(path)));
      const entry = readZip(source).value.find(name);
      return entry === undefined ? [] : [{ apk: basename(path), bytes: readEntry(source, entry, inflateRaw, LIMITS).value }];
    })
    .sort((a, b) => a.bytes.length - b.bytes.length);
}
