import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { vocabulary } from '@touchstone/facts';
import { expect, test } from 'vitest';
import * as comparison from './comparison.ts';
import * as evidence from './evidence.ts';
import { headings } from './headings.ts';
import * as policy from './policy.ts';
import { problemDetails } from './problem-details.ts';
import { explainProblem } from './problems.ts';
import { familyOfReason, nameOfReason } from './reasons.ts';
import * as run from './run.ts';
import * as screens from './screens.ts';
import { typeReason } from './type-reasons.ts';

test.each([
  ['needs:runtime', '需要运行检测', 'needs a run'],
  ['needs:ui,static,policy', '需要隐私政策、界面检测', 'needs the privacy policy, the screens'],
  ['code-not-visible:packed', '代码不完全可见（被加固）', 'code not fully visible (packed)'],
  ['native-not-visible:odd', '原生库不完全可见（odd）', 'native libraries not fully visible (odd)'],
  ['given:run.observed', expect.stringContaining('缺少前提：'), expect.stringContaining('needs first: ')],
  ['no-detector:evasion.check', expect.stringContaining('技术对抗'), expect.stringContaining('this version does not look for')],
  ['detector-failed:sdks', '检测器出错：sdks', 'a detector failed: sdks'],
  ['no-gate', expect.stringContaining('未找到征求同意的界面'), expect.stringContaining('no screen that asks for agreement')],
  ['no-data', expect.stringContaining('未取得数据'), expect.stringContaining('no data was had')],
  ['type-not-given', '未确定应用类型', 'the type of the app is not known'],
  ['type-has-no-row', '附录D未列该应用类型', 'annex D has no row for this type of app'],
  ['other-type', '适用于其他应用类型', 'for another type of app'],
  ['not-in-force', '在所选日期未生效', 'not in force on the chosen day'],
  ['retired', '规则已停用', 'the rule is retired'],
  ['person', '须由人工判定', 'only a person can decide'],
  ['unreadable', '文件无法读取', 'the file could not be read'],
  ['something-new:x', 'something-new:x', 'something-new:x'],
])('%s in words', (reason, zh, en) => {
  expect(nameOfReason(reason, 'zh')).toEqual(zh);
  expect(nameOfReason(reason, 'en')).toEqual(en);
});

test('missing detectors are counted together', () => {
  const kinds = Object.keys(vocabulary);
  expect(new Set(kinds.map((kind) => familyOfReason(`no-detector:${kind}`, 'zh')))).toEqual(new Set(['本版本暂不检测']));
});

test.each(['zip/x', 'axml/x', 'arsc/x', 'dex/x', 'apksig/x', 'elf/x', 'app/x', 'file/x', 'scan/x'])(
  '%s has words in both languages',
  (code) => {
    expect(explainProblem(code, 'zh')).toMatch(/\p{Script=Han}/u);
    expect(explainProblem(code, 'en')).toMatch(/^[^\p{Script=Han}]+: x$/u);
  },
);

test('both languages have every heading, and English has no Chinese', () => {
  for (const [name, heading] of Object.entries(headings.en)) {
    const text = typeof heading === 'function' ? String((heading as (...some: number[]) => string)(1, 2)) : heading;
    expect([name, text]).toEqual([name, expect.not.stringMatching(/\p{Script=Han}/u)]);
  }
});

test.each([
  ['label:地图,package:map', '名称含“地图”；包名含 map', 'the name has “地图”; the package name has map'],
  ['role:input-method,declares:CAMERA', '提供输入法服务；声明 CAMERA', 'provides an input method; declares CAMERA'],
  ['odd', 'odd', 'odd'],
])('a type is suggested because of %s, in one language', (codes, zh, en) => {
  expect([typeReason(codes, 'zh'), typeReason(codes, 'en')]).toEqual([zh, en]);
});

/** Every pair of `zh` and `en` in a table, with the way to it. */
function textsIn(value: unknown, path: string): readonly (readonly [string, string, string])[] {
  if (typeof value !== 'object' || value === null || value instanceof Set) return [];
  const { zh, en } = value as { zh?: unknown; en?: unknown };
  if (typeof zh === 'string' && typeof en === 'string') return [[path, zh, en]];
  return Object.entries(value).flatMap(([name, part]) => textsIn(part, `${path}.${name}`));
}

test.each(textsIn({ comparison, evidence, policy, run, screens, problemDetails }, ''))('%s is said in both languages', (_path, zh, en) => {
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(/^[^\p{Script=Han}。，；]+$/u);
});

test('every problem that the trace contract names is explained', () => {
  const contract = readFileSync(join(import.meta.dirname, '../../../../docs/trace-contract.md'), 'utf8');
  const codes = [...contract.matchAll(/`((?:trace|touchstone|camille|appscan|frida|appops|har)\/[a-z0-9-]+)`/g)].map(
    ([, code]) => code ?? '',
  );
  expect(codes.length).toBeGreaterThan(15);
  expect(codes.filter((code) => !Object.hasOwn(problemDetails, code))).toEqual([]);
});
