import { expect, test } from 'vitest';
import { at, factsOfRun, phase } from '../../runs/made-run.contract.ts';
import { runScenarios } from './detector.ts';

test.each<[string, readonly object[], readonly object[]]>([
  ['none', [], []],
  [
    'a step with its end',
    [phase(0, 'silent'), phase(90, 'silent', 'end')],
    [{ attributes: { scenario: 'silent', seconds: 90 }, at: { file: 'run.jsonl', line: 2 }, timeline: { from: at(0), to: at(90) } }],
  ],
  ['a step that the log breaks off', [phase(0, 'silent')], [{ attributes: { scenario: 'silent' }, timeline: { from: at(0), to: at(0) } }]],
  ['an end without a beginning', [phase(0, 'silent', 'end')], []],
  [
    'a step that was done twice',
    [phase(0, 'killed'), phase(60, 'killed', 'end'), phase(70, 'killed'), phase(100, 'killed', 'end')],
    [{ attributes: { scenario: 'killed', seconds: 60 } }, { attributes: { scenario: 'killed', seconds: 30 } }],
  ],
  ['a clock that runs back', [phase(90, 'silent'), phase(0, 'silent', 'end')], [{ attributes: { scenario: 'silent' } }]],
])('%s', (_name, lines, expected) => {
  expect(factsOfRun(runScenarios, lines)).toMatchObject(expected);
});
