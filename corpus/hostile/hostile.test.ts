import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { render } from '@touchstone/render';
import { knowledge, type Report, ruleSet, scan } from '@touchstone/scan-core';
import { describe, expect, test } from 'vitest';
import { families } from './cases/index.ts';
import type { HostileCase } from './hostile-case.ts';

/** On an idle machine the slowest takes a fifth of this; `scripts/fuzz.ts` and the pool hold the real bound. */
const AT_MOST_MS = 60_000;

test('the cases have names of their own', () => {
  const all = Object.values(families).flat();
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
});

describe.each(Object.entries(families))('%s', (_, cases) => {
  test.each(cases.map((one) => [one.name, one] as const))(
    '%s',
    async (name, one) => {
      const bytes = one.bytes();
      const report = await scan(bytes, { name });
      const again = await scan(bytes, { name });
      expect(JSON.stringify(again), 'the same bytes give the same report').toBe(JSON.stringify(report));
      expect(seen(report, one, bytes)).toEqual(wanted(one));
      expect(tricksIn(report)).toEqual([]);
    },
    AT_MOST_MS,
  );
});

/** What the app says must not act on whoever reads a report: neither on a terminal nor in a browser. */
function tricksIn(report: Report): readonly string[] {
  const shown = (format: 'json' | 'sarif' | 'html' | 'text') => render(report, format, { lang: 'zh', ruleSet, knowledge });
  JSON.parse(shown('json'));
  JSON.parse(shown('sarif'));
  return [...(shown('text').match(ACTS_ON_TERMINAL) ?? []), ...(shown('html').match(ACTS_IN_BROWSER) ?? [])];
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const ACTS_ON_TERMINAL = /[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]|\u001b(?!\[[0-9;]*m)/g;
const ACTS_IN_BROWSER = /<script>alert|<img src=x/g;

function wanted({ problems, report }: HostileCase): object {
  const base = { problems: [...problems], isClean: false };
  if (report.reads === 'either') return base;
  if (report.reads === 'nothing') return { ...base, app: null };
  const app = { package: report.package, versionCode: report.versionCode, permissions: [...report.permissions] };
  return typeof report.classes === 'number' || report.classes === 'hidden' ? { ...base, app, code: report.classes } : { ...base, app };
}

function seen(report: Report, { problems, report: expected }: HostileCase, bytes: Uint8Array): object {
  const codes = [...report.problems.map(({ code }) => code), ...(report.signature?.errors ?? []).map(({ code }) => `apksig/${code}`)];
  const base = { problems: problems.filter((prefix) => codes.some((code) => code.startsWith(prefix))), isClean: isShownAsClean(report) };
  if (expected.reads === 'either') return base;
  if (report.app === null) return { ...base, app: null };
  const { versionCode } = report.app;
  const app = { package: report.app.package, versionCode, permissions: report.permissions.map((permission) => permission.name) };
  if (expected.classes === 'any') return { ...base, app };
  return { ...base, app, code: expected.classes === 'hidden' ? hidden(report) : classesOf(bytes) };
}

/** No app, and nothing said about why. */
function isShownAsClean({ app, problems, findings }: Report): boolean {
  return app === null && (problems.length === 0 || findings.some(({ result }) => result !== 'not-tested'));
}

/** The fact that opens the rules about code (`packages/scan-core/src/situation.ts`). */
function hidden({ facts }: Report): string {
  return facts.some(({ kind }) => kind === 'code.not-visible' || kind === 'analysis.limit') ? 'hidden' : 'shown as seen';
}

function classesOf(bytes: Uint8Array): number {
  return loadApp([{ name: 'x.apk', source: sourceOf(bytes) }], { ports, sdkPrefixes: [] }).value.program.counts.classes;
}
