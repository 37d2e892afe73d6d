import { afterAll, describe, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';

const demo = await startApi({ isDemo: true });
const real = await startApi();
afterAll(async () => {
  await demo.close();
  await real.close();
});
const admin = await demo.person(await demo.organisation('ministry'), 'ministry-admin', 'all');
const put = (body: object) => demo.app.inject({ method: 'PUT', url: '/api/v1/clock', headers: admin.headers, payload: body });
const read = async () => (await demo.app.inject({ url: '/api/v1/clock', headers: admin.headers })).json();

test('an installation that is no demonstration has the time of the day, and nobody sets it', async () => {
  const boss = await real.person(await real.organisation('ministry'), 'ministry-admin', 'all');
  const answer = await real.app.inject({
    method: 'PUT',
    url: '/api/v1/clock',
    headers: boss.headers,
    payload: { at: '2021-12-09T01:00:00Z' },
  });
  expect(answer.statusCode).toBe(501);
  expect((await real.app.inject({ url: '/api/v1/clock', headers: boss.headers })).json()).toMatchObject({
    kind: 'real',
    isSettable: false,
  });
});

describe('演示时间', () => {
  test('is set, goes on at its rate, and ends no session', async () => {
    expect((await put({ at: '2021-12-09T01:00:00Z', rate: 3600 })).json()).toMatchObject({
      kind: 'demo',
      now: '2021-12-09T01:00:00.000Z',
      rate: 3600,
    });
    demo.clock.at = new Date(demo.clock.at.getTime() + 2000);
    expect((await read()).now).toBe('2021-12-09T03:00:00.000Z');
    expect(demo.platform.now().toISOString()).toBe('2021-12-09T03:00:00.000Z');
    expect((await demo.app.inject({ url: '/api/v1/desk', headers: admin.headers })).json()).toMatchObject({
      asOf: '2021-12-09T03:00:00.000Z',
      clock: 'demo',
    });
  });

  test('stands still at the end of the calendar', async () => {
    await put({ at: '2026-12-31T15:00:00Z', rate: 86_400 });
    demo.clock.at = new Date(demo.clock.at.getTime() + 60_000);
    expect(await read()).toMatchObject({ now: '2026-12-31T15:59:59.999Z', isStopped: true });
  });

  test.each(['2003-12-31T15:59:59Z', '2026-12-31T16:00:00Z', '2099-01-01T00:00:00Z'])(
    'is not set to %s, outside the calendar',
    async (at) => {
      const answer = await put({ at });
      expect([answer.statusCode, answer.json().code]).toEqual([422, 'clock-outside-calendar']);
    },
  );

  test('is given back', async () => {
    expect((await put({})).json()).toMatchObject({ kind: 'real', now: demo.clock.at.toISOString() });
  });
});
