import { caller, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { filingNumber } from './detector.ts';

const log = (message: string) =>
  caller('a.B', ['static Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I', text('t'), text(message)]);

test.each<[string, MadeApp, readonly string[]]>([
  ['in a resource', { resources: { string: { beian: '鲁ICP备10018704号-9A' } } }, ['鲁ICP备10018704号-9A']],
  [
    'with spaces and a long dash',
    { resources: { string: { beian: '备案号：京 ICP备 2023012345号 － 12A' } } },
    ['京ICP备2023012345号-12A'],
  ],
  ['in code', { classes: [log('粤ICP备12345678号-3A')] }, ['粤ICP备12345678号-3A']],
  ['in a page', { files: [{ name: 'assets/about.html', data: '<p>ICP</p><p>沪ICP备12345678号-1A</p>' }] }, ['沪ICP备12345678号-1A']],
  ['twice', { resources: { string: { a: '沪ICP备12345678号-1A', b: '沪ICP备12345678号-1A ' } } }, ['沪ICP备12345678号-1A']],
  ['a province by its older name', { resources: { string: { beian: '蜀ICP备2023012345号-2A' } } }, ['蜀ICP备2023012345号-2A']],
  ['the number of a web site', { resources: { string: { beian: '京ICP备12345678号-1' } } }, []],
  ['the number of a licence', { resources: { string: { beian: '京ICP证030173号' } } }, []],
  ['a province that is none', { resources: { string: { beian: '省ICP备12345678号-1A' } } }, []],
])('%s', (_name, parts, numbers) => {
  expect(observed(filingNumber, parts).map(([, { number }]) => number)).toEqual(numbers);
});

const NUMBER = '京ICP备12345678号-3A';
const encoded = new TextEncoder().encode(`<p>${NUMBER}</p>`);

test.each<[string, NonNullable<MadeApp['files']>]>([
  ['behind hundreds of pages that only promise', flood('assets/privacy', 400, [{ name: 'assets/about.html', data: encoded }])],
  ['at the beginning of a page of megabytes', [{ name: 'assets/index.html', data: padded(5 * 1024 * 1024) }]],
  ['in a script', [{ name: 'assets/www/app-service.js', data: encoded }]],
  ['behind words that are none', [{ name: 'assets/a.txt', data: 'ICP '.repeat(300) + NUMBER }]],
])('%s', (_name, files) => {
  expect(observed(filingNumber, { files })).toContainEqual(['app.filing-number', { number: NUMBER }]);
});

test('pages that were not read to the end are told of', () => {
  expect(observed(filingNumber, { files: [{ name: 'assets/index.html', data: padded(5 * 1024 * 1024) }] })).toContainEqual([
    'analysis.limit',
    { what: 'filing-number:text-files', done: 1 },
  ]);
  expect(observed(filingNumber, { files: flood('assets/p', 2_100, []) })).toEqual([
    ['analysis.limit', { what: 'filing-number:text-files', done: 2_000 }],
  ]);
});

function flood(name: string, count: number, more: NonNullable<MadeApp['files']>): NonNullable<MadeApp['files']> {
  return [...Array.from({ length: count }, (_, i) => ({ name: `${name}${i}.json`, data: '{}' })), ...more];
}

function padded(length: number): Uint8Array {
  const bytes = new Uint8Array(length).fill(0x20);
  bytes.set(encoded);
  return bytes;
}
