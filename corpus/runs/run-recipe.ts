import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AttributeValue } from '@touchstone/facts';

/** A run and its answer. */
export interface RunRecipe {
  readonly id: string;
  readonly about: string;
  /** Records; the header is added. */
  readonly records: readonly object[];
  readonly values?: Readonly<Record<string, string>>;
  readonly label?: string;
  readonly requests?: readonly Exchange[];
  readonly facts: readonly Expectation[];
  readonly absent?: readonly (Expectation & { readonly why: string })[];
}

export interface Expectation {
  readonly kind: string;
  /** A list means one of these; null in it: or not there. */
  readonly attributes: Readonly<Record<string, AttributeValue | readonly (AttributeValue | null)[]>>;
}

export interface Exchange {
  /** Seconds of the run. */
  readonly at: number;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: readonly [mimeType: string, text: string, encoding?: 'base64'];
}

export const PACKAGE = 'cn.liuying.go';
export const JSON_TYPE = 'application/json';
export const FORM = 'application/x-www-form-urlencoded';

/** 2026-11-18 09:00:00 +08:00, a Wednesday. */
const START = Date.UTC(2026, 10, 18, 1);
export const at = (seconds: number): number => START + Math.round(seconds * 1000);

const APIS = {
  android_id: ['android.provider.Settings$Secure', 'getString', ['android_id']],
  imei: ['android.telephony.TelephonyManager', 'getImei', []],
  imsi: ['android.telephony.TelephonyManager', 'getSubscriberId', []],
  mac: ['java.net.NetworkInterface', 'getHardwareAddress', []],
  loc_precise: ['android.location.LocationManager', 'getLastKnownLocation', ['gps']],
  app_list: ['android.content.pm.PackageManager', 'getInstalledPackages', ['0']],
  contacts: ['android.content.ContentResolver', 'query', ['content://com.android.contacts/data/phones', 'null', 'null', 'null', 'null']],
  clipboard: ['android.content.ClipboardManager', 'getPrimaryClip', []],
} as const;

export type ReadKind = keyof typeof APIS;

/** Frames of owners, innermost first. */
export const frames = {
  app: ['cn.liuying.go.core.Device.read(Device.java:31)', 'cn.liuying.go.App.onCreate(App.java:12)'],
  appTimer: [
    'cn.liuying.go.trip.Tracker.run(Tracker.java:44)',
    'android.os.Handler.handleCallback(Handler.java:938)',
    'android.os.Looper.loop(Looper.java:223)',
  ],
  appTap: ['cn.liuying.go.ui.MapPage.onClick(MapPage.java:70)', 'android.view.View.performClick(View.java:7448)'],
  amap: ['com.amap.api.location.AMapLocationClient.a(Unknown Source:9)', 'java.util.TimerThread.mainLoop(Timer.java:562)'],
  umeng: ['com.umeng.analytics.MobclickAgent.b(Unknown Source:2)', 'cn.liuying.go.App.onCreate(App.java:14)'],
  jpush: ['cn.jpush.android.service.PushService.a(Unknown Source:5)', 'android.os.Handler.handleCallback(Handler.java:938)'],
} as const;

/** A read, `seconds` into the run. */
export const read = (seconds: number, data: ReadKind, stack: readonly string[] = frames.app, more: object = {}) => {
  const [name, method, given] = APIS[data];
  return {
    kind: 'call',
    time: at(seconds),
    process: PACKAGE,
    api: { class: name, method },
    arguments: given,
    result: { state: 'real' },
    stack,
    ...more,
  };
};
export const phase = (seconds: number, scenario: string, edge: 'start' | 'end' = 'start') => ({
  kind: 'phase',
  time: at(seconds),
  scenario,
  edge,
});
export const consent = (seconds: number, event: string, text?: string) => ({
  kind: 'consent',
  time: at(seconds),
  event,
  ...(text === undefined ? {} : { text }),
});
export const state = (seconds: number, to: string) => ({ kind: 'state', time: at(seconds), state: to });
export const tap = (seconds: number, text: string) => ({
  kind: 'ui',
  time: at(seconds),
  process: PACKAGE,
  event: 'tap',
  text,
  x: 540,
  y: 1200,
});
export const starts = (seconds: number, name = PACKAGE, more: object = {}) => ({
  kind: 'process',
  time: at(seconds),
  process: name,
  event: 'start',
  package: name.split(':')[0],
  ...more,
});
export const ends = (seconds: number, name = PACKAGE) => ({
  kind: 'process',
  time: at(seconds),
  process: name,
  event: 'end',
  package: name.split(':')[0],
});
export const dialog = (seconds: number, permission: string, outcome: string, more: object = {}) =>
  ['shown', outcome].map((one, i) => ({
    kind: 'dialog',
    time: at(seconds + 4 * i),
    process: PACKAGE,
    permissions: [`android.permission.${permission}`],
    outcome: one,
    ...more,
  }));

