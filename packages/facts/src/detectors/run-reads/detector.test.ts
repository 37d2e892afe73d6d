import { describe, expect, test } from 'vitest';
import { at, call, consent, factsOfRun, phase, policy, shown, state } from '../../runs/made-run.contract.ts';
import { runReads } from './detector.ts';

const seen = (lines: readonly object[], ...names: string[]) => shown(factsOfRun(runReads, lines), ...names);
const came = (state: string) => ({ result: { state } });

test('reads that differ in owner or circumstances are facts of their own', () => {
  const lines = [
    consent(0, 'not-shown'),
    call(1, 'imei'),
    consent(2, 'shown'),
    call(3, 'imei'),
    call(4, 'imei', {}, 'jpush'),
    consent(5, 'agreed'),
    state(6, 'background'),
    call(7, 'imei'),
    call(8, 'mac'),
  ];
  expect(seen(lines, 'data', 'phase', 'appState', 'owner', 'sdk', 'count')).toEqual([
    ['imei', 'before-notice', undefined, 'app', undefined, 1],
    ['imei', 'before-consent', undefined, 'app', undefined, 1],
    ['imei', 'before-consent', undefined, 'sdk', 'jpush', 1],
    ['imei', 'after-consent', 'background', 'app', undefined, 1],
    ['mac', 'after-consent', 'background', 'app', undefined, 1],
  ]);
});

describe('what came back', () => {
  test.each<[string, readonly object[], string]>([
    ['the true value', [call(1, 'mac', came('masked')), call(2, 'mac', came('real'))], 'real'],
    ['a value made unusable', [call(1, 'mac', came('null')), call(2, 'mac', came('masked'))], 'masked'],
    ['nothing', [call(1, 'mac', came('null'))], 'null'],
    ['a refusal', [call(1, 'mac', came('denied')), call(2, 'mac', came('denied'))], 'denied'],
    ['not told', [call(1, 'mac', { result: undefined })], 'unknown'],
    [
      'the true value in a later step',
      [phase(0, 'traverse'), call(1, 'mac', came('null')), phase(2, 'upgrade'), call(3, 'mac', came('real'))],
      'real',
    ],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'value')).toEqual([[expected]]));
});

test('steps of the run script are one fact, with its first and worst record', () => {
  const lines = [phase(0, 'traverse'), call(1, 'mac', came('null')), phase(2, 'upgrade'), call(3, 'mac', came('real'))];
  expect(factsOfRun(runReads, lines)).toMatchObject([
    { at: { file: 'run.jsonl', line: 3 }, attributes: { count: 2 }, timeline: { times: [at(1), at(3)], count: 2, worst: { line: 5 } } },
  ]);
});

describe('what the policy tells', () => {
  const item = {
    line: 1,
    quote: '设备信息',
    text: '设备信息',
    isCollected: true,
    isVague: false,
    isSensitiveMarked: false,
    isConditional: false,
    by: 'app' as const,
  };
  test.each<[string, object | undefined, string]>([
    ['no policy', undefined, 'unknown'],
    ['names it', { items: [{ ...item, data: 'imei' }] }, 'yes'],
    ['names what is called the same', { items: [{ ...item, data: 'meid' }] }, 'yes'],
    ['only a wide word', { items: [{ ...item, data: 'dev_model' }] }, 'unclear'],
    ['denies it', { items: [{ ...item, quote: 'IMEI', text: 'IMEI', data: 'imei', isCollected: false }] }, 'no'],
    ['nothing', {}, 'no'],
  ])('%s', (_name, more, expected) => {
    const facts = factsOfRun(runReads, [call(1, 'imei')], more === undefined ? {} : { policy: policy(more) });
    expect(shown(facts, 'disclosed')).toEqual([[expected]]);
  });
});

test('a state in which the policy says that it is not collected', () => {
  const item = {
    line: 1,
    text: '位置',
    data: 'loc_coarse',
    isVague: false,
    isSensitiveMarked: false,
    isConditional: false,
    by: 'app' as const,
  };
  const told = policy({
    items: [
      { ...item, quote: '我们收集您的位置', isCollected: true },
      { ...item, quote: '我们不会在后台收集您的位置', isCollected: false },
    ],
  });
  const lines = [state(0, 'foreground'), call(1, 'loc_precise'), state(2, 'background'), call(3, 'loc_precise')];
  expect(shown(factsOfRun(runReads, lines, { policy: told }), 'appState', 'disclosed')).toEqual([
    ['foreground', 'yes'],
    ['background', 'no'],
  ]);
});

test('what the type of app needs is necessary', () => {
  expect(seen([call(1, 'imei')], 'necessary')).toEqual([['unknown']]);
});
