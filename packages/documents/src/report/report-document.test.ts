import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { before, hostile, unreadable } from '../fixtures/reports.fixture.ts';
import { optionsIn } from '../fixtures/small-law.fixture.ts';
import { reportDocument } from './report-document.ts';

const options = optionsIn('zh');

/** The text under each heading of the first level. */
function chapters(report: Report): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let chapter = '';
  for (const block of reportDocument(report, options).body) {
    if (block.kind === 'heading' && block.level === 1) chapter = block.text;
    const text = block.kind === 'table' ? [...block.head, ...block.rows.flat()].join(' ') : block.text;
    found.set(chapter, `${found.get(chapter) ?? ''}\n${text}`);
  }
  return found;
}

test('what was found stands with what was found, and what was not tested never does', () => {
  const of = chapters(before);
  const [found, untested] = [of.get('二、发现的问题') ?? '', of.get('四、未检测的条款与原因') ?? ''];
  for (const { clause, result } of before.findings) {
    if (result === 'violation' || result === 'suspected') expect(found).toContain(clause);
    if (result === 'not-tested') expect(untested).toContain(clause);
  }
  expect(before.findings.some(({ result }) => result === 'violation')).toBe(true);
  expect(untested).toContain('未检测不等于没有问题');
});

test('of a file that could not be read nothing is said to be clean', () => {
  const report: Report = {
    ...unreadable,
    findings: unreadable.findings.map((one) => ({ ...one, result: 'not-tested', reason: 'unreadable', facts: [] })),
  };
  expect(reportDocument(report, options).title).toBe('无法读取的文件');
  expect(chapters(report).get('二、发现的问题')).toContain('没有检测任何条款');
});

test('what an app says of itself stays text', () => {
  const document = reportDocument(hostile, options);
  expect(document.title).toBe(hostile.app?.label);
  expect(JSON.stringify(document.body)).toContain(hostile.app?.package);
});