/** Agreed, on screen, functions being tried: the state in which most questions are asked. */
export const inUse = (seconds = 0) => [
  starts(seconds, PACKAGE, { cause: 'launcher' }),
  state(seconds, 'foreground'),
  consent(seconds + 1, 'shown'),
  tap(seconds + 5, '同意'),
  consent(seconds + 5.1, 'agreed', '同意'),
  phase(seconds + 8, 'traverse'),
];

/** Moments whose distances are `step` seconds, each longer or shorter by up to `jitter` of it; the same ones each time. */
export function every(from: number, step: number, count: number, jitter = 0): readonly number[] {
  let seed = 20_261_118;
  let now = from;
  return Array.from({ length: count }, (_, i) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    now += i === 0 ? 0 : step * (1 + jitter * (2 * ((seed >>> 8) / 0x100_0000) - 1));
    return Math.round(now * 1000) / 1000;
  });
}

/** In the order of time. */
export const inOrder = (...records: readonly object[]): readonly object[] =>
  [...records].sort((a, b) => (a as { time: number }).time - (b as { time: number }).time);

export const digest = (name: 'md5' | 'sha1' | 'sha256', text: string): string => createHash(name).update(text).digest('hex');
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
/** Packed, as Base64; the byte that names the system is always the same. */
export function gzipped(text: string): string {
  const bytes = Buffer.from(gzipSync(text, { level: 9 }));
  bytes[9] = 3;
  return bytes.toString('base64');
}

/** The files of a run by name. */
export function filesOfRun(run: RunRecipe): ReadonlyMap<string, string> {
  const header = {
    format: 'touchstone-trace',
    version: 1,
    app: { package: PACKAGE, label: run.label ?? '流萤出行', versionName: '2.4.0' },
    device: { sdkVersion: 28, values: Object.entries(run.values ?? {}).map(([data, value]) => ({ data, value })) },
    startedAt: START,
    timeZone: 'Asia/Shanghai',
    tool: { name: 'touchstone record', version: '0.1.0' },
  };
  const jsonl = [header, ...run.records].map((one) => `${JSON.stringify(one)}\n`).join('');
  const rows = (all: readonly unknown[]) =>
    all.length === 0 ? '[]' : `[\n${all.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]`;
  const expected = `{\n  "about": ${JSON.stringify(run.about)},\n  "facts": ${rows(run.facts)},\n  "absent": ${rows(run.absent ?? [])}\n}\n`;
  const har = run.requests === undefined ? [] : [['run.har', harOf(run.requests)] as const];
  return new Map([['run.jsonl', jsonl], ...har, ['expected.json', expected]]);
}

function harOf(requests: readonly Exchange[]): string {
  const entries = [...requests].sort((a, b) => a.at - b.at).map(entry);
  return `${JSON.stringify({ log: { version: '1.2', creator: { name: 'proxy', version: '1.0' }, entries } }, null, 1)}\n`;
}

function entry({ at: seconds, url, headers = {}, body }: Exchange): object {
  const { hostname, searchParams } = new URL(url);
  const said = { Host: hostname, ...headers, ...(body === undefined ? {} : { 'Content-Type': body[0] }) };
  return {
    startedDateTime: new Date(at(seconds)).toISOString(),
    time: 60,
    request: {
      method: body === undefined ? 'GET' : 'POST',
      url,
      httpVersion: 'HTTP/1.1',
      headers: Object.entries(said).map(([name, value]) => ({ name, value })),
      queryString: [...searchParams].map(([name, value]) => ({ name, value })),
      cookies: [],
      headersSize: -1,
      bodySize: body?.[1].length ?? 0,
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
      content: { size: 2, mimeType: JSON_TYPE, text: '{}' },
      redirectURL: '',
      headersSize: -1,
      bodySize: 2,
    },
    cache: {},
    timings: { send: 1, wait: 50, receive: 9 },
  };
}
