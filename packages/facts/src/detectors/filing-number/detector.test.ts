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
  ['the number of a web site', { resources: { string: { beian: '京ICP备12345678号-1' } } }, []],
  ['the number of a licence', { resources: { string: { beian: '京ICP证030173号' } } }, []],
  ['a province that is none', { resources: { string: { beian: '省ICP备12345678号-1A' } } }, []],
])('%s', (_name, parts, numbers) => {
  expect(observed(filingNumber, parts).map(([, { number }]) => number)).toEqual(numbers);
});
