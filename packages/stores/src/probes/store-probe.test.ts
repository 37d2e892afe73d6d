import { storeServer } from '@touchstone/store';
import { describe, expect, test } from 'vitest';
import type { Fetch, Surroundings } from '../fetch-port.ts';
import { isAllowed, readRobots } from './robots.ts';
import { referencePage, STORE_PAGES } from './store-page.ts';
import { storeProbe } from './store-probe.ts';

const never = new AbortController().signal;

/** A site in memory under a clock that only sleeping moves. */
function site(answers: Readonly<Record<string, [status: number, body: string, headers?: Record<string, string>]>>) {
  const asked: { path: string; atMs: number; agent: string | undefined }[] = [];
  let now = 0;
  let underWay = 0;
  let most = 0;
  const fetch: Fetch = async (url, { headers }) => {
    most = Math.max(most, ++underWay);
    const { pathname, search } = new URL(url);
    asked.push({ path: pathname + search, atMs: now, agent: headers['user-agent'] });
    const [status, body, more = {}] = answers[pathname + search] ?? [404, ''];
    await Promise.resolve();
    underWay--;
    return {
      status,
      headers: { get: (name) => more[name] ?? null },
      body: (async function* () {
        yield Buffer.from(body);
      })(),
    };
  };
  const around: Surroundings = {
    fetch,
    nowMs: () => now,
    sleep: async (ms) => {
      now += ms;
    },
    random: () => 0,
  };
  return { around, asked, most: () => most };
}

const page = STORE_PAGES.find(({ id }) => id === 'xiaomi')!;
const listing = { storeAppId: '1', packageName: 'cn.qingkong.weather' };
const path = '/details?id=cn.qingkong.weather';

test('a probe without a contact is not made', () => {
  expect(() => storeProbe({ page, contact: ' ' }, site({}).around)).toThrow('needs a contact');
});

test('it says who asks, reads robots.txt once and waits between two looks', async () => {
  const { around, asked, most } = site({ [path]: [200, '<p>该应用已下架</p>'] });
  const { probe } = storeProbe({ page, contact: 'https://example.cn/probe' }, around);
  const results = await Promise.all([1, 2, 3].map(() => probe(listing, never)));
  expect(results.map(({ state }) => state)).toEqual(['gone', 'gone', 'gone']);
  expect(results[0]).toMatchObject({
    httpStatus: 200,
    pageSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    url: `https://app.mi.com${path}`,
  });
  expect(asked.filter((one) => one.path === path).length).toBe(3);
  expect(asked.every(({ agent }) => agent === 'TouchstoneProbe/1 (+https://example.cn/probe)')).toBe(true);
  expect(most()).toBe(1);
  const times = asked.map(({ atMs }) => atMs);
  expect(times.slice(1).every((time, i) => time - times[i]! >= 5000)).toBe(true);
});

test.each<[string, [number, string], string]>([
  ['forbids the page', [200, 'User-agent: *\nDisallow: /details'], 'robots/disallowed'],
  ['is itself forbidden', [403, ''], 'robots/disallowed'],
  ['is not there', [404, 'User-agent: *\nDisallow: /'], 'page/off-shelf'],
  ['forbids others', [200, 'User-agent: Other\nDisallow: /'], 'page/off-shelf'],
])('robots.txt that %s: %s', async (_, robots, reason) => {
  const { around } = site({ '/robots.txt': robots, [path]: [200, '<p>该应用已下架</p>'] });
  expect(await storeProbe({ page, contact: 'x@example.cn' }, around).probe(listing, never)).toMatchObject({ reason });
});

test('what goes wrong on the way is undecided, and said', async () => {
  const { around } = site({ '/robots.txt': [200, ''], [path]: [503, ''] });
  expect(await storeProbe({ page, contact: 'x@example.cn' }, around).probe(listing, never)).toMatchObject({
    state: 'undecided',
    reason: 'wire/server-error',
    httpStatus: 503,
  });
  expect(await storeProbe({ page, contact: 'x@example.cn' }, around).probe({ storeAppId: '1' }, never)).toMatchObject({
    state: 'undecided',
    reason: 'probe/no-address',
  });
});

test('a store that says done and still offers the app is seen through', async () => {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  const shown = {
    storeAppId: 'a',
    state: 'live',
    updatedAt: '2026-11-02T00:00:00.000Z',
    platform: 'android',
    packageName: 'cn.a',
    names: { 'zh-CN': '甲' },
    permissions: [],
    version: { name: '1.0' },
  } as const;
  const { app, shelf } = await storeServer({
    id: 'x',
    name: '商店',
    token: 't',
    secret,
    catalogue: { listings: [shown], artifacts: [], policies: [] },
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  let now = 0;
  const sleep = async (ms: number) => {
    now += ms;
  };
  const around: Surroundings = { fetch, nowMs: () => now, sleep, random: () => 0 };
  const { probe } = storeProbe({ page: referencePage(`http://127.0.0.1:${port}/app/{id}`), contact: 'x@example.cn' }, around);
  const asked = { storeAppId: 'a', packageName: 'cn.a' };
  expect(await probe(asked, never)).toMatchObject({ state: 'live', statement: { versionName: '1.0', name: '甲' } });
  shelf.put({ ...shown, state: 'gone' });
  expect(await probe(asked, never)).toMatchObject({ state: 'gone', reason: 'page/off-shelf', httpStatus: 404 });
  await app.close();
});

describe('robots.txt', () => {
  test.each([
    ['/a', true],
    ['/private/x', false],
    ['/private/open', true],
    ['/x/y.json', false],
    ['/x/y.json?a', true],
    ['/b/1/c', false],
  ])('%s: %s', (where, allowed) => {
    const robots = readRobots(
      'User-agent: *\nDisallow: /private\nAllow: /private/open\nDisallow: /*.json$\nDisallow: /b/*/c\nCrawl-delay: 2.5',
      'Agent',
    );
    expect([isAllowed(robots, where), robots.delaySeconds]).toEqual([allowed, 2.5]);
  });

  test('the group for us counts before the one for all', () => {
    const robots = readRobots('User-agent: *\nDisallow: /\n\nUser-agent: a\nUser-agent: AGENT\nDisallow: /x', 'Agent');
    expect([isAllowed(robots, '/y'), isAllowed(robots, '/x')]).toEqual([true, false]);
  });

  test('a pattern cannot keep us busy', () => {
    const robots = readRobots(`User-agent: *\nDisallow: /${'*a'.repeat(450)}$`, 'Agent');
    expect(isAllowed(robots, `/${'a'.repeat(5000)}b`)).toBe(true);
  });
});
