import { knowledge } from '@touchstone/knowledge';
import { describe, expect, test } from 'vitest';
import { policy } from './made-run.contract.ts';
import { receiversOf } from './receivers.ts';
import { registrableDomain } from './registrable-domain.ts';

test.each<[string, string | undefined]>([
  ['api.shop.cn', 'shop.cn'],
  ['api.shop.com.cn', 'shop.com.cn'],
  ['shop.com.cn', 'shop.com.cn'],
  ['com.cn', undefined],
  ['cn', undefined],
  ['a.b.shop.co.uk', 'shop.co.uk'],
  ['me.github.io', 'me.github.io'],
  ['bucket.oss-cn-beijing.aliyuncs.com', 'oss-cn-beijing.aliyuncs.com'],
  ['SHOP.cn.', 'shop.cn'],
  ['10.0.0.1', undefined],
  ['2001:db8::1', undefined],
  ['localhost', undefined],
  ['', undefined],
])('%s is registered as %s', (host, expected) => expect(registrableDomain(host, knowledge)).toBe(expected));

describe('a receiver', () => {
  const contact = (type: 'mail' | 'web', value: string) => policy({ handler: { contacts: [{ line: 1, quote: '', type, value }] } });
  test.each<[string, string, string, Parameters<typeof receiversOf>[1]?]>([
    ['own, by the package', 'api.meigou.cn', 'first-party'],
    ['own, the name in front of somebody else’s', 'meigou.cn.example.net', 'unknown'],
    ['a name that only begins like it', 'meigou.cnx', 'unknown'],
    ['of the same name elsewhere', 'api.meigou.com', 'unknown'],
    ['own, by the mail address of the policy', 'api.meigou.com', 'first-party', contact('mail', 'privacy@meigou.com')],
    ['own, by the site of the policy', 'api.meigou.com', 'first-party', contact('web', 'https://www.meigou.com/privacy')],
    ['a mail service', 'mail.163.com', 'third-party', contact('mail', 'meigou@163.com')],
    ['an SDK’s', 'stats.jpush.cn', 'third-party'],
    ['an address', '203.0.113.7', 'unknown'],
  ])('%s', (_name, host, expected, said) => {
    expect(receiversOf('cn.meigou.mall', said, knowledge)(host).to).toBe(expected);
  });

  test('tells its SDK and where it is at home', () => {
    const of = receiversOf('cn.meigou.mall', undefined, knowledge);
    expect(of('stats.jpush.cn')).toMatchObject({ abroad: 'no', sdks: ['jcore'] });
    const among = receiversOf('cn.meigou.mall', undefined, knowledge, new Set(['jpush', 'pangle']));
    expect(among('stats.jpush.cn').sdks).toEqual(['jpush']);
    expect(of('graph.facebook.com').abroad).toBe('yes');
  });
});
