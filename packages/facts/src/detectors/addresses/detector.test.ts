import { type Body, cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { addresses } from './detector.ts';

const domains = [
  { domain: 'umeng.com', sdk: 'umeng', vendor: 'Umeng', country: 'CN', confidence: 'high' },
  { domain: 'qq.com', vendor: 'Tencent', country: 'CN', confidence: 'medium' },
] as const;
const lists = { addresses: { ignored: ['w3.org', 'example.com'], resolvers: ['8.8.8.8'] } };
const load =
  (...texts: readonly string[]): Body =>
  (m) => {
    for (const one of texts) m.constString('v0', one);
  };
const made = (...texts: readonly string[]): MadeApp => ({
  package: 'com.shopping.app',
  classes: [cls('A', { methods: [method('run', '()V', load(...texts), 'public static')] })],
});
const seen = (app: MadeApp) =>
  observed(addresses, app, { domains, lists }).map(([kind, { url, domain, owner, sdk, ip, port }]) =>
    [kind.slice(8), url ?? ip ?? domain, owner, sdk, port].filter((value) => value !== undefined).join(' '),
  );

test.each<[string, string, readonly string[]]>([
  ['an address', 'https://api.shopping.cn/v1?x=1', ['domain api.shopping.cn first-party', 'url https://api.shopping.cn/v1?x=1']],
  ['an SDK', 'https://log.umeng.com/x', ['domain log.umeng.com sdk umeng', 'url https://log.umeng.com/x']],
  ['a vendor', 'wss://im.qq.com/', ['domain im.qq.com vendor', 'url wss://im.qq.com/']],
  ['inside a sentence', 'see http://unknown-host.net/page.', ['domain unknown-host.net unknown', 'url http://unknown-host.net/page']],
  ['the name of a right', 'https://www.googleapis.com/auth/drive.file', []],
  [
    'an address beside such names',
    'https://www.googleapis.com/drive/v3',
    ['domain www.googleapis.com unknown', 'url https://www.googleapis.com/drive/v3'],
  ],
  ['a bare domain', 'cdn.umeng.com', ['domain cdn.umeng.com sdk umeng']],
  ['a domain that only ends alike', 'https://notumeng.com', ['domain notumeng.com unknown', 'url https://notumeng.com']],
  ['a public IP address', 'http://47.98.12.3:8080/x', ['ip 47.98.12.3 8080', 'url http://47.98.12.3:8080/x']],
  ['an IP address alone', '47.98.12.3', ['ip 47.98.12.3']],
  ['with a port', '47.98.12.3:443', ['ip 47.98.12.3 443']],
  ['a private IP address', 'http://192.168.1.1/x', []],
  ['a public name server', '8.8.8.8', ['ip 8.8.8.8']],
  ['of version 6', 'http://[2408:8000::1]:81/', ['ip 2408:8000::1 81', 'url http://[2408:8000::1]:81/']],
  ['of version 6, in full', 'http://[2408:8000:0:0:0:0:0:1]/a', ['ip 2408:8000:0:0:0:0:0:1', 'url http://[2408:8000:0:0:0:0:0:1]/a']],
  ['of version 6, private', 'http://[fe80::1]/', []],
  ['of version 6, for examples', 'http://[2001:db8::1]/', []],
  ['of no version', 'http://[2408::8000::1]/', []],
  ['a version', '4.12.0.1', []],
  ['an object identifier', '2.5.29.37', []],
  ['a name space', 'http://www.w3.org/2000/svg', []],
  ['an example', 'https://example.com/', []],
  ['a placeholder', 'https://%s/api', []],
  ['another app', 'content://cn.example.provider/x', []],
  ['a package name', 'cn.jpush.android.com', []],
  ['a file name', 'config.json', []],
  ['one label', 'http://localhost:8080/', []],
])('%s', (_name, one, expected) => expect(seen(made(one))).toEqual(expected));

test('resources and bundled pages', () => {
  const page = new TextEncoder().encode('<a href="https://h5.shopping.cn/a">x</a>');
  const app = { ...made(), resources: { string: { host: 'https://log.umeng.com/r' } }, files: [{ name: 'assets/index.html', data: page }] };
  expect(seen(app)).toEqual([
    'domain log.umeng.com sdk umeng',
    'url https://log.umeng.com/r',
    'domain h5.shopping.cn first-party',
    'url https://h5.shopping.cn/a',
  ]);
});

test.each(['assets/www/app.js', 'assets/x.xml', 'assets/y.properties', 'res/raw/z.txt', 'assets/index.android.bundle'])(
  'an address in %s',
  (name) => {
    const app = { ...made(), files: [{ name, data: 'u="https://api.shopping.cn/v";' }] };
    expect(seen(app)).toEqual(['domain api.shopping.cn first-party', 'url https://api.shopping.cn/v']);
  },
);
