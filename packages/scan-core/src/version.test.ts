import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ENGINE_VERSION } from './version.ts';

const root = join(import.meta.dirname, '../../..');

test.each(['package.json', 'packages/scan-core/package.json', 'apps/cli/package.json'])('%s has the version of the engine', (file) => {
  expect((JSON.parse(readFileSync(join(root, file), 'utf8')) as { version: string }).version).toBe(ENGINE_VERSION);
});

test('the command line says the same version', () => {
  expect(readFileSync(join(root, 'apps/cli/src/run-cli.ts'), 'utf8')).toContain(`.version('${ENGINE_VERSION}'`);
});
