import fc from 'fast-check';
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

/** What can happen to a published case and to its proof. */
type Deed =
  | { readonly do: 'publish'; readonly names: readonly string[] }
  | { readonly do: 'confirm' | 'doubt' | 'drop'; readonly finding: string }
  | { readonly do: 'attach' | 'damage' | 'lose'; readonly finding: string; readonly file: string };

const FINDINGS = ['f', 'g', 'h'];
const ids = fc.constantFrom(...FINDINGS);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('publish' as const), names: fc.subarray(FINDINGS) }),
  fc.record({ do: fc.constantFrom('confirm' as const, 'doubt' as const, 'drop' as const), finding: ids }),
  fc.record({
    do: fc.constantFrom('attach' as const, 'attach' as const, 'damage' as const, 'lose' as const),
    finding: ids,
    file: fc.constantFrom('a', 'b', 'c'),
  }),
);

/** Plays deeds one after the other. */
function played(deeds: readonly Deed[]) {
  const findings = new Map(
    FINDINGS.map((id, i) => [id, { id, clause: i === 0 ? 'x' : 'y', isConfirmed: true, files: i < 2 ? ['a'] : [] }]),
  );
  const [rows, bytes] = [[] as { notice: string; findings: readonly string[] }[], new Map<string, 'damaged' | 'missing'>()];
  for (const [i, one] of deeds.entries()) {
    if (one.do === 'publish') {
      rows.push({ notice: `n${i}`, findings: one.names });
      continue;
    }
    const held = findings.get(one.finding);
    if (one.do === 'drop') findings.delete(one.finding);
    else if (one.do === 'damage' || one.do === 'lose') bytes.set(one.file, one.do === 'damage' ? 'damaged' : 'missing');
    else if (held !== undefined && one.do === 'attach') findings.set(held.id, { ...held, files: [...held.files, one.file] });
    else if (held !== undefined) findings.set(held.id, { ...held, isConfirmed: one.do === 'confirm' });
  }
  return { rows, findings: [...findings.values()], bytes };
}

test('whatever happened in whatever order: no fault is told if and only if every row leads to confirmed findings and whole bytes', async () => {
  const seen = new Set<boolean>();
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 12 }), async (deeds) => {
      const { rows, findings, bytes } = played(deeds);
      const bytesOf = async (file: string) => bytes.get(file) ?? whole();
      const faults = await verifyProof({ ...PROOF, rows, findings }, bytesOf);
      const underOf = (named: readonly string[]) => findings.filter(({ id }) => named.length === 0 || named.includes(id));
      const rested = rows.flatMap((row) => underOf(row.findings));
      const isProven =
        rows.every((row) => underOf(row.findings).length >= Math.max(1, row.findings.length)) &&
        rested.every(({ isConfirmed, files }) => isConfirmed && files.every((file) => !bytes.has(file))) &&
        rested.every(({ clause }) => rested.some((one) => one.clause === clause && one.files.length > 0));
      expect(faults.length === 0, JSON.stringify(faults)).toBe(isProven);
      seen.add(isProven && rows.length > 0);
      // in whatever order rows and findings come, the same is told
      const turned = await verifyProof({ ...PROOF, rows: rows.toReversed(), findings: findings.toReversed() }, bytesOf);
      expect(turned.map(({ fault, detail }) => `${fault} ${detail}`).sort()).toEqual(
        faults.map(({ fault, detail }) => `${fault} ${detail}`).sort(),
      );
    }),
    { numRuns: 500 },
  );
  expect(seen).toEqual(new Set([true, false]));
});
