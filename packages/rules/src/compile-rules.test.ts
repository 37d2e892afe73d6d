import { describe, expect, test } from 'vitest';
import { compareNumbered, compileRules } from './compile-rules.ts';
import type { SourceFile } from './faults.ts';
import { smallLaw, soundRule, soundRulePath } from './small-law.fixture.ts';

const compile = (text: string, path = soundRulePath) => compileRules([...smallLaw, { path, text }]);
const errorsOf = (files: readonly SourceFile[]) => {
  const compiled = compileRules(files);
  return compiled.ok ? [] : compiled.errors.map(({ file, field, message }) => `${file} ${field}: ${message}`);
};

test('a sound rule compiles with its law, its set and its threshold filled in', () => {
  const compiled = compile(soundRule);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.errors));
  const [rule] = compiled.ruleSet.rules;
  expect(rule).toMatchObject({
    instrument: '191',
    law: { id: 'N-191', number: '国信办秘字〔2019〕191号', from: '2019-11-28' },
    when: {
      any: [
        {
          fact: {
            kind: 'run.reads',
            attributes: { data: { is: ['imei', 'mac'], named: { zh: '标识', en: 'identifiers' } }, phase: { is: ['before-consent'] } },
          },
        },
      ],
    },
  });
  expect(compiled.ruleSet).toMatchObject({ version: '1.0.0', released: '2026-11-20' });
});

describe('a planted fault is told with its file and field', () => {
  test.each([
    ['not YAML', ['id: id', 'id: [id'], ''],
    ['a key twice', ['problem: Q01', 'problem: Q01\nproblem: Q01'], ''],
    ['a field nobody knows', ['problem: Q01', 'problem: Q01\nproblems: Q01'], 'problems'],
    ['an id that is not the file name', ['id: identifier', 'id: an-identifier'], ''],
    ['an id in another case', ['id: identifier-read', 'id: Identifier-read'], 'id'],
    ['a clause that is not the folder', ['clause: 191-3.1', 'clause: 191-3.2'], ''],
    ['a clause of no such instrument', ['law: N-191', 'law: N-337'], 'clause'],
    ['an instrument that is not there', ['law: N-191', 'law: N-999'], 'law'],
    ['no English title', ['同意前收集, en: Read before consent', '同意前收集'], 'title.en'],
    ['an empty Chinese wording', ['zh: 同意前收集个人信息。', "zh: ''"], 'wording.zh'],
    ['a remedy in one language only', ['remedy: { zh: 同意后再收集。, en: Read after consent. }', 'remedy: 同意后再收集。'], 'remedy'],
    ['a problem that is not in the vocabulary', ['Q01', 'Q99'], 'problem'],
    ['a status that does not exist', ['enforced', 'binding'], 'status'],
    ['evidence that does not exist', ['known: V', 'known: sure'], 'known'],
    ['an article that is not there', ['PIPL-13', 'PIPL-99'], 'basis'],
    ['a clause no instrument has, as the same', ['[337-1]', '[338-1]'], 'sameAs'],
    ['the same as itself', ['[337-1]', '[191-3.1]'], 'sameAs'],
    ['a day that does not exist', ['known: V', 'known: V\nfrom: 2020-02-30'], 'from'],
    ['an end before its beginning', ['known: V', 'known: V\nuntil: 2010-01-01'], 'until'],
    ['an input that does not exist', ['needs: [runtime]', 'needs: [runtime, luck]'], 'needs'],
    ['no inputs', ['needs: [runtime]', 'needs: []'], 'needs'],
    ['an input that the kinds come from left out', ['needs: [runtime]', 'needs: [static]'], 'needs'],
    ['a machine that needs a person', ['needs: [runtime]', 'needs: [runtime, human]'], 'decidedBy'],
    ['a person without human', ['decidedBy: machine', 'decidedBy: person'], 'decidedBy'],
    ['static proof claimed for a run', ['decidedBy: machine', 'decidedBy: machine\naboutPackage: true'], 'aboutPackage'],
    ['a kind of fact that does not exist', ['- run.reads: { data: { in', '- run.peeks: { data: { in'], 'when[0].run.peeks'],
    ['an attribute that does not exist', ['phase: before-consent }\nlead', 'when: before-consent }\nlead'], 'when[0].run.reads.when'],
    ['a value that does not exist', ['phase: before-consent }\nlead', 'phase: before-dinner }\nlead'], 'when[0].run.reads.phase'],
    ['a token that does not exist', ['{ in: ids }', 'shoe_size'], 'when[0].run.reads.data'],
    ['a set that does not exist', ['{ in: ids }', '{ in: idz }'], 'when[0].run.reads.data'],
    [
      'a set where there is no personal information',
      ['phase: before-consent }\nlead', 'phase: { in: ids } }\nlead'],
      'when[0].run.reads.phase',
    ],
    ['an operator that does not exist', ['{ in: ids }', '{ like: i }'], 'when[0].run.reads.data'],
    ['a number asked of a text', ['{ in: ids }', '{ above: 3 }'], 'when[0].run.reads.data'],
    ['a threshold that does not exist', ['data: { in: ids }', 'count: { above: T99 }'], 'when[0].run.reads.count'],
    ['a number of a threshold that it has not', ['data: { in: ids }', 'count: { above: T22.value }'], 'when[0].run.reads.count'],
    ['an empty list', ['{ in: ids }', '[]'], 'when[0].run.reads.data'],
    ['an empty condition', ['  - run.reads: { data: { in: ids }, phase: before-consent }', '  - {}'], 'when[0]'],
    ['absent code as a lead', ['- reach.reads: { gate', '- not: { reach.reads: { gate'], 'lead'],
    ['no matching case', ['expect: match', 'expect: no-match'], 'cases'],
    ['no case without a match', ['expect: no-match', 'expect: match'], 'cases'],
    ['no case for the lead', ['expect: lead', 'expect: no-match'], 'cases'],
    ['a case that does not give what it expects', ['phase: after-consent', 'phase: before-consent'], 'cases[1]'],
    ['two cases of one name', ['name: reads it later', 'name: reads it'], 'cases'],
    [
      'a case with a kind that does not exist',
      ['facts: [{ run.reads: { data: imei, api: getImei, phase: after', 'facts: [{ run.see: { data: imei, api: getImei, phase: after'],
      'cases[1].facts[0].run.see',
    ],
    ['a case without a required attribute', ['api: getImei, phase: after', 'phase: after'], 'cases[1].facts[0].run.reads.api'],
    ['a case with a value that does not exist', ['phase: after-consent', 'phase: later'], 'cases[1].facts[0].run.reads.phase'],
  ])('%s', (_name, [from, to], field) => {
    const text = closed(soundRule.replace(from!, to!));
    expect(text).not.toBe(soundRule);
    const compiled = compile(text);
    if (compiled.ok) throw new Error('compiled');
    expect(compiled.errors.map((error) => error.file)).toContain(soundRulePath);
    expect(compiled.errors.map((error) => error.field)).toContain(field);
    expect(compiled.errors.every((error) => error.message !== '')).toBe(true);
  });
});

