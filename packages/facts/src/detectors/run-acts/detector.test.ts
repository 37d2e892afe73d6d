import { describe, expect, test } from 'vitest';
import { at, call, consent, dialog, factsOfRun, page, shown, state, tap, ui } from '../../runs/made-run.contract.ts';
import { runActs } from './detector.ts';

const USE = [consent(0, 'agreed'), state(0, 'foreground')];
const acts = (seconds: number, action: string, more: object = {}) => call(seconds, '', { data: undefined, action, ...more });
const seen = (lines: readonly object[], ...names: string[]) => shown(factsOfRun(runActs, [...USE, ...lines]), ...names);

describe('recording and shooting', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    ['after a tap', [tap(9, '扫一扫'), call(10, 'camera')], [['camera', true, undefined]]],
    [
      'after the answer to a dialog',
      [tap(5, '扫一扫'), ...dialog(6, 'CAMERA', 'allowed'), call(16, 'camera')],
      [['camera', true, undefined]],
    ],
    ['long after a tap', [tap(9, '首页'), call(90, 'voice')], [['voice', false, undefined]]],
    ['once without a tap', [tap(9, '扫一扫'), call(10, 'camera'), call(90, 'camera')], [['camera', false, undefined]]],
    ['in the background', [state(5, 'background'), call(90, 'voice')], [['voice', false, false]]],
    ['after the key that leaves', [ui(9, 'key', { text: 'HOME' }), state(9.2, 'background'), call(12, 'voice')], [['voice', false, false]]],
    ['no taps are recorded', [page(1), call(90, 'voice')], []],
    ['refused', [tap(1), call(90, 'voice', { result: { state: 'denied' } })], []],
    ['as an act', [tap(9, '说话'), acts(10, 'record-audio')], [['voice', true, undefined]]],
    ['other kinds', [tap(9), call(90, 'contacts')], []],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'data', 'userTriggered', 'visible')).toEqual(expected));
});

describe('acts', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    ['a message after a tap', [tap(9, '发送'), acts(10, 'send-sms')], [['send-sms', true]]],
    ['a call by itself', [tap(9), acts(90, 'place-call')], [['place-call', false]]],
    ['contacts written', [tap(9), call(90, '', { data: undefined, label: '写入通讯录' })], [['write-contacts', false]]],
    ['what the vocabulary does not know', [tap(9), acts(90, 'keep-awake')], []],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'action', 'userTriggered')).toEqual(expected));
});

test('the timeline has the moments that no act led to', () => {
  expect(factsOfRun(runActs, [...USE, tap(9), call(10, 'camera'), call(90, 'camera')])[0]?.timeline?.times).toEqual([at(90)]);
});
