import type { Fact } from '@touchstone/facts';
import type { Rule } from '@touchstone/rules';
import { expect, test } from 'vitest';
import { changeFor } from './change.ts';
import { fixFirst } from './fix-first.ts';
import type { Finding } from './report.ts';

const rule = (id: string): Rule => ({ id, status: 'enforced', remedy: { zh: `改 ${id}`, en: `mend ${id}` } }) as unknown as Rule;
const fact = (kind: string, attributes: Fact['attributes'], file = 'AndroidManifest.xml'): Fact => ({ kind, attributes, at: { file } });
const finding = (clause: string, result: Finding['result'], ...facts: number[]): Finding => ({ rule: clause, clause, result, facts });

const facts = [
  fact('app.sdk-levels', { targetSdk: 22 }),
  fact('permission.declared', { permission: 'p.CAMERA' }),
  fact('permission.unused', { permission: 'p.CAMERA' }),
  fact('permission.unused', { permission: 'p.SMS' }),
  fact('code.reads', { data: 'imei', owner: 'sdk', sdk: 'umeng' }, 'classes.dex'),
  fact('code.reads', { data: 'mac', owner: 'app' }, 'classes.dex'),
  fact('app.type', { type: 6 }),
];
const rules = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(rule);
const titles = (findings: Finding[]) => fixFirst(findings, facts, rules).map((fix) => [fix.title.en, fix.owner, fix.clauses.join(' ')]);

test('violations first, then the change that clears more clauses', () => {
  const findings = [
    finding('a', 'suspected', 4),
    finding('b', 'suspected', 3, 2),
    finding('c', 'suspected', 1, 2),
    finding('d', 'violation', 0),
  ];
  expect(titles(findings)).toEqual([
    ['Raise targetSdkVersion', 'app', 'd'],
    ['Remove permissions that are declared and not used', 'app', 'b c'],
    ['Review code that reads personal information', 'umeng', 'a'],
  ]);
});

test('a clause whose proof is spread over two changes is cleared by neither', () => {
  expect(titles([finding('a', 'suspected', 4, 5)])).toEqual([]);
});

test('a fact that asks for no change keeps no clause open', () => {
  expect(titles([finding('a', 'suspected', 4, 6)])).toEqual([['Review code that reads personal information', 'umeng', 'a']]);
});

test('what was not found asks for nothing, and there are at most five', () => {
  expect(titles([finding('a', 'not-found'), finding('b', 'undecided', 4)])).toEqual([]);
  const many = Array.from({ length: 9 }, (_, i) => fact('permission.declared', { permission: `p.${i}` }));
  const findings = many.map((_, i) => finding('abcdefghi'[i] ?? '', 'suspected', i));
  expect(fixFirst(findings, many, rules)).toHaveLength(5);
});

test('the remedy is that of the violation', () => {
  const [fix] = fixFirst([finding('a', 'suspected', 0), finding('b', 'violation', 0)], facts, rules);
  expect(fix?.remedy.en).toBe('mend b');
});

test('a fix names what it changes, and its place and facts are the proof of its own clauses only', () => {
  const mixed = [
    fact('code.acts', { action: 'read-screen', owner: 'app' }, 'a.dex'),
    fact('code.acts', { action: 'watch-clipboard', owner: 'app' }, 'b.dex'),
    fact('code.reads', { data: 'contacts', owner: 'app' }, 'c.dex'),
    fact('component.self-start', { trigger: 'device-admin' }, 'receiver[3]'),
    fact('component.self-start', { trigger: 'boot' }, 'receiver[4]'),
  ];
  // The proof of `a` is spread over two changes, so nothing of it is shown.
  const findings = [
    finding('a', 'suspected', 0, 2),
    finding('b', 'suspected', 1),
    finding('c', 'suspected', 3),
    finding('d', 'suspected', 4),
  ];
  const fixes = fixFirst(findings, mixed, rules);
  expect(fixes.map((fix) => [fix.subjects.join(' '), fix.clauses.join(' '), fix.facts.join(' '), fix.at.file, fix.remedy.en])).toEqual([
    ['watch-clipboard', 'b', '1', 'b.dex', 'mend b'],
    ['boot', 'd', '4', 'receiver[4]', 'mend d'],
    ['device-admin', 'c', '3', 'receiver[3]', 'mend c'],
  ]);
});

