// node scripts/run.mjs scripts/import/catalogues.ts
// Turns data/sources/*.tsv into the catalogues that people edit: data/sdks, data/packers, data/domains,
// data/native-libraries. Files that exist are not touched.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importDomains } from './domains.ts';
import { importNativeLibraries } from './native-libraries.ts';
import { importPackers } from './packers.ts';
import { importSdks } from './sdks.ts';
import { readTable } from './table.ts';

const data = fileURLToPath(new URL('../../data/', import.meta.url));
const table = (name: string) => readTable(readFileSync(join(data, 'sources', `${name}.tsv`), 'utf8'));

const written = [importSdks(table, data), importPackers(table, data), importDomains(table, data), importNativeLibraries(table, data)];
process.stdout.write(`${written.reduce((sum, count) => sum + count, 0)} files written\n`);
