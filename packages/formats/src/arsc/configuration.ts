import type { Window } from '../chunks/index.ts';
import { qualifierOf } from './qualifier.ts';

/** What a resource is for: language, screen, platform version. Fields are as Android packs them; 0 means any. */
export interface Configuration extends Readonly<Record<Field, number>> {
  /** Two or three letters, empty for any. */
  readonly language: string;
  readonly region: string;
  /** Four letters, `Hans`; empty when the file does not state one. */
  readonly script: string;
  readonly variant: string;
  readonly numbering: string;
  /** As in the name of a res folder: `zh-rCN-v21`, empty for the default. */
  readonly qualifier: string;
}

export type Field = keyof typeof FIELDS;

/** Place and width in bytes inside the structure. @source AOSP androidfw/ResourceTypes.h, ResTable_config */
const FIELDS = {
  mcc: [4, 2],
  mnc: [6, 2],
  orientation: [12, 1],
  touchscreen: [13, 1],
  density: [14, 2],
  keyboard: [16, 1],
  navigation: [17, 1],
  inputFlags: [18, 1],
  grammaticalInflection: [19, 1],
  screenWidth: [20, 2],
  screenHeight: [22, 2],
  sdk: [24, 2],
  minorVersion: [26, 2],
  screenLayout: [28, 1],
  uiMode: [29, 1],
  smallestWidthDp: [30, 2],
  screenWidthDp: [32, 2],
  screenHeightDp: [34, 2],
  screenLayout2: [48, 1],
  colorMode: [49, 1],
} as const;

const FIELD_LIST = Object.entries(FIELDS) as [Field, readonly [number, 1 | 2]][];

/**
 * Reads a configuration of whatever size it states; what lies past it or past `end` counts as any.
 */
export function readConfiguration(window: Window, at: number, end: number): Configuration {
  const last = Math.min(at + window.u32(at), end);
  const numbers = {} as Record<Field, number>;
  for (const [field, [offset, width]] of FIELD_LIST) {
    if (at + offset + width > last) numbers[field] = 0;
    else numbers[field] = width === 1 ? window.u8(at + offset) : window.u16(at + offset);
  }
  const letters = (offset: number, length: number) => asciiAt(window, at + offset, Math.min(at + offset + length, last));
  const scriptWasComputed = at + 52 < last && window.u8(at + 52) !== 0;
  const parts = {
    ...numbers,
    language: at + 10 <= last ? unpackCode(window, at + 8, 0x61) : '',
    region: at + 12 <= last ? unpackCode(window, at + 10, 0x30) : '',
    script: scriptWasComputed ? '' : letters(36, 4),
    variant: letters(40, 8),
    numbering: letters(53, 8),
  };
  return { ...parts, qualifier: qualifierOf(parts) };
}

/** Two plain letters, or three in fifteen bits when the top bit is set. @source AOSP ResTable_config::unpackLanguageOrRegion */
function unpackCode(window: Window, at: number, base: number): string {
  const first = window.u8(at);
  const second = window.u8(at + 1);
  if ((first & 0x80) === 0) return asciiAt(window, at, at + 2);
  return String.fromCharCode(base + (second & 0x1f), base + ((second >> 5) | ((first & 3) << 3)), base + ((first >> 2) & 0x1f));
}

function asciiAt(window: Window, from: number, to: number): string {
  let text = '';
  for (let at = from; at < to && window.u8(at) !== 0; at++) text += String.fromCharCode(window.u8(at));
  return text;
}
