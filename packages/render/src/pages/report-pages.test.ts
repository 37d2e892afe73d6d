import type { Fact } from '@touchstone/facts';
import type { Report } from '@touchstone/verdict';
import { describe, expect, test } from 'vitest';
import { optionsIn } from '../fixtures/options.fixture.ts';
import { wholeCase } from '../fixtures/whole-case.fixture.ts';
import { marked } from './policy-page.ts';
import { reportPages } from './report-pages.ts';

const pages = reportPages(wholeCase, optionsIn('zh'));
const overview = pages.overview();

describe('the overview', () => {
  test('has every finding once, and says of what is open why', () => {
    const lines = overview.documents.flatMap(({ clauses }) => clauses);
    expect(lines.map(({ rule }) => rule).sort()).toEqual(wholeCase.findings.map(({ rule }) => rule).sort());
    expect(lines.filter(({ result, reason }) => (result === 'not-tested' || result === 'undecided') && !reason)).toEqual([]);
    expect(Object.values(overview.counts).reduce((a, b) => a + b, 0)).toBe(wholeCase.findings.length);
  });

  test('a number of the comparison is the number of facts behind it', () => {
    const cells = overview.comparison.rows.flatMap(({ data, cells: some }) => some.map(({ side, facts }) => ({ data, side, facts })));
    expect(cells.some(({ facts }) => facts > 0)).toBe(true);
    for (const { data, side, facts } of cells) expect([data, side, pages.choose({ data, side }).length]).toEqual([data, side, facts]);
  });

  test('what a screen asked for stands beside the code, and what nobody looked at is not none', () => {
    const { matrix } = wholeCase;
    const asked: Fact = {
      kind: 'run.permission-dialog',
      attributes: { permission: 'android.permission.ACCESS_FINE_LOCATION', purposeTold: 'no', moment: 'first-launch' },
      at: { file: 'run.jsonl', line: 3 },
    };
    const options = optionsIn('zh');
    const permissions = options.knowledge.permissions.map((one) =>
      one.name === asked.attributes['permission'] ? { ...one, data: ['loc_precise'] } : one,
    );
    const given = { ...options, knowledge: { ...options.knowledge, permissions } };
    const sideOf = (report: Report) => {
      const { rows } = reportPages({ ...report, matrix }, given).overview().comparison;
      return rows.find(({ data }) => data === 'loc_precise')?.cells.find(({ side }) => side === 'screen');
    };
    expect(sideOf({ ...wholeCase, facts: [...wholeCase.facts, asked] })).toMatchObject({ facts: 1, parts: [{ tone: 'bad' }] });
    expect(sideOf({ ...wholeCase, facts: wholeCase.facts.filter(({ kind }) => kind !== asked.kind) })).toMatchObject({
      parts: [{ tone: 'none' }],
    });
    expect(sideOf({ ...wholeCase, evidence: [] })?.parts[0]?.tone).toBe('absent');
  });

  test('a number of an area is the length of its list', () => {
    for (const [area, count] of Object.entries(overview.areas)) expect(pages.choose({ area: area as 'all' })).toHaveLength(count);
    expect(overview.areas.all).toBe(wholeCase.facts.length);
  });
});

describe('facts', () => {
  test('in the list of an area those that touch a clause come first, and none is lost', () => {
    const results = pages.choose({ area: 'run' }).map((index) => pages.row(index)?.result !== null);
    expect(results).toEqual(results.toSorted((a, b) => Number(b) - Number(a)));
    expect([...new Set(results)]).toEqual([true, false]);
  });

  test('those of a finding are those of the report', () => {
    const finding = wholeCase.findings.find(({ facts }) => facts.length > 0);
    expect(pages.choose({ rule: finding?.rule })).toEqual(finding?.facts);
    expect(pages.finding(finding?.rule ?? '')).toMatchObject({ clause: finding?.clause, facts: finding?.facts.length });
    expect([pages.finding('nobody'), pages.choose({ rule: 'nobody' })]).toEqual([undefined, []]);
  });

  test('one with a chain has its ladder down to the API', () => {
    const index = wholeCase.facts.findIndex(({ kind, proof }) => kind === 'reach.reads' && proof !== undefined);
    const page = pages.fact(index);
    expect(page?.hasLadder).toBe(true);
    expect(page?.ladder?.steps.at(-1)).toMatchObject({ kind: 'platform', owner: 'Android' });
    expect(page?.at.map(({ part }) => part)).toContain('method');
    expect(pages.fact(wholeCase.facts.length)).toBeUndefined();
  });

  test('what a run did has its moments by the clock of the device', () => {
    const index = wholeCase.facts.findIndex(({ kind }) => kind === 'run.sends');
    expect(pages.fact(index)).toMatchObject({ host: 'log.ads.example', timeline: { count: 2, first: expect.stringMatching(/^10:06:40/) } });
  });
});

test('the timeline has the worst lane first, over steps and consent', () => {
  const { lanes, grounds, laneCount } = pages.timeline();
  expect(laneCount).toBe(overview.lanes);
  expect(lanes[0]?.result).not.toBeNull();
  expect(grounds[0]?.consent.length).toBeGreaterThan(0);
  expect(lanes.filter(({ fact }) => fact !== null && pages.row(fact) === undefined)).toEqual([]);
});

test('screens: the telling ones first, each with its facts', () => {
  const order = pages.screens();
  expect([...order].sort((a, b) => a - b)).toEqual(wholeCase.exhibits?.screens?.map((_, i) => i));
  expect(pages.screen(order[0] ?? -1)?.facts.length).toBeGreaterThan(0);
});

describe('the policy in its text', () => {
  const line = (at: number, text: string) => ({ kind: 'paragraph', text, line: at }) as const;
  const document = {
    name: 'policy.html',
    links: [],
    blocks: [line(16, '联系我们。您可以致电 400-000-0000 联系我们。谢谢。'), line(17, '别的。')],
  };
  const { text, statements } = pages.policy(document);

  test('the sentence that a fact stands on is marked where it stands, and nothing is lost', () => {
    const [first, second] = text ?? [];
    expect(first?.parts.map((part) => part.text)).toEqual(['联系我们。', '您可以致电 400-000-0000 联系我们。', '谢谢。']);
    expect(first?.parts.map(({ fact }) => (fact === null ? null : wholeCase.facts[fact]?.kind))).toEqual([null, 'policy.states', null]);
    expect(second?.parts).toEqual([{ text: '别的。', fact: null }]);
  });

  test('without the text there are the statements all the same', () => {
    expect(pages.policy(undefined)).toMatchObject({ text: null, statements });
    expect(statements).toHaveLength(26);
  });

  test('of quotations that overlap the one that touches a clause is marked', () =>
    expect(
      marked('一二三四', [
        { index: 1, quote: '一二三', result: null },
        { index: 2, quote: '二三', result: 'violation' },
      ]),
    ).toEqual([
      { text: '一', fact: null },
      { text: '二三', fact: 2 },
      { text: '四', fact: null },
    ]));
});

test('a report of 10,000 facts is made ready and read without anybody waiting', () => {
  const many: readonly Fact[] = Array.from({ length: 10_000 }, (_, i) => ({ ...(wholeCase.facts[i % wholeCase.facts.length] as Fact) }));
  const large: Report = { ...wholeCase, facts: many };
  const begun = performance.now();
  const read = reportPages(large, optionsIn('zh'));
  expect(read.overview().areas.all).toBe(10_000);
  for (const i of read.choose({ area: 'run' }).slice(0, 200)) read.row(i);
  read.timeline();
  expect(performance.now() - begun).toBeLessThan(5_000);
});
