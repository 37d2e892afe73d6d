import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UNLISTED_REPAIRS } from './apps.ts';
import { build } from './build.ts';

/** `PACKAGE-VERSION.apk` of each app that its firm repaired and no store lists. */
export function writeRepairs(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const app of UNLISTED_REPAIRS) {
    const { content } = build(app, '2026-11-16T02:00:00.000Z').artifact;
    if (content instanceof Uint8Array) writeFileSync(join(folder, `${app.package}-${app.version[0]}.apk`), content);
  }
}
