import { base64, digest, FORM, gzipped, inUse, JSON_TYPE, phase, type RunRecipe } from '../run-recipe.ts';

const values = {
  imei: '862501039114786',
  android_id: 'b93d07e5c1f2648a',
  mac: '7c:1d:d9:04:af:38',
  oaid: 'e0a91c55-3b7f-4d12-8c6a-97f2b0d4e613',
  phone_number: '15902173648',
  loc_precise: '30.259624,120.130453',
} as const;
const ownServer = 'https://api.liuying.cn';
const records = [...inUse(), phase(300, 'traverse', 'end')];
const sent = (data: string, encoding: string | readonly string[], domain = 'api.liuying.cn', more: object = {}) => ({
  kind: 'run.sends',
  attributes: { data, domain, encoding, to: 'first-party', encrypted: true, phase: 'after-consent', ...more },
});

export const traffic: readonly RunRecipe[] = [
  {
    id: 'digests-of-identifiers',
    about: 'The IMEI as MD5 in upper and SHA-1 in lower case; the MAC without colons, in either case, and as SHA-256 of both forms.',
    values,
    records,
    requests: [
      { at: 20, url: `https://log.umeng.com/p?d=${digest('md5', values.imei).toUpperCase()}` },
      { at: 21, url: `${ownServer}/a`, body: [JSON_TYPE, JSON.stringify({ k: digest('sha1', values.imei) })] },
      { at: 22, url: `${ownServer}/b?m=${values.mac.replaceAll(':', '')}` },
      { at: 23, url: `${ownServer}/c?m=${values.mac.replaceAll(':', '-').toUpperCase()}` },
      {
        at: 24,
        url: 'https://alogs.umeng.com/d',
        body: [JSON_TYPE, JSON.stringify({ m: digest('sha256', values.mac.replaceAll(':', '').toUpperCase()) })],
      },
      { at: 25, url: `${ownServer}/e`, body: [FORM, `m=${digest('sha256', values.mac)}`] },
      { at: 26, url: `${ownServer}/f?h=${digest('md5', '862501039114787')}&g=${digest('sha256', '7c:1d:d9:04:af:39')}` },
      { at: 27, url: `https://img.liuying.cn/${digest('md5', 'logo.png')}.png` },
    ],
    facts: [
      sent('imei', 'md5', 'log.umeng.com', { to: 'third-party', owner: 'sdk' }),
      sent('imei', 'sha1'),
      sent('mac', ['plain', 'url']),
      sent('mac', 'sha256', 'alogs.umeng.com', { to: 'third-party', owner: 'sdk' }),
      sent('mac', 'sha256'),
    ],
    absent: [
      { kind: 'run.sends', attributes: { domain: 'img.liuying.cn' }, why: 'the digest of a file' },
      { kind: 'run.sends', attributes: { data: ['android_id', 'oaid', 'phone_number', 'loc_precise'] }, why: 'never sent' },
      { kind: 'run.sends', attributes: { data: 'imei', encoding: ['plain', 'sha256'] }, why: 'only as MD5 and SHA-1' },
      { kind: 'run.sends', attributes: { data: 'mac', encoding: 'md5' }, why: 'never as MD5; /f carries digests of neighbours' },
    ],
  },
  {
    id: 'values-inside-values',
    about:
      'JSON in Base64 in a field of a form; JSON in gzip; a cookie; JSON in URL-encoding inside a parameter; Base64 with the letters of addresses.',
    values,
    records,
    requests: [
      {
        at: 20,
        url: `${ownServer}/nested`,
        body: [
          FORM,
          `v=2&data=${encodeURIComponent(base64(JSON.stringify({ device: { ids: [{ type: 'a', id: values.android_id }] } })))}&sign=0`,
        ],
      },
      {
        at: 22,
        url: `https://gz.liuying.cn/report`,
        headers: { 'Content-Encoding': 'gzip' },
        body: ['application/octet-stream', gzipped(JSON.stringify({ user: { phone: values.phone_number } })), 'base64'],
      },
      { at: 24, url: 'https://ck.liuying.cn/page', headers: { Cookie: `sid=81c0ffee; oaid=${values.oaid}; theme=dark` } },
      { at: 26, url: `https://q.liuying.cn/log?e=${encodeURIComponent(JSON.stringify({ env: { imei: values.imei } }))}` },
      {
        at: 28,
        url: `https://h.liuying.cn/x`,
        headers: { 'X-Device': Buffer.from(JSON.stringify({ mac: values.mac, v: '??>>' })).toString('base64url') },
      },
    ],
    facts: [
      sent('android_id', ['base64', 'json']),
      sent('phone_number', ['gzip', 'json'], 'gz.liuying.cn'),
      sent('oaid', ['plain', 'url', null as never], 'ck.liuying.cn'),
      sent('imei', ['url', 'json', 'plain'], 'q.liuying.cn'),
      sent('mac', ['base64', 'json'], 'h.liuying.cn'),
    ],
    absent: [{ kind: 'run.sends', attributes: { to: ['third-party', 'unknown'] }, why: 'all hosts are liuying.cn' }],
  },
  {
    id: 'nothing-of-the-user',
    about:
      'Requests full of numbers: neighbours of the own values, values spread over fields, values of four digits, values inside longer numbers.',
    values: { ...values, password: '3648', id_expiry: '2031' },
    records,
    requests: [
      {
        at: 20,
        url: `${ownServer}/split`,
        body: [
          JSON_TYPE,
          JSON.stringify({
            a: values.imei.slice(0, 8),
            b: values.imei.slice(8),
            c: values.android_id.slice(0, 8),
            d: values.android_id.slice(8),
          }),
        ],
      },
      { at: 21, url: `${ownServer}/short?pin=3648&year=2031&code=73648` },
      { at: 22, url: `${ownServer}/longer?trade=9${values.phone_number}77&hash=0${values.android_id}f` },
      {
        at: 23,
        url: `${ownServer}/other`,
        body: [JSON_TYPE, JSON.stringify({ phone: '15902173649', imei: '862501039114794', mac: '7c:1d:d9:04:af:39' })],
      },
      {
        at: 24,
        url: `${ownServer}/shops`,
        body: [
          JSON_TYPE,
          JSON.stringify([
            { lat: 30.26011, lng: 120.13175 },
            { lat: 30.25962, lng: 120.20011 },
          ]),
        ],
      },
      { at: 25, url: `${ownServer}/random?id=e0a91c55-3b7f-4d12-8c6a-97f2b0d4e614&t=1763427620000` },
    ],
    facts: [{ kind: 'run.scenario', attributes: { scenario: 'traverse' } }],
    absent: [{ kind: 'run.sends', attributes: {}, why: 'none of the requests carries a value of the device or the account' }],
  },
  {
    id: 'whose-domain-and-how-open',
    about:
      'The same identifier to the own domain, a sub-domain, an SDK, an unknown company and a domain that only looks like the own one; two of them without TLS, one of them before consent.',
    values,
    records,
    requests: [
      { at: 2, url: `https://start.liuying.cn/hello?d=${values.android_id}` },
      { at: 20, url: `https://liuying.cn/p?d=${values.android_id}` },
      { at: 21, url: `http://static.liuying.cn/p?d=${values.android_id}` },
      { at: 22, url: `https://ulogs.umeng.com/p?d=${values.android_id}` },
      { at: 23, url: `http://t.maijidata.com/p?d=${values.android_id}` },
      { at: 24, url: `https://liuying.cn.maijidata.net/p?d=${values.android_id}` },
    ],
    facts: [
      sent('android_id', ['plain', 'url'], 'start.liuying.cn', { phase: 'before-consent' }),
      sent('android_id', ['plain', 'url'], 'liuying.cn'),
      sent('android_id', ['plain', 'url'], 'static.liuying.cn', { encrypted: false }),
      sent('android_id', ['plain', 'url'], 'ulogs.umeng.com', { to: 'third-party', owner: 'sdk' }),
      sent('android_id', ['plain', 'url'], 't.maijidata.com', { to: ['unknown', 'third-party'], encrypted: false }),
      sent('android_id', ['plain', 'url'], 'liuying.cn.maijidata.net', { to: ['unknown', 'third-party'] }),
    ],
    absent: [
      {
        kind: 'run.sends',
        attributes: { domain: 'liuying.cn.maijidata.net', to: 'first-party' },
        why: 'the registrable domain is maijidata.net',
      },
    ],
  },
];
