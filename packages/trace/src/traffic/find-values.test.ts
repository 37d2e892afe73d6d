import { createHash } from 'node:crypto';
import { deflateSync, gzipSync } from 'node:zlib';
import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NetworkRequest } from '../trace.ts';
import { createValueFinder } from './find-values.ts';

const VALUES = [
  { data: 'imei', value: '867530021234567' },
  { data: 'android_id', value: '9774d56d682e549c' },
  { data: 'mac', value: '3C:28:6D:0A:1B:2F' },
  { data: 'phone_number', value: '13912345678' },
  { data: 'loc_precise', value: '31.230416,121.473701' },
  { data: 'person_name', value: '欧阳试' },
  { data: 'oaid', value: 'a1b2c3d4-1111-2222-3333-444455556666' },
  { data: 'app_list', hashes: { md5: 'd41d8cd98f00b204e9800998ecf8427f' } },
  { data: 'postcode', value: '2001' },
  { data: 'order', value: '123456' },
];
const { find } = createValueFinder(VALUES, ports);
const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const request = (more: Partial<NetworkRequest>): NetworkRequest => ({
  kind: 'request',
  line: 1,
  protocol: 'http',
  host: 'a.example',
  headers: [],
  decrypted: false,
  ...more,
});
const url = (query: string) => request({ url: `https://a.example/v1?${query}` });
const body = (text: string | Uint8Array, ...headers: [string, string][]) =>
  request({ body: typeof text === 'string' ? bytes(text) : text, headers });
const digest = (name: string, text: string) => createHash(name).update(text).digest('hex');
const base64 = (text: string | Uint8Array) => Buffer.from(text as string).toString('base64');

describe('found', () => {
  test.each<[string, NetworkRequest, [data: string, encoding: string, part: string][]]>([
    ['plain in a query', url('imei=867530021234567&x=1'), [['imei', 'plain', 'url']]],
    ['URL-encoded', url('m=3C%3A28%3A6D%3A0A%3A1B%3A2F'), [['mac', 'url', 'url']]],
    ['a MAC without colons, lower case', url('m=3c286d0a1b2f'), [['mac', 'plain', 'url']]],
    ['a MAC with other separators', url('m=3C_28_6D_0A_1B_2F'), [['mac', 'plain', 'url']]],
    ['a MAC as routers write it', url('m=3c28.6d0a.1b2f'), [['mac', 'plain', 'url']]],
    ['a number in groups', url('t=139-1234-5678'), [['phone_number', 'plain', 'url']]],
    ['packed by zlib', body(JSON.stringify({ d: base64(deflateSync('{"imei":"867530021234567"}')) })), [['imei', 'gzip', 'body']]],
    ['in a path', request({ url: `https://a.example/v1/${base64('imei=867530021234567')}/a.gif` }), [['imei', 'base64', 'url']]],
    [
      'the digest itself in Base64',
      url(`i=${encodeURIComponent(createHash('sha256').update('867530021234567').digest('base64'))}`),
      [['imei', 'sha256', 'url']],
    ],
    ['a number with country code', body('tel=%2B8613912345678'), [['phone_number', 'plain', 'body']]],
    ['in JSON', body('{"device":{"aid":"9774D56D682E549C"}}'), [['android_id', 'json', 'body']]],
    ['escaped in JSON', body('{"n":"\\u6b27\\u9633\\u8bd5"}'), [['person_name', 'json', 'body']]],
    [
      'JSON in JSON in Base64 in a form',
      body(`data=${encodeURIComponent(base64(JSON.stringify({ a: JSON.stringify({ i: '867530021234567' }) })))}`),
      [['imei', 'base64', 'body']],
    ],
    ['packed by the app', body(gzipSync('{"imei":"867530021234567"}')), [['imei', 'gzip', 'body']]],
    ['packed as the header says', body(gzipSync('i=867530021234567'), ['Content-Encoding', 'gzip']), [['imei', 'gzip', 'body']]],
    ['gzip in Base64', body(`d=${encodeURIComponent(base64(gzipSync('867530021234567')))}`), [['imei', 'gzip', 'body']]],
    ['MD5, upper case', url(`i=${digest('md5', '867530021234567').toUpperCase()}`), [['imei', 'md5', 'url']]],
    ['SHA-1 of the MAC without colons', url(`i=${digest('sha1', '3C286D0A1B2F')}`), [['mac', 'sha1', 'url']]],
    ['SHA-256 in JSON', body(JSON.stringify({ x: digest('sha256', '13912345678') })), [['phone_number', 'sha256', 'body']]],
    ['only its digest is known', url('l=d41d8cd98f00b204e9800998ecf8427f'), [['app_list', 'md5', 'url']]],
    ['in a cookie', request({ headers: [['Cookie', 'sid=1; aid=9774d56d682e549c']] }), [['android_id', 'plain', 'cookie']]],
    ['in a header', request({ headers: [['X-Device', 'a1b2c3d4111122223333444455556666']] }), [['oaid', 'plain', 'header']]],
    ['a place with six decimals', body('{"lat":31.230416,"lng":121.473701}'), [['loc_precise', 'json', 'body']]],
    ['a place with four, shifted', url('ll=121.4782,31.2285'), [['loc_precise', 'plain', 'url']]],
    ['a short value as a field', url('order=123456&a=1'), [['order', 'plain', 'url']]],
    [
      'plain and hashed',
      url(`a=867530021234567&b=${digest('md5', '867530021234567')}`),
      [
        ['imei', 'plain', 'url'],
        ['imei', 'md5', 'url'],
      ],
    ],
  ])('%s', (_name, sent, expected) => {
    expect(find(sent).map(({ data, encoding, part }) => [data, encoding, part])).toEqual(expected);
  });
});

