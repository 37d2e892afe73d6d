import type { EngineResult } from '@touchstone/domain/engine';
import { expect, test } from 'vitest';
import { runEngine } from '../run-engine.ts';
import { sampleApk, taskOf } from '../task.fixture.ts';
import { judgeAgain } from './judge-again.ts';
import { ownEngine } from './own-engine.ts';
import { ownConfig } from './scan-job-of.ts';

const engine = ownEngine(1);
const { result } = await runEngine(engine, taskOf(sampleApk('appium-unlock'), { config: ownConfig({ category: '实用工具' }) }));
await engine.close?.();
/** As a result of an earlier release comes out of the store: JSON, and other rules. */
const stored = JSON.parse(JSON.stringify(result)) as EngineResult;
const earlier: EngineResult = { ...stored, engine: { ...stored.engine, ruleSet: 'earlier' } };

/** Votes with what proves them, whatever their order. */
const spoken = ({ clauses, evidence }: Pick<EngineResult, 'clauses' | 'evidence'>) =>
  clauses
    .map((vote) => ({ ...vote, evidence: vote.evidence.map((index) => evidence[index]) }))
    .sort((a, b) => (a.clause < b.clause ? -1 : 1));

test('the facts of a stored result under these rules come to what a scan with these rules came to', () => {
  const again = judgeAgain(earlier);
  expect(spoken(again!)).toEqual(spoken(stored));
  expect(again?.ruleSet).toBe(stored.engine.ruleSet);
});

test('what these rules judged, what has no report, and what judges by itself is left alone', () => {
  const { report: _, ...bare } = earlier;
  expect(judgeAgain(stored)).toBeUndefined();
  expect(judgeAgain(bare)).toBeUndefined();
  expect(judgeAgain({ ...earlier, engine: { ...earlier.engine, id: 'vendor' } })).toBeUndefined();
});

test('facts that are gone are no proof of innocence where a layer was not seen', () => {
  const report = earlier.report as { facts: readonly { kind: string }[] };
  const blind = { kind: 'code.not-visible', attributes: { why: 'packed' }, at: { file: 'a.apk' } };
  const again = judgeAgain({ ...earlier, report: { ...report, facts: [blind] } });
  const votes = new Set(again?.clauses.filter(({ clause }) => clause === '164-01.2').map(({ vote }) => vote));
  expect(votes.has('NOT_DETECTED')).toBe(false);
});