test('clauses about different information are put under one remedy only if a clause is about all of it', () => {
  const reads = ['contacts', 'imei'].map((data) => fact('code.reads', { data, owner: 'app' }, `${data}.dex`));
  const shown = (...findings: Finding[]) =>
    fixFirst(findings, reads, rules).map((fix) => [fix.subjects.join(' '), fix.clauses.join(' '), fix.remedy.en]);
  expect(shown(finding('a', 'suspected', 0), finding('b', 'suspected', 1))).toEqual([
    ['contacts', 'a', 'mend a'],
    ['imei', 'b', 'mend b'],
  ]);
  expect(shown(finding('a', 'suspected', 0), finding('b', 'suspected', 1), finding('c', 'suspected', 0, 1))).toEqual([
    ['contacts imei', 'a b c', 'mend c'],
  ]);
});

test('reads that a clause wants behind agreement are moved there, under the remedy of such a clause', () => {
  const reads = ['imei', 'sms'].map((data) =>
    fact('reach.reads', { data, owner: 'app', gate: 'no-gate', background: true }, `${data}.dex`),
  );
  const asks = (id: string, attributes: Readonly<Record<string, unknown>>): Rule =>
    ({ ...rule(id), lead: { any: [{ fact: { kind: 'reach.reads', attributes } }] } }) as unknown as Rule;
  const early = { gate: { is: ['before-gate', 'no-gate'] } };
  const asked = [asks('background', { background: { is: [true] } }), asks('early', early), asks('consent', early)];
  const findings = [finding('background', 'suspected', 0, 1), finding('early', 'suspected', 0, 1), finding('consent', 'suspected', 0)];
  expect(fixFirst(findings, reads, asked).map((fix) => [fix.title.en, fix.clauses.join(' '), fix.remedy.en])).toEqual([
    ['Move reads of personal information behind agreement', 'consent early', 'mend consent'],
    ['Review code that reads personal information', 'background', 'mend background'],
  ]);
});

test('permissions to be taken out are named, each clause once', () => {
  const findings = [finding('a', 'suspected', 2, 3), finding('b', 'suspected', 3)];
  expect(fixFirst(findings, facts, rules).map((fix) => [fix.subjects, fix.clauses])).toEqual([
    [
      ['p.CAMERA', 'p.SMS'],
      ['a', 'b'],
    ],
  ]);
});

test.each<[string, Fact['kind'], Fact['attributes'], string]>([
  [
    'a read before agreement is moved',
    'run.reads',
    { data: 'imei', api: 'x', phase: 'before-consent', disclosed: 'yes', owner: 'app' },
    'reads-early:app',
  ],
  [
    'a read that the policy is silent of is named there',
    'run.reads',
    { data: 'imei', api: 'x', phase: 'after-consent', disclosed: 'no', owner: 'app' },
    'disclose',
  ],
  [
    'a told read is looked at',
    'run.reads',
    { data: 'imei', api: 'x', phase: 'after-consent', disclosed: 'yes', owner: 'app' },
    'reads:app',
  ],
  [
    'sending before agreement waits',
    'run.sends',
    { data: 'imei', domain: 'a', to: 'unknown', phase: 'before-notice', owner: 'sdk', sdk: 's' },
    'sends-early:s',
  ],
  [
    'cleartext is switched off',
    'run.sends',
    { data: 'imei', domain: 'a', to: 'first-party', phase: 'after-consent', disclosed: 'yes', encrypted: false },
    'cleartext',
  ],
  [
    'a dialog after a refusal does not come',
    'run.permission-dialog',
    { permission: 'p', moment: 'after-denial-restart', featureInUse: 'none', owner: 'app' },
    'asks-again:app',
  ],
  [
    'a dialog at first launch comes later',
    'run.permission-dialog',
    { permission: 'p', moment: 'first-launch', featureInUse: 'none', owner: 'app' },
    'asks:app',
  ],
  ['its own rules are kept', 'compare.unauthorised', { what: 'declared-rule', detail: 'x', data: 'imei' }, 'own-rules'],
])('%s', (_name, kind, attributes, key) => {
  const change = changeFor({ kind, attributes, at: { file: 'run.jsonl', line: 1 } }, { unused: new Set(), isAboutGate: false });
  expect(change?.key).toBe(key);
});
