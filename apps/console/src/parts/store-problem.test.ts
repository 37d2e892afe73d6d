import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { words } from '../words/zh/store-problem.ts';
import { partsOfProblem } from './store-problem.ts';

const packages = join(import.meta.dirname, '../../../../packages');
const textsOf = (folder: string) =>
  readdirSync(join(packages, folder), { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts') && !/\.(test|contract|fixture)\.ts$/.test(path))
    .map((path) => readFileSync(join(packages, folder, path), 'utf8'))
    .join('\n');
const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found]) => found ?? '');
/** Words of a union of a file. */
const unionOf = (path: string, name: string) =>
  all(readFileSync(join(packages, path), 'utf8').match(new RegExp(`type ${name} =([^;]+);`))?.[1] ?? '', /'([a-z-]+)'/g);

const stores = textsOf('stores/src');
const acquisition = textsOf('services/src/acquisition');
/** `fdroid/no-version`, as it stands in the source. */
const whole = all(`${stores}\n${acquisition}`, /(?:code: |problem\()'([a-z]+\/[a-z-]+)'/g);
const faults = unionOf('stores/src/store-fault.ts', 'StoreFaultCode');
const refusals = [
  ...unionOf('domain/src/artifact/verification.ts', 'VerificationFault').filter((fault) => fault !== 'signature-invalid'),
  ...all(acquisition, /refuse\(ports, intake, held, '([a-z-]+)'/g),
  ...unionOf('scan-pool/src/pool.ts', 'Failure').map((failure) => `inspection-${failure}`),
  ...all(readFileSync(join(packages, 'stores/src/download.ts'), 'utf8'), /reason: '([a-z-]+)'/g),
];
const ofCodes = unionOf('domain/src/inventory/credit-code.ts', 'CreditCodeFault').map((fault) => `credit-code-${fault}`);
const ofFields = all(stores, /[.#]fault\('([a-z-]+)'/g);

test('every problem of stores and of what comes from them has words, and no other', () => {
  for (const found of [whole, faults, refusals, ofCodes, ofFields]) expect(found.length).toBeGreaterThan(3);
  const whats = [...whole.map((code) => partsOfProblem(code).what), ...faults, ...refusals, ...ofCodes, ...ofFields, 'bad-field'];
  expect(Object.keys(words.what).sort()).toEqual([...new Set(whats)].sort());
});

test('every place has words', () => {
  const formats = all(stores, /new Fields\([^\n]*?, '([a-z]+)'|readListingChange\(item, '([a-z]+)'/g).filter((one) => one !== '');
  const prefixes = all(acquisition, /addStoreProblems\([^\n]*code: `([a-z]+)\//g);
  const froms = [...whole.map((code) => partsOfProblem(code).from), ...formats, ...prefixes, 'operator', 'policy'];
  expect(Object.keys(words.from).sort()).toEqual([...new Set(froms)].filter((one) => one !== 'order').sort());
});

test.each([
  ['listing/scan-failed', 'listing', 'scan-failed'],
  ['feed/bad-sha256', 'feed', 'bad-field'],
  ['bundle/bad-text', 'bundle', 'bad-text'],
  ['new', 'new', ''],
])('%s', (code, from, what) => expect(partsOfProblem(code)).toEqual({ from, what }));
