import { expect, test } from 'vitest';
import { type ProofOfCase, verifyProof } from './index.ts';

const finding = { id: 'f', clause: '164-01.2', isConfirmed: true, files: ['a'] };
const PROOF: ProofOfCase = {
  case: 'c',
  number: '京案〔2026〕1号',
  lastSeq: 9,
  rows: [{ notice: 'n', findings: ['f'] }],
  findings: [finding],
};
const whole = async () => 'whole' as const;

test.each<[string, Partial<ProofOfCase>, readonly string[]]>([
  ['as it should be', {}, []],
  ['a row that rests on the whole case', { rows: [{ notice: 'n', findings: [] }] }, []],
  ['nothing published', { rows: [], findings: [] }, []],
  ['a row without findings', { findings: [] }, ['published-without-finding n']],
  ['a row that names another case’s', { rows: [{ notice: 'n', findings: ['f', 'x'] }] }, ['published-without-finding n']],
  ['a finding that nobody confirms any more', { findings: [{ ...finding, isConfirmed: false }] }, ['published-unconfirmed f']],
  ['a clause without evidence', { findings: [{ ...finding, files: [] }] }, ['published-without-evidence 164-01.2']],
  [
    'two findings of a clause, one with evidence',
    { rows: [{ notice: 'n', findings: [] }], findings: [finding, { ...finding, id: 'g', files: [] }] },
    [],
  ],
])('%s', async (_name, more, faults) => {
  expect((await verifyProof({ ...PROOF, ...more }, whole)).map(({ fault, detail }) => `${fault} ${detail}`)).toEqual(faults);
});

test('bytes that are others, or gone', async () => {
  expect(await verifyProof(PROOF, async () => 'damaged')).toEqual([
    { case: 'c', number: '京案〔2026〕1号', seq: 9, fault: 'evidence-damaged', detail: 'a' },
  ]);
  expect(await verifyProof(PROOF, async () => 'missing')).toMatchObject([{ fault: 'evidence-missing' }]);
});
