import { expect, test } from 'vitest';
import { call, consent, factsOfRun, shown, state, tap } from '../../runs/made-run.contract.ts';
import { runSceneUses } from './detector.ts';

const USE = [consent(0, 'agreed'), state(0, 'foreground'), tap(1, '首页')];
const every = (step: number, count: number) => Array.from({ length: count }, (_, i) => call(100 + i * step, 'contacts'));

test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
  ['contacts on a tap', [tap(9, '邀请好友'), call(10, 'contacts')], []],
  ['contacts by themselves', [call(90, 'contacts')], [['077.4', 'contacts', 'none']]],
  ['contacts at a period', every(30, 8), [['077.4', 'contacts', 'periodic']]],
  ['pictures in the background', [state(5, 'background'), call(90, 'photos')], [['077.3', 'photos', 'none']]],
  ['what was refused', [call(90, 'contacts', { result: { state: 'denied' } })], []],
  ['what gave nothing', [call(90, 'contacts', { result: { state: 'null' } })], []],
  ['other kinds', [call(90, 'clipboard'), call(91, 'sms')], []],
])('%s', (_name, lines, expected) => {
  expect(shown(factsOfRun(runSceneUses, [...USE, ...lines]), 'part', 'data', 'trigger')).toEqual(expected);
});
