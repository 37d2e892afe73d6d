import type { Report } from '@touchstone/verdict';
import { expect, test } from 'vitest';
import { optionsIn } from './fixtures/options.fixture.ts';
import { shopApp } from './fixtures/shop-app.fixture.ts';
import { wholeCase, wholeCasePictures } from './fixtures/whole-case.fixture.ts';
import { type Format, render } from './render.ts';

const attacks: Readonly<Record<string, string>> = {
  'ends the style and begins a script': '</style><script>alert(1)</script>',
  'breaks out of an attribute': '" onload="alert(1)" x="',
  'breaks out of a quoted attribute': "' onmouseover='alert(1)",
  'an image that runs': '<img src=x onerror=alert(1)>',
  'a link that runs': '<a href="javascript:alert(1)">隐私政策</a>',
  'ends the title': '</title></head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example">',
  'a comment that never ends': '<!--',
  'a frame in a drawing': '<svg><foreignObject><iframe srcdoc="&lt;script&gt;"></iframe></foreignObject></svg>',
  'turns the line round': 'invoice\u202egpj.exe',
  isolates: 'a\u2066b\u2069c\u200fd\u061ce',
  NULs: 'a\0b\0c',
  'steers the terminal': '\u001b[2J\u001b]0;owned\u0007\u001b[31mred\u009b1A',
  'goes back over the line': 'clean\r\b\bVIOLATION\n\n违规 0',
  'is not seen': '\u200b\u200d\ufeff\u3164\u{e0041}',
  'lone surrogates': 'a\ud800b\udfffc',
  'a template of its own': '$' + '{alert(1)}`);//',
  'a megabyte': '多'.repeat(1 << 20),
  'a pile of marks': `Z${'\u0301'.repeat(5_000)}`,
};

/** Every text of the report replaced, but for what our own engine decides: results, states, rules, the kinds of facts. */
function poison(report: Report, attack: string): Report {
  const own = new Set([
    'necessary',
    'state',
    'mismatches',
    'input',
    'schema',
    'result',
    'use',
    'rule',
    'v1',
    'v2',
    'v3',
    'v31',
    'v4',
    'stamp',
    'asOf',
    'version',
    'rules',
  ]);
  const walk = (value: unknown, key: string, path: readonly string[]): unknown => {
    if (typeof value === 'string') {
      const isOwn = own.has(key) && !path.includes('sdks');
      return isOwn || (key === 'kind' && path.includes('facts') && !path.includes('attributes')) ? value : attack;
    }
    if (Array.isArray(value)) return value.map((item) => walk(item, key, path));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, walk(item, name, [...path, name])]));
  };
  return walk(report, '', []) as Report;
}

const reports = { 'shop-app': shopApp, 'whole-case': wholeCase };
const inChinese = { ...optionsIn('zh'), pictures: wholeCasePictures };
const every = Object.entries(attacks).flatMap(([name, attack]) =>
  Object.entries(reports).map(([of, report]) => [name, of, attack, report] as const),
);

const lines = (text: string) => text.split('\n').length;
const clean = (format: Format, report: Report = shopApp) => render(report, format, inChinese);

/** Everything a person could be deceived by; a line break is the layout's own. */
const DECEPTIVE = /[^\P{C}\n\u{f0000}-\u{10ffff}\ue000-\uf8ff]|[\u2028\u2029]/u;

const tagsOf = (page: string) => new Set([...page.matchAll(/<\/?([a-z][a-z0-9]*)/gi)].map(([, name]) => name?.toLowerCase()));
const attributesOf = (page: string) =>
  new Set([...page.matchAll(/<[a-z][^>]*>/gi)].flatMap(([tag]) => [...tag.matchAll(/\s([^\s=>"]+)="[^"]*"/g)].map(([, name]) => name)));

test.each(every)('a page is not changed by a text that %s, %s', (_name, _of, attack, report) => {
  const page = render(poison(report, attack), 'html', inChinese);
  expect(page).not.toMatch(DECEPTIVE);
  for (const tag of tagsOf(page)) expect([...tagsOf(clean('html', report)), 'h4']).toContain(tag);
  for (const attribute of attributesOf(page)) expect([...attributesOf(clean('html', report))]).toContain(attribute);
  expect(page).not.toMatch(/<script|javascript:[^<]*"|<[^>]*\son\w+=/i);
  expect(
    [...page.matchAll(/(?:href|src)="([^"]*)"/g)].every(([, target]) =>
      /^(?:#|data:image\/(?:png|jpeg);base64,[A-Za-z0-9+/=]+$)/.test(target ?? ''),
    ),
  ).toBe(true);
  expect(page.length).toBeLessThan(1_500_000);
});

test.each(every)('a terminal is not steered by a text that %s, %s', (_name, _of, attack, report) => {
  const text = render(poison(report, attack), 'text', inChinese);
  expect(text).not.toMatch(DECEPTIVE);
  expect(lines(text)).toBeLessThan(lines(clean('text', report)) * 40);
  expect(text.length).toBeLessThan(700_000);
});

test.each(every)('JSON and SARIF stay whole with a text that %s, %s', (_name, _of, attack, report) => {
  const poisoned = poison(report, attack.slice(0, 10_000));
  const json = render(poisoned, 'json', optionsIn('zh'));
  expect(json).not.toMatch(DECEPTIVE);
  expect(JSON.parse(json)).toEqual(poisoned);
  const sarif = render(poisoned, 'sarif', optionsIn('zh'));
  expect(sarif).not.toMatch(DECEPTIVE);
  expect(JSON.parse(sarif).version).toBe('2.1.0');
});

test('names that lead out of the app are put in marks in SARIF', () => {
  const report = { ...shopApp, facts: shopApp.facts.map((fact) => ({ ...fact, at: { file: '/../../etc/pass wd?#:%' } })) };
  const [run] = JSON.parse(render(report, 'sarif', optionsIn('zh'))).runs;
  const uris = run.results.flatMap((result: { locations?: { physicalLocation: { artifactLocation: { uri: string } } }[] }) =>
    (result.locations ?? []).map((location) => location.physicalLocation.artifactLocation.uri),
  );
  expect(new Set(uris)).toEqual(new Set(['%E2%80%B9%E2%80%BA/%E2%80%B9..%E2%80%BA/%E2%80%B9..%E2%80%BA/etc/pass%20wd%3F%23%3A%25']));
});

test('the page loads and runs nothing', () => {
  expect(clean('html')).toContain(
    `content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"`,
  );
  expect(clean('html')).not.toMatch(/url\(|@import|https?:/);
  expect(clean('html', wholeCase)).not.toMatch(/url\(|@import|(?:href|src)="https?:/);
});
