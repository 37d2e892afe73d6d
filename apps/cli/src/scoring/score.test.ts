import { expect, test } from 'vitest';
import { addScores, type FoundFlow, lastLine, NOTHING, type Score, scoreApp } from './score.ts';
import { scoreTable } from './score-table.ts';

const found = (source: number, sink: number, api = 'Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I'): FoundFlow => ({
  source: { method: 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;', in: 'La/B;->c()V', instruction: source },
  sink: { method: api, in: 'La/B;->c()V', instruction: sink },
});
const counts = ({ truePositives, falsePositives, falseNegatives }: Score) => [truePositives, falsePositives, falseNegatives];

test.each<[string, number, readonly FoundFlow[], readonly number[]]>([
  ['all', 2, [found(0, 4), found(0, 8)], [2, 0, 0]],
  ['one too many', 1, [found(0, 4), found(0, 8)], [1, 1, 0]],
  ['one too few', 3, [found(0, 4), found(0, 8)], [2, 0, 1]],
  ['the same pair twice', 1, [found(0, 4), found(0, 4)], [1, 0, 0]],
  ['nothing where nothing is', 0, [], [0, 0, 0]],
])('by count: %s', (_name, count, flows, expected) => expect(counts(scoreApp({ expected: { count } }, flows))).toEqual(expected));

const wanted = (sink = 'android.util.Log.i', where = 'a.B.c') => ({
  source: { method: '<android.telephony.TelephonyManager: java.lang.String getDeviceId()>', in: 'a.B.c' },
  sink: { method: sink, in: where },
});

test.each<[string, readonly ReturnType<typeof wanted>[], readonly FoundFlow[], readonly number[]]>([
  ['the pair', [wanted()], [found(0, 4)], [1, 0, 0]],
  ['another method around', [wanted('android.util.Log.i', 'a.B.d')], [found(0, 4)], [0, 1, 1]],
  ['another API', [wanted('android.util.Log.e')], [found(0, 4)], [0, 1, 1]],
  ['the same statement written twice in the method', [wanted()], [found(0, 4), found(0, 8)], [1, 0, 0]],
  ['two pairs that are named alike', [wanted(), wanted()], [found(0, 4), found(0, 8)], [2, 0, 0]],
  ['two pairs that are named alike, one found', [wanted(), wanted()], [found(0, 4)], [1, 0, 1]],
  [
    'a class above, after the class itself',
    [wanted('android.content.ContextWrapper.startService'), wanted('android.content.Context.startService')],
    [found(0, 4, 'Landroid/content/Context;->startService(Landroid/content/Intent;)V')],
    [1, 0, 1],
  ],
  [
    'a class above alone',
    [wanted('android.app.Activity.startService')],
    [found(0, 4, 'Landroid/content/Context;->startService(Landroid/content/Intent;)V')],
    [1, 0, 0],
  ],
])('by pairs: %s', (_name, flows, given, expected) => expect(counts(scoreApp({ expected: { flows } }, given))).toEqual(expected));

test('the last line has three decimals', () => {
  const score: Score = { ...NOTHING, truePositives: 101, falsePositives: 12, falseNegatives: 30 };
  expect(lastLine(score)).toBe('P 0.894 R 0.771 F1 0.828');
  expect(lastLine(NOTHING)).toBe('P 1.000 R 1.000 F1 1.000');
  expect(lastLine({ ...NOTHING, falseNegatives: 1 })).toBe('P 0.000 R 0.000 F1 0.000');
});

test('a row for each category, the failed apps, and the line at the end', () => {
  const one = { ...NOTHING, apps: 1, expected: 1, found: 1, truePositives: 1 };
  const none = { ...NOTHING, apps: 1, expected: 1, falseNegatives: 1 };
  const lines = scoreTable(
    [
      { apk: 'b/1.apk', category: 'b', score: one, failure: undefined, isPartial: false },
      { apk: 'a/1.apk', category: 'a', score: none, failure: 'file/not-found', isPartial: false },
    ],
    'en',
  )
    .split('\n')
    .map((line) => line.replace(/^ (?! )/, ''));
  expect(lines.filter((line) => /^(a|b|all)\b/.test(line)).map((line) => line.split(/\s+/).slice(0, 4))).toEqual([
    ['a', '1', '1', '0'],
    ['b', '1', '1', '1'],
    ['all', '2', '2', '1'],
  ]);
  expect(lines).toContain('  a/1.apk: no such file in the folder (file/not-found)');
  expect(lines.at(-2)).toBe('P 1.000 R 0.500 F1 0.667');
  expect(addScores([one, none]).falseNegatives).toBe(1);
});
