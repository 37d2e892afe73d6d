import { createHash } from 'node:crypto';

/** The test device and its account. */
export const device = {
  android_id: '6f0c2a9be41d7753',
  imei: '867400022047199',
  imsi: '460016842173905',
  mac: 'a4:50:46:1c:9e:72',
  oaid: '7d3f9c1e-52ab-4c08-9f6d-b1e2a4c8370f',
  phone_number: '13816427705',
  loc_precise: '31.234871,121.475093',
} as const;

/** 2026-11-20 10:00:00 +08:00. */
export const START = Date.UTC(2026, 10, 20, 2);
/** Milliseconds of a moment given as minutes and seconds of the run. */
export const at = (minutes: number, seconds = 0): number => START + Math.round((minutes * 60 + seconds) * 1000);

export const digest = (name: 'md5' | 'sha1' | 'sha256', text: string): string => createHash(name).update(text).digest('hex');
export const base64 = (text: string): string => Buffer.from(text).toString('base64');
