import { expect, test } from 'vitest';
import { type ScreenFile, type ScreenRecord, screensInOrder } from './in-order.ts';

const files = (...names: string[]): ScreenFile[] =>
  names.map((name) => ({ name, type: name.endsWith('.xml') ? ('tree' as const) : ('picture' as const) }));
const SCENARIOS = ['first-launch', 'refuse', 'silent'];

test('without an index the names tell order, step and note', () => {
  const { screens } = screensInOrder(
    'shots',
    files('10-refuse.xml', '2-first-launch-dialog.png', '2-first-launch-dialog.xml', 'me.png'),
    [],
    SCENARIOS,
  );
  expect(screens).toEqual([
    { file: '2-first-launch-dialog.xml', picture: '2-first-launch-dialog.png', scenario: 'first-launch', note: 'dialog' },
    { file: '10-refuse.xml', scenario: 'refuse' },
    { file: 'me.png', picture: 'me.png' },
  ]);
});

test('with an index acts and what follows know what was on the screen', () => {
  const records: ScreenRecord[] = [
    { kind: 'phase', scenario: 'first-launch', edge: 'start', time: 1 },
    { kind: 'ui', event: 'page', page: 'cn.example.Splash', time: 2 },
    { kind: 'picture', file: 'a.png', time: 3 },
    { kind: 'ui', event: 'tap', x: 5, y: 6, time: 4 },
    { kind: 'process', event: 'start', package: 'cn.other', time: 5 },
    { kind: 'call', action: 'download-file', target: { value: 'https://a.example/x.apk' }, time: 6 },
    { kind: 'phase', scenario: 'first-launch', edge: 'end', time: 7 },
    { kind: 'picture', file: 'b.xml', time: 8 },
    { kind: 'picture', file: 'gone.png', time: 9 },
  ];
  const { screens, acts, follows } = screensInOrder('shots', files('b.xml', 'a.xml', 'a.png', 'c.png'), records, SCENARIOS);
  expect(screens).toEqual([
    { file: 'a.xml', picture: 'a.png', time: 3, scenario: 'first-launch', page: 'cn.example.Splash' },
    { file: 'b.xml', time: 8, page: 'cn.example.Splash' },
    { file: 'c.png', picture: 'c.png' },
  ]);
  expect(acts).toEqual([{ kind: 'tap', x: 5, y: 6, time: 4, on: 0 }]);
  expect(follows).toEqual([
    { kind: 'page', what: 'cn.example.Splash', time: 2, on: -1, after: -1 },
    { kind: 'process-start', what: 'cn.other', time: 5, on: 0, after: 0 },
    { kind: 'download', what: 'https://a.example/x.apk', time: 6, on: 0, after: 0 },
  ]);
});
