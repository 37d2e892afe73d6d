import { gzipSync } from 'node:zlib';
import type { Build } from './app.ts';
import { at, base64, device, digest } from './device.ts';

interface Exchange {
  readonly time: number;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Type and text; text of bytes is Base64, as HAR writers leave it. */
  readonly body?: readonly [mimeType: string, text: string, encoding?: 'base64'];
}

const JSON_TYPE = 'application/json; charset=utf-8';
const FORM = 'application/x-www-form-urlencoded';
const [latitude, longitude] = device.loc_precise.split(',') as [string, string];

/** The capture of the proxy beside the run, as HAR 1.2. */
export function runHar({ isRepaired }: Build): string {
  const exchanges = [...innocent(isRepaired), ...(isRepaired ? lawful : planted)].sort((a, b) => a.time - b.time);
  const log = { version: '1.2', creator: { name: 'proxy', version: '1.0' }, pages: [], entries: exchanges.map(entry) };
  return `${JSON.stringify({ log }, null, 1)}\n`;
}

/** What the buyer typed, to the shop: stated, and necessary for the type. */
const order: Exchange = {
  time: at(13, 40.8),
  url: 'https://api.meigou.cn/v1/order',
  body: [
    JSON_TYPE,
    JSON.stringify({
      trade: '356938035643809',
      buyer: { phone: device.phone_number },
      receiver: { phone: '13916427705', city: '上海市' },
      pay: 'alipay',
      amount: 12900,
    }),
  ],
};

/** T1–T6, and an order with what the user typed. */
const planted: readonly Exchange[] = [
  {
    time: at(0, 4.5),
    url: 'https://stats.jpush.cn/v3/report',
    body: [JSON_TYPE, JSON.stringify({ type: 'active', uid: 0, aid: digest('md5', device.android_id), v: '5.0.2' })],
  },
  { time: at(0, 5), url: `https://api.meigou.cn/v1/boot?ver=3.2.1&ch=official&did=${device.android_id}` },
  umengReport(at(2, 41.9)),
  {
    time: at(2, 42.3),
    url: 'https://log-api.pangolin-sdk-toutiao.com/service/2/app_log/?aid=5001121',
    body: [
      JSON_TYPE,
      JSON.stringify({ header: { sdk_version: '5.4.1', openudid: base64(device.android_id), oaid: device.oaid }, event: ['sdk_init'] }),
    ],
  },
  order,
  { time: at(13, 41), url: 'https://collect.adtrace-cloud.com/e', body: [FORM, `k=8841&t=imp&s=${digest('sha256', device.imsi)}&n=2`] },
  { time: at(14, 5), url: `http://img.meigou.cn/nearby.png?z=15&lat=${latitude}&lng=${longitude}` },
  { time: at(26, 2), url: `http://stat.hudong-ads.com/c?slot=301&m=${encodeURIComponent(device.mac.toUpperCase())}&r=17` },
];

/** The same reports where they belong: after consent, over TLS, to those whom the policy names. */
const lawful: readonly Exchange[] = [
  { time: at(2, 42), url: `https://api.meigou.cn/v1/boot?ver=3.2.1&ch=official&did=${device.android_id}` },
  umengReport(at(2, 42.2)),
  {
    time: at(2, 42.6),
    url: 'https://stats.jpush.cn/v3/report',
    body: [JSON_TYPE, JSON.stringify({ type: 'active', uid: 0, aid: digest('md5', device.android_id), v: '5.0.2' })],
  },
  {
    time: at(2, 43),
    url: 'https://log-api.pangolin-sdk-toutiao.com/service/2/app_log/?aid=5001121',
    body: [JSON_TYPE, JSON.stringify({ header: { sdk_version: '5.4.1', openudid: base64(device.android_id) }, event: ['sdk_init'] })],
  },
  { time: at(9, 15.6), url: `https://api.meigou.cn/v1/near?lat=${latitude}&lng=${longitude}` },
  order,
];

