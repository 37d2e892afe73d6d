import { knowledge } from '@touchstone/knowledge';
import { expect, test } from 'vitest';
import { detectors } from '../detectors/index.ts';
import { app, call, dialog, madeRun, PACKAGE, page, policy, process, request, state, tap, ui } from './made-run.contract.ts';

const COUNT = 20_000;
const OWN_ID = '9774d56d682e549c';
const many = (make: (i: number) => object | readonly object[]) => Array.from({ length: COUNT }, (_, i) => make(i)).flat();

/** Logs that hold as many of one thing as is kept, at one moment or far from each other. */
const floods: readonly [string, readonly object[]][] = [
  ['dialogs at one moment', many(() => dialog(10, 'CAMERA'))],
  ['dialogs of names that nobody knows', many((i) => dialog(i, `P${i}`))],
  ['taps and pages', many((i) => [tap(i, '广告'), page(i, `com.other${i}.Main`, { process: `com.other${i}` })])],
  ['windows that close', [...dialog(1, 'CAMERA'), ...many(() => ui(2, 'closed')), ...many(() => dialog(3, 'CAMERA'))]],
  ['windows with words', many((i) => ui(i / 100, i % 2 === 0 ? 'window' : 'shake', { window: '每日精选' }))],
  ['starts and ends', [state(0, 'killed'), ...many((i) => process(i, i % 2 === 0 ? 'start' : 'end', { cause: `cause ${i}` }))]],
  ['other apps', many((i) => ({ ...process(i, 'start', { cause: 'activity', caller: PACKAGE }, `com.other${i}`), process: undefined }))],
  ['kinds of reads', many((i) => call(i, 'contacts', { stack: [`p${i}.q.R.s(R.java:1)`] }))],
  ['receivers', many((i) => request(i, `http://a${i}.example/?d=${OWN_ID}`))],
  ['senders to one receiver', many((i) => request(i, `http://a.example/?d=${OWN_ID}`, { stack: [`p${i}.q.R.s(R.java:1)`] }))],
  ['downloads', many((i) => request(i, `http://a.example/${i}.apk`))],
];
const ofRuns = detectors.filter(({ reads }) => [reads].flat().includes('runtime'));

test.each(floods)('a flood of %s is looked at in time', { timeout: 60_000 }, (_name, lines) => {
  const run = [madeRun(lines, { android_id: OWN_ID })];
  const slow = ofRuns.flatMap((detector) => {
    const started = performance.now();
    for (const _fact of detector.detect(app, knowledge, { evidence: { run, policy: policy() } }));
    const took = performance.now() - started;
    return took > 4_000 ? [`${detector.id}: ${Math.round(took)} ms`] : [];
  });
  expect(slow).toEqual([]);
});