describe('not found', () => {
  test.each<[string, NetworkRequest]>([
    ['within a longer number', url('t=18675300212345671')],
    ['another number of the same shape', url('imei=867530021234568')],
    ['split over two fields', url('a=8675300&b=21234567')],
    ['the digest of something else', url(`i=${digest('md5', '867530021234568')}`)],
    ['four digits', url('p=2001')],
    ['six digits within a word', url('v=a123456b')],
    ['six digits within a path', request({ url: 'https://a.example/img_123456_2.png' })],
    ['only one half of a place', url('lat=31.230416')],
    ['a place to a kilometre', url('lat=31.23&lon=121.47')],
    ['a place with one decimal', url('lat=31.2&lon=121.5')],
    ['a shop around the corner', url('lat=31.231102&lon=121.475012')],
    ['a latitude of one and a longitude of another', body('[{"lat":31.230416,"lng":121.4911},{"lat":31.2188,"lng":121.473702}]')],
    ['a place elsewhere', url('lat=39.9042&lon=116.4074')],
    ['nothing', request({})],
  ])('%s', (_name, sent) => {
    expect(find(sent)).toEqual([]);
  });
});

test('a value within a longer one of another kind is the longer one', () => {
  const { find: findBoth } = createValueFinder(
    [
      { data: 'short', value: '12345678' },
      { data: 'long', value: 'aa-12345678-bb' },
    ],
    ports,
  );
  expect(findBoth(url('x=aa-12345678-bb')).map(({ data }) => data)).toEqual(['long']);
});

test('a body that unpacks for ever is bounded', () => {
  const bomb = gzipSync(new Uint8Array(300_000_000));
  expect(find(body(bomb))).toEqual([]);
  expect(find(body(base64(base64(base64('A'.repeat(900_000))))))).toEqual([]);
});

test('whatever is sent, looking ends without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 100 }), (sent, query) => {
      find(
        request({
          body: sent,
          url: query,
          headers: [
            ['Content-Encoding', 'gzip'],
            ['X', query],
          ],
        }),
      );
    }),
    { numRuns: 500, seed: 7 },
  );
});

test.each([
  'unknown',
  '<unknown ssid>',
  'null',
  '000000000000000',
  '02:00:00:00:00:00',
  '00000000-0000-0000-0000-000000000000',
  '0.0,0.0',
  'ffffffffffffffff',
])('%s is no value', (value) => {
  const text = createHash('md5').update(value).digest('hex');
  const finder = createValueFinder([{ data: 'oaid', value }], ports);
  expect([finder.find(url(`a=${value}`)), finder.find(url(`a=${text}`))]).toEqual([[], []]);
});
