import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { shopApp } from '../fixtures/shop-app.fixture.ts';
import { unreadable } from '../fixtures/unreadable.fixture.ts';
import { wholeCase } from '../fixtures/whole-case.fixture.ts';
import { renderSarif } from './render-sarif.ts';

/** The schema of the standard as published, in the draft of its day; only its identifiers are written otherwise today. */
function standard(): object {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return schema;
}

const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv);
const isSarif = ajv.compile(standard());

const hostile = {
  ...shopApp,
  facts: shopApp.facts.map((fact) => ({ ...fact, at: { file: '/../a b\ud800?#\0', line: 0, offset: -1, element: '<x>' } })),
};

test.each(Object.entries({ shopApp, unreadable, hostile }))('%s is valid SARIF 2.1.0 in both languages', (_name, report) => {
  for (const lang of ['zh', 'en'] as const) {
    isSarif(JSON.parse(renderSarif(report, optionsIn(lang))));
    expect(isSarif.errors ?? []).toEqual([]);
  }
});

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly locations?: readonly object[];
}

const runOf = (report: typeof shopApp) => JSON.parse(renderSarif(report, optionsIn('zh'))).runs[0];
const resultsOf = (report: typeof shopApp): readonly SarifResult[] => runOf(report).results;

test('each rule has one result, and its index finds it', () => {
  const { tool, results } = runOf(shopApp);
  expect(results).toHaveLength(shopApp.findings.length);
  for (const result of results) expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
});

test.each([
  ['target-sdk-too-low', 'fail', 'error'],
  ['collects-beyond-scope', 'fail', 'warning'],
  ['debug-key', 'pass', 'none'],
  ['code-hidden', 'open', 'none'],
  ['no-policy', 'open', 'none'],
  ['complaints-unanswered', 'review', 'none'],
])('%s is %s, %s', (rule, kind, level) => {
  expect(resultsOf(shopApp).find(({ ruleId }) => ruleId === rule)).toMatchObject({ kind, level });
});

test('what was not tested never passes', () => {
  expect(resultsOf(unreadable).filter(({ kind }) => kind === 'pass')).toEqual([]);
});

test('a place has its file, its line or byte, and its method', () => {
  const result = resultsOf(shopApp).find(({ ruleId }) => ruleId === 'sdk-reads-before-consent');
  expect(result?.locations?.[0]).toMatchObject({
    physicalLocation: { artifactLocation: { uri: 'classes2.dex', uriBaseId: 'APP' }, region: { byteOffset: 4096 } },
    logicalLocations: [{ fullyQualifiedName: 'com.example.ads.a.b.load', kind: 'function' }],
  });
  expect(result?.locations?.[1]).toMatchObject({ physicalLocation: { region: { startLine: 7 } } });
});

test('a place of the evidence names its file and line, and the words that stand there', () => {
  const { artifacts, originalUriBaseIds, results } = runOf(wholeCase);
  const files = artifacts.slice(1).map(({ location }: { location: { uri: string; uriBaseId: string } }) => location);
  expect(files).toContainEqual(
    expect.objectContaining({ uri: 'run.jsonl', uriBaseId: 'EVIDENCE', description: { text: 'cases/run.jsonl' } }),
  );
  expect(originalUriBaseIds).toHaveProperty('EVIDENCE');
  const of = (rule: string) => results.find(({ ruleId }: SarifResult) => ruleId === rule);
  expect(of('collects-in-background')).toMatchObject({
    locations: [{ physicalLocation: { artifactLocation: { uri: 'run.jsonl', uriBaseId: 'EVIDENCE' }, region: { startLine: 71 } } }],
    relatedLocations: [{ physicalLocation: { region: { startLine: 88 } } }],
  });
  expect(of('no-policy').locations[1]).toMatchObject({
    physicalLocation: {
      artifactLocation: { uri: 'policy.html' },
      region: { startLine: 64, snippet: { text: '示例广告：用于展示广告。' } },
    },
  });
});

test('an entry of a capture is no line', () => {
  const location = resultsOf(wholeCase)
    .find(({ ruleId }) => ruleId === 'collects-beyond-scope')
    ?.locations?.at(-1);
  expect(location).toMatchObject({ logicalLocations: [{ fullyQualifiedName: '#4' }] });
  expect(JSON.stringify(location)).not.toContain('startLine');
});

test('a record that weighs most for several facts is named once', () => {
  const twice = wholeCase.findings.map((finding) =>
    finding.rule === 'collects-in-background' ? { ...finding, facts: [...finding.facts, ...finding.facts] } : finding,
  );
  const result = resultsOf({ ...wholeCase, findings: twice }).find(({ ruleId }) => ruleId === 'collects-in-background');
  expect(result).toMatchObject({ relatedLocations: [{}] });
});
