import { expect, test } from 'vitest';
import { contentsOf } from './contents-of.ts';

const report = (more: object) => ({ report: { schema: 'touchstone-report/1', sdks: [], matrix: [], ...more } });
const sdk = { id: 'umeng', name: '友盟', vendor: '友盟同欣', category: '统计', version: null, confidence: 'certain', evidence: [] };

test.each([
  [
    'SDKs and kinds, each kind once',
    report({ sdks: [sdk], matrix: [{ data: 'imei' }, { data: 'contacts' }, { data: 'imei' }] }),
    { sdks: [{ id: 'umeng', version: '' }], dataTypes: ['contacts', 'imei'] },
  ],
  ['an SDK without an id is left out', report({ sdks: [{ name: 'x' }, null, 7] }), { sdks: [], dataTypes: [] }],
  ['a name of a megabyte is cut', report({ sdks: [{ ...sdk, name: 'x'.repeat(1_000_000) }] }), { sdks: [{ name: 'x'.repeat(200) }] }],
  ['another tool’s report', { report: { runs: [] } }, undefined],
  ['no report', {}, undefined],
])('%s', (_name, result, expected) => {
  if (expected === undefined) expect(contentsOf(result)).toBeUndefined();
  else expect(contentsOf(result)).toMatchObject(expected);
});