function umengReport(time: number): Exchange {
  const body = JSON.stringify({
    header: { appkey: '6513a9f0b2f6fa00ba5c6d1e', sdk_version: '9.6.3', android_id: device.android_id },
    content: { sessions: 1 },
  });
  const zipped = Buffer.from(gzipSync(body, { level: 9 }));
  // The byte that names the system which packed it differs between machines.
  zipped[9] = 3;
  return {
    time,
    url: 'https://ulogs.umeng.com/unify_logs',
    headers: { 'Content-Encoding': 'gzip' },
    body: ['application/octet-stream', zipped.toString('base64'), 'base64'],
  };
}

/** Look-alikes: other numbers of the same shape, digests of something else. */
function innocent(isRepaired: boolean): readonly Exchange[] {
  return [
    { time: at(2, 45), url: 'https://api.meigou.cn/v1/home?tab=0', headers: { Cookie: 'sid=4be1c07f92d84f6f8a0d3c5e17b2a960' } },
    { time: at(2, 46), url: `https://cdn.meigou.cn/i/${digest('md5', 'banner-01.webp')}.webp` },
    { time: at(2, 47), url: `https://cdn.meigou.cn/i/${digest('sha256', 'banner-02.webp')}.webp` },
    { time: at(2, 48), url: 'https://cdn.meigou.cn/req/2b9d4f6a-8c31-4e57-a0f2-6d7e8c9b1a35' },
    { time: at(4, 29), url: 'https://api.meigou.cn/v1/category?node=a45046' },
    {
      time: at(5, 28),
      url: 'https://api.meigou.cn/v1/cart',
      body: [JSON_TYPE, JSON.stringify({ trade: '352099001761481', sku: ['a450461c9e73', '6f0c2a9be41d7754'] })],
    },
    {
      time: at(9, 16),
      url: 'https://api.meigou.cn/v1/stores',
      body: [
        JSON_TYPE,
        JSON.stringify({
          stores: [
            { id: 12, lat: 31.230416, lng: 121.473701 },
            { id: 15, lat: 31.239703, lng: 121.499763 },
          ],
        }),
      ],
    },
    { time: at(13, 30), url: 'https://api.meigou.cn/v1/gift', body: [JSON_TYPE, JSON.stringify({ to: '13916427705', words: '生日快乐' })] },
    {
      time: at(13, 35),
      url: 'https://api.meigou.cn/v1/upload',
      body: [JSON_TYPE, JSON.stringify({ file: 'review.jpg', md5: digest('md5', 'review.jpg'), sha256: digest('sha256', 'review.jpg') })],
    },
    { time: at(16), url: 'https://api.meigou.cn/v1/coupon?trade=460016842173913&code=7705' },
    { time: at(18), url: `https://cdn.meigou.cn/v/${base64('6f0c2a9be41d7754/clip.mp4')}` },
    ...(isRepaired ? [] : [{ time: at(40, 41), url: 'https://dl.shanyou-deals.com/deals.apk' }]),
  ];
}

function entry({ time, url, headers = {}, body }: Exchange): object {
  const { hostname, searchParams } = new URL(url);
  const isPost = body !== undefined;
  return {
    startedDateTime: new Date(time).toISOString(),
    time: 80,
    request: {
      method: isPost ? 'POST' : 'GET',
      url,
      httpVersion: 'HTTP/1.1',
      headers: Object.entries({
        Host: hostname,
        'User-Agent': 'okhttp/4.9.3',
        ...headers,
        ...(body === undefined ? {} : { 'Content-Type': body[0] }),
      }).map(([name, value]) => ({ name, value })),
      queryString: [...searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: body === undefined ? 0 : body[1].length,
      ...(body === undefined
        ? {}
        : { postData: { mimeType: body[0], text: body[1], ...(body[2] === undefined ? {} : { encoding: body[2] }) } }),
    },
    response: {
      status: 200,
      statusText: 'OK',
      httpVersion: 'HTTP/1.1',
      headers: [],
      cookies: [],
      content: { size: 2, mimeType: 'application/json', text: '{}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 2,
    },
    cache: {},
    timings: { send: 1, wait: 70, receive: 9 },
  };
}
