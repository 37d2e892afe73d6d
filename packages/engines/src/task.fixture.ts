import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { ArtifactKind, RunConfig } from '@touchstone/domain/engine';
import type { EngineTask, TaskInput } from './engine.ts';
import { configHashOf } from './results.ts';

const root = join(import.meta.dirname, '../../..');

/** Apps of npm packages that are there for tests. */
export const sampleApk = (name: 'appium-unlock' | 'io.appium.settings' | 'android-apidemos'): string =>
  join(root, globSync(`node_modules/${name}/**/*.apk`, { cwd: root }).sort()[0] ?? `${name}.apk`);

/** A task about a file as it lies there. */
export function taskOf(
  path: string,
  {
    kind = 'apk',
    config = {},
    inputs = [],
  }: { readonly kind?: ArtifactKind; readonly config?: RunConfig; readonly inputs?: readonly TaskInput[] } = {},
): EngineTask {
  const bytes = readFileSync(path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return {
    artifact: { path, fileName: basename(path), sha256, sizeBytes: bytes.length, kind },
    inputs,
    config,
    configHash: configHashOf(config),
  };
}
