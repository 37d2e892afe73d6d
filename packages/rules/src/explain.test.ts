import { expect, test } from 'vitest';
import { compileRules } from './compile-rules.ts';
import { explainCondition, explainRule } from './explain.ts';
import { smallLaw, soundRule, soundRulePath } from './small-law.fixture.ts';

const compiled = compileRules([...smallLaw, { path: soundRulePath, text: soundRule }]);
const rule = compiled.ok ? compiled.ruleSet.rules[0]! : undefined;
const names = new Map([['mac', { zh: 'MAC 地址', en: 'MAC address' }]]);

test('in Chinese', () => {
  expect(explainRule(rule!, 'zh', names)).toEqual([
    '191-3.1 同意前收集',
    '依据：《认定方法》（国信办秘字〔2019〕191号）、2019-11-28 –',
    '表述：同意前收集个人信息。',
    '需要：运行日志',
    '满足以下条件时认定：',
    '  实际读取个人信息（信息：标识；同意状态：同意之前）',
    '满足以下条件时列为疑似：',
    '  可达的个人信息读取（与用户同意的先后：同意之前）',
    '整改：同意后再收集。',
    '同义条款：337-1',
  ]);
});

test('in English', () => {
  expect(explainRule(rule!, 'en', names)).toContain('  personal information that was read (data: identifiers; phase: before-consent)');
});

test('values are said in words where there are words', () => {
  const reads = { fact: { kind: 'run.reads', attributes: { data: { is: ['imei', 'mac'] }, appState: { isNot: ['foreground'] } } } };
  expect(explainCondition(reads, 'zh', names)).toEqual(['实际读取个人信息（信息：imei、MAC 地址；应用状态：不是前台）']);
});

test('what the package alone shows is suspected, unless the clause is about the package', () => {
  const of = (aboutPackage: boolean) => explainRule({ ...rule!, needs: ['static'], aboutPackage, lead: undefined }, 'en').join('\n');
  expect(of(false)).not.toContain('A violation when');
  expect(of(true)).toContain('A violation when');
});

test('parts stand below what joins them', () => {
  const shown = { fact: { kind: 'ui.policy-notice', attributes: { shown: { is: [false] } } } };
  const clicks = { fact: { kind: 'ui.policy-access', attributes: { clicks: { above: 4 } } } };
  expect(explainCondition({ all: [shown, { not: clicks }, { atLeast: { count: 2, of: clicks } }] }, 'en')).toEqual([
    'all of:',
    '  notice of the policy at first run (shown: no)',
    '  there is no:',
    '    way to the policy (clicks: > 4)',
    '  at least 2 of:',
    '    way to the policy (clicks: > 4)',
  ]);
});
