import { createHash } from 'node:crypto';
import type { Adb } from './adb.ts';

/** What the header says of the device. */
export interface DeviceFacts {
  readonly model?: string;
  readonly sdkVersion?: number;
  readonly rooted: boolean;
  readonly timeZone?: string;
  readonly values: readonly OwnValue[];
}

/** A value of the test device or account, as the contract has it. */
export interface OwnValue {
  readonly data: string;
  readonly value?: string;
  readonly hashes?: { readonly md5: string; readonly sha1: string; readonly sha256: string };
}

export type OwnValues = 'none' | 'plain' | 'hashed';

/**
 * Facts of the device. Its identifiers are read only when the tester agreed to that.
 * @param told values that the tester gave, `phone_number=138…`
 */
export async function deviceFacts(adb: Adb, wanted: OwnValues, told: readonly string[]): Promise<DeviceFacts> {
  const model = await adb.ask('getprop', 'ro.product.model');
  const sdkVersion = Number(await adb.ask('getprop', 'ro.build.version.sdk'));
  const timeZone = await adb.ask('getprop', 'persist.sys.timezone');
  const identity = `${(await adb.ask('id')) ?? ''} ${(await adb.ask('su', '-c', 'id')) ?? ''}`;
  const found = wanted === 'none' ? [] : await identifiers(adb, sdkVersion);
  const given = told.flatMap((pair) => {
    const [, data = '', value = ''] = /^([a-z][a-z0-9_]*)=(.+)$/.exec(pair) ?? [];
    return data === '' ? [] : [{ data, value }];
  });
  return {
    ...(model === undefined || model === '' ? {} : { model }),
    ...(Number.isInteger(sdkVersion) && sdkVersion > 0 ? { sdkVersion } : {}),
    rooted: identity.includes('uid=0'),
    ...(timeZone === undefined || timeZone === '' ? {} : { timeZone }),
    values: [...found, ...given].map((one) => (wanted === 'hashed' ? hashed(one) : one)),
  };
}

interface Plain {
  readonly data: string;
  readonly value: string;
}

/** Since Android 8 each app sees an `android_id` of its own, and the one of the shell is of no use. */
const SCOPED_ANDROID_ID = 26;

async function identifiers(adb: Adb, sdkVersion: number): Promise<readonly Plain[]> {
  const asked: readonly (readonly [string, readonly string[]])[] = [
    ['serial', ['getprop', 'ro.serialno']],
    ['mac', ['cat', '/sys/class/net/wlan0/address']],
    ...(sdkVersion < SCOPED_ANDROID_ID ? [['android_id', ['settings', 'get', 'secure', 'android_id']] as const] : []),
    ['imei', ['service', 'call', 'iphonesubinfo', '1', 's16', 'com.android.shell']],
  ];
  const found: Plain[] = [];
  for (const [data, command] of asked) {
    const printed = await adb.ask(...command);
    const value = data === 'imei' ? parcelText(printed ?? '') : printed;
    if (value !== undefined && VALID[data]?.test(value) === true) found.push({ data, value });
  }
  return found;
}

const VALID: Readonly<Record<string, RegExp>> = {
  serial: /^[\w.-]{4,64}$/,
  mac: /^(?!02:00:00)[0-9a-f]{2}(?::[0-9a-f]{2}){5}$/i,
  android_id: /^[0-9a-f]{8,16}$/i,
  imei: /^\d{14,16}$/,
};

/** The text in a parcel that `service call` prints: `'........8.6.7...'` between quotes. */
const parcelText = (printed: string): string =>
  [...printed.matchAll(/'([^']*)'/g)].map(([, text = '']) => text.replace(/[.\s]/g, '')).join('');

const hashed = ({ data, value }: Plain): OwnValue => ({
  data,
  hashes: { md5: digest('md5', value), sha1: digest('sha1', value), sha256: digest('sha256', value) },
});
const digest = (algorithm: string, value: string) => createHash(algorithm).update(value).digest('hex');
