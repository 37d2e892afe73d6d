import { caller, text, zip } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { privacyPolicy } from './detector.ts';

const log = (message: string) =>
  caller('a.B', ['static Landroid/util/Log;->i(Ljava/lang/String;Ljava/lang/String;)I', text('t'), text(message)]);
const named = (name: string, value: string): MadeApp => ({ resources: { string: { [name]: value } } });
const found = (parts: MadeApp) => observed(privacyPolicy, parts).map(([, { url, document, length }]) => [document, url ?? length]);

test.each<[string, MadeApp, readonly (readonly [string, string])[]]>([
  ['an address that says so', named('s', 'https://www.a.cn/privacy.html'), [['privacy-policy', 'https://www.a.cn/privacy.html']]],
  ['a name that says so', named('user_agreement_url', 'https://www.a.cn/1.html'), [['user-agreement', 'https://www.a.cn/1.html']]],
  [
    'a link that says so',
    named('s', '<a href="https://www.a.cn/1">《隐私政策》</a>和<a href="https://www.a.cn/2">《用户协议》</a>'),
    [
      ['privacy-policy', 'https://www.a.cn/1'],
      ['user-agreement', 'https://www.a.cn/2'],
    ],
  ],
  ['code', { classes: [log('https://h5.a.cn/agreement/children')] }, [['children-policy', 'https://h5.a.cn/agreement/children']]],
  ['a list of SDKs', named('s', 'https://www.a.cn/privacy/sdk-list'), [['sdk-list', 'https://www.a.cn/privacy/sdk-list']]],
  ['a policy of the platform', named('s', 'https://policies.google.com/privacy'), []],
  ['a security policy', { classes: [log('https://www.a.cn/crossdomain-policy.xml')] }, []],
  ['another page', named('home_url', 'https://www.a.cn/index.html'), []],
])('address: %s', (_name, parts, expected) => {
  expect(found(parts)).toEqual(expected);
});

describe('a text in the package', () => {
  const body = '我们非常重视您的个人信息。为提供服务，我们会收集并使用您的设备信息，您同意后方可使用。'.repeat(10);
  const bundled = (name: string, data: string | Uint8Array): MadeApp => ({ files: [{ name, data }] });
  const letters = (heading: string) => heading.length + body.length;

  test.each<[string, MadeApp, readonly (readonly [string, number])[]]>([
    [
      'by its heading',
      bundled('assets/1.html', `<style>p{}</style><h1>隐私政策</h1><p>${body}</p>`),
      [['privacy-policy', letters('隐私政策')]],
    ],
    ['by its name', bundled('assets/user_agreement.txt', body), [['user-agreement', body.length]]],
    [
      'as a document',
      bundled('assets/privacy.docx', zip([{ name: 'word/document.xml', data: `<w:t>${body}</w:t>` }])),
      [['privacy-policy', body.length]],
    ],
    ['that is too short', bundled('assets/privacy.html', '隐私政策'), []],
    ['about something else', bundled('assets/privacy.html', '<h1>隐私</h1>'.concat('曲奇食谱，先放糖再放油。'.repeat(40))), []],
    ['outside the assets', bundled('META-INF/privacy.txt', body), []],
  ])('%s', (_name, parts, expected) => {
    expect(found(parts)).toEqual(expected);
  });
});
