import { encodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import type { Hash, HashName } from '@touchstone/kernel/ports';
import type { OwnValue } from '../trace.ts';

/** How a value was written: itself, or as a digest of itself. */
export type Written = 'plain' | HashOfValue;
export type HashOfValue = 'md5' | 'sha1' | 'sha256';

/** One way in which a value of the test device may be written, lower case. */
export interface Needle {
  readonly data: string;
  readonly text: string;
  readonly written: Written;
  /** So short that it counts only as the whole of a field. */
  readonly isShort: boolean;
}

/** A pair of coordinates; it is found by value, not by text. */
export interface OwnLocation {
  readonly data: string;
  readonly latitude: number;
  readonly longitude: number;
}

export interface Needles {
  /** Longest first. */
  readonly texts: readonly Needle[];
  readonly locations: readonly OwnLocation[];
}

const HASHES: readonly HashOfValue[] = ['md5', 'sha1', 'sha256'];
/** Below this a value is met by chance: 4 digits are in every request. */
const LEAST_CHARACTERS = 6;
/** From here on a value is believed wherever it stands, between characters of another class. */
const LONG_CHARACTERS = 8;
const MOST_VALUES = 500;

/** All ways in which the values of a device and account are looked for. */
export function needlesOf(values: readonly OwnValue[], hash: Hash): Needles {
  const texts = new Map<string, Needle>();
  const locations: OwnLocation[] = [];
  const add = (data: string, text: string, written: Written) => {
    const key = text.toLowerCase();
    const least = /[^\x20-\x7e]/.test(text) ? 2 : LEAST_CHARACTERS;
    if (key.length >= least && !texts.has(key)) texts.set(key, { data, text: key, written, isShort: key.length < LONG_CHARACTERS });
  };
  for (const { data, value, hashes } of values.slice(0, MOST_VALUES)) {
    if (value !== undefined && isNone(value)) continue;
    const location = value === undefined ? undefined : locationOf(value);
    if (location !== undefined) locations.push({ data, ...location });
    else if (value !== undefined) {
      for (const form of formsOf(value.trim())) {
        add(data, form, 'plain');
        for (const cased of new Set([form, form.toLowerCase(), form.toUpperCase()])) {
          for (const name of HASHES) for (const digest of digestForms(hash, name, cased)) add(data, digest, name);
        }
      }
    }
    for (const name of HASHES) {
      const digest = hashes?.[name];
      if (digest !== undefined) add(data, digest, name);
    }
  }
  return { texts: [...texts.values()].sort((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1)), locations };
}

/** What a system or a tool says instead of a value: every device says the same. */
const NONE = /^(?:unknown(?:ssid)?|null|undefined|none|nan|(.)\1*|020000000000|0(?:\.0+)?[,;]0(?:\.0+)?)?$/i;
const isNone = (value: string): boolean => NONE.test(value.slice(0, LONGEST_NONE).replace(/[\s:_<>-]/g, ''));
const LONGEST_NONE = 64;

const PAIR = /^\s*(-?\d{1,3}\.\d+)\s*[,;\s]\s*(-?\d{1,3}\.\d+)\s*$/;

/** `31.2304,121.4737`: latitude first; the larger one is the longitude where it can be nothing else. */
function locationOf(value: string): Omit<OwnLocation, 'data'> | undefined {
  const found = PAIR.exec(value);
  if (found === null) return undefined;
  const [a, b] = [Number(found[1]), Number(found[2])];
  return Math.abs(a) > 90 ? { latitude: b, longitude: a } : { latitude: a, longitude: b };
}

const MAC = /^(?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}$/i;
const CHINESE_MOBILE = /^(?:\+?86[- ]?)?(1\d{10})$/;
const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The same value as others write it. */
function formsOf(value: string): readonly string[] {
  if (MAC.test(value)) {
    const pairs = value.split(/[:-]/);
    const [a, b, c] = [0, 2, 4].map((i) => pairs.slice(i, i + 2).join(''));
    return [...[':', '-', '', '.', '_', ' '].map((between) => pairs.join(between)), `${a}.${b}.${c}`];
  }
  const mobile = CHINESE_MOBILE.exec(value)?.[1];
  if (mobile !== undefined) {
    const parts = [mobile.slice(0, 3), mobile.slice(3, 7), mobile.slice(7)];
    return [...['+86', '+86-', '+86 ', '0086', '86', '86-', ''].map((country) => country + mobile), parts.join('-'), parts.join(' ')];
  }
  if (UUID.test(value)) return [value, value.replaceAll('-', '')];
  return [value];
}

/** Hex and Base64 of the whole digest; of MD5 also the middle half of its hex, which some write for short. */
function digestForms(hash: Hash, name: HashName, text: string): readonly string[] {
  const digest = hash.of(name, encodeUtf8(text));
  const [hex, packed] = [toHex(digest), encodeBase64(digest)];
  const forms = [hex, packed, packed.replaceAll('+', '-').replaceAll('/', '_')];
  return name === 'md5' ? [...forms, hex.slice(8, 24)] : forms;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Without padding. */
function encodeBase64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(i, i + 3);
    const bits = (a << 16) | (b << 8) | c;
    const characters = [18, 12, 6, 0].map((shift) => ALPHABET[(bits >> shift) & 63]);
    text += characters.slice(0, Math.min(bytes.length - i, 3) + 1).join('');
  }
  return text;
}
