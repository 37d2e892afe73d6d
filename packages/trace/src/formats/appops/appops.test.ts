import { expect, test } from 'vitest';
import { collect } from '../../collected.contract.ts';
import type { CallRecord } from '../../trace.ts';

const DUMP = `Current AppOps Service state:
  Settings:
    top_state_settle_time=+30s0ms

  Uid u0a142:
    state=cch
    capability=--------
      RECORD_AUDIO: mode=foreground
    Package com.android.chrome:
      RECORD_AUDIO (allow):
        null=[
          Access: [top-s] 2026-03-14 09:54:40.691 (-1d0h0m0s0ms) duration=+3m53s278ms
        ]
  Uid u0a143:
    Package cn.example.shop:
      FINE_LOCATION (allow / switch COARSE_LOCATION=allow):
        null=[
          Access: [bg-s] 2026-03-15 19:21:06.692 (-2d7h14m19s441ms)
          Reject: [top-s]2026-03-15 14:03:37.200 (-94d8h42m34s716ms)
        ]
        com.umeng.geo=[
          Access: [fgsvc-tp] 2026-03-15 14:26:27.018 (-3d23h) duration=+1s proxy[uid=10070, pkg=x, attributionTag=null]
        ]
      WAKE_LOCK (allow):
        null=[
          Access: [top-s] 2026-03-15 19:21:06.692 (-2d)
        ]
      CAMERA (allow):
        Access: top = 2026-03-15 08:00:00.000 (-2d)
`;

const rows = (log: string, app?: string) => {
  const { records, codes } = collect(log, app === undefined ? {} : { package: app });
  return {
    rows: (records as CallRecord[]).map(({ process, data, appState, result, durationMs, statedOwner }) =>
      [process, data, appState, result?.state, durationMs, statedOwner].map((part) => part ?? '-').join(' '),
    ),
    codes,
  };
};

test('accesses and refusals by state, of one app', () => {
  expect(rows(DUMP, 'cn.example.shop')).toEqual({
    rows: [
      'cn.example.shop loc_precise background - - -',
      'cn.example.shop loc_precise foreground denied - -',
      'cn.example.shop loc_precise background - 1000 com.umeng.geo',
      'cn.example.shop camera foreground - - -',
    ],
    codes: [],
  });
});

test('times are those of the device', () => {
  const { records } = collect(DUMP, { package: 'com.android.chrome', timeZone: '+08:00' });
  expect(records).toMatchObject([{ line: 12, time: Date.UTC(2026, 2, 14, 1, 54, 40, 691), durationMs: 233_278 }]);
});

test('an app that is not in it', () => {
  expect(rows(DUMP, 'cn.example.other')).toEqual({ rows: [], codes: ['trace/no-records', 'trace/other-app'] });
});

test('appops get, and Android 8', () => {
  const log =
    'CAMERA: allow; time=+1h2m3s4ms ago; duration=+5s2ms\nREAD_CONTACTS: mode=1; rejectTime=+3s ago\nVIBRATE: allow; time=+1s ago\nREAD_SMS: deny\n';
  expect(rows(log).rows).toEqual(['- camera - - 5002 -', '- contacts - denied - -']);
});

test('an access in another shape is told', () => {
  expect(rows(DUMP.replace('[bg-s] 2026', 'bg 2026'), 'cn.example.shop').codes).toEqual(['trace/unreadable-line']);
});

test('cut anywhere, what was read before stays', () => {
  const whole = rows(DUMP, 'cn.example.shop').rows;
  for (let end = 0; end < DUMP.length; end += 3) {
    const { rows: some } = rows(`Current AppOps Service state:\n${DUMP.slice(30, end)}`, 'cn.example.shop');
    expect(some.length).toBeLessThanOrEqual(whole.length);
  }
});
