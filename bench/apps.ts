// The benchmark set: the sample APKs from npm and a generated app of 250,000 method references in many DEX files.
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { sampleApks, writeLarge } from '@touchstone/test-kit';

const cache = join(import.meta.dirname, '..', '.cache', 'bench');
const large = join(cache, 'large-250k.apk');

export function benchmarkApps(): readonly string[] {
  if (!existsSync(large)) {
    mkdirSync(cache, { recursive: true });
    writeLarge(large);
  }
  return [...sampleApks(), large];
}