/** A replacement that opened one more map closes it too. */
const closed = (text: string) =>
  text.replace('- not: { reach.reads: { gate: before-gate }', '- not: { reach.reads: { gate: before-gate } }');

test('an enforced rule does not rest on a draft', () => {
  const text = soundRule.replace('clause: 191-3.1', 'clause: D-1').replace('N-191', 'D-APP');
  const path = 'rules/d-app/D-1/identifier-read-before-consent.yaml';
  expect(errorsOf([...smallLaw, { path, text }])).toEqual([
    'rules/d-app/D-1/identifier-read-before-consent.yaml law: D-APP is a draft; only a rule on trial may rest on it',
  ]);
});

test('an id is used once', () => {
  const other = 'rules/191/191-3.2/identifier-read-before-consent.yaml';
  expect(
    errorsOf([...smallLaw, { path: soundRulePath, text: soundRule }, { path: other, text: soundRule.replace('191-3.1', '191-3.2') }]),
  ).toEqual([`${other} id: identifier-read-before-consent is also the id of ${soundRulePath}`]);
});

test('a rule for people needs no cases', () => {
  const text = soundRule
    .replace(/when:[\s\S]*$/, '')
    .replace('needs: [runtime]', 'needs: [human]')
    .replace('machine', 'person');
  expect(compile(text).ok).toBe(true);
});

test.each([
  ['a set names a token that is not there', 'data/personal-info-sets.yaml', '[imei, mac]', '[imei, shoe_size]'],
  ['an article of no instrument', 'data/law/articles/pipl.yaml', 'L-PIPL', 'L-NONE'],
  ['a threshold that is no number', 'data/thresholds.yaml', 'value: 4', 'value: four'],
  ['an instrument without English', 'data/law/instruments.yaml', 'en: Method, ', ''],
  ['a release day that does not exist', 'data/law/release.yaml', '2026-11-20', '2026-11-31'],
])('law: %s', (_name, path, from, to) => {
  const files = smallLaw.map((file) => (file.path === path ? { path, text: file.text.replace(from, to) } : file));
  expect(errorsOf(files).map((line) => line.split(' ')[0])).toContain(path);
});

test('other files are nobody’s business', () => {
  expect(errorsOf([...smallLaw, { path: 'data/sdks/x.yaml', text: '{' }, { path: 'rules/README.md', text: '#' }])).toEqual([]);
});

test.each([
  ['078.2-3.1', '078.10-3a'],
  ['N-14-9', 'N-14-10'],
  ['191-3.1', '191-3.1.1'],
])('%s comes before %s', (a, b) => {
  expect(compareNumbered(a, b)).toBeLessThan(0);
  expect(compareNumbered(b, a)).toBeGreaterThan(0);
});
