import { caller, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { accountDeletion } from './detector.ts';

const log = (message: string) =>
  caller('a.B', ['static Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I', text('t'), text(message)]);
const string = (value: string): MadeApp => ({ resources: { string: { s: value } } });

test.each<[string, MadeApp, readonly string[]]>([
  ['an entry in Chinese', string('注销账号'), ['注销账号']],
  ['the other letter', string('帐户注销'), ['帐户注销']],
  ['an entry in English', string('Delete my account'), ['Delete my account']],
  ['in code', { classes: [log('申请注销账户成功')] }, ['申请注销账户成功']],
  ['logging off', string('注销登录'), []],
  ['a listener that is unregistered', { classes: [log('注销监听')] }, []],
  ['the middle of a long text', string(`${'甲'.repeat(200)}注销账号${'乙'.repeat(200)}`), [`${'甲'.repeat(20)}注销账号${'乙'.repeat(56)}`]],
])('%s', (_name, parts, texts) => {
  expect(observed(accountDeletion, parts).map(([, attributes]) => attributes['text'])).toEqual(texts);
});
