import type { ByteWriter } from '../bytes/byte-writer.ts';

/** A resource configuration, as its qualifiers say: `''`, `zh-rCN`, `b+zh+Hans+CN`, `fil`, `mcc460`, `land-xxhdpi-v21`, `sw600dp`, `night`. */
export interface Configuration {
  readonly mcc: number;
  readonly mnc: number;
  readonly language: string;
  readonly region: string;
  readonly script: string;
  readonly variant: string;
  readonly orientation: number;
  readonly density: number;
  readonly sdk: number;
  readonly screenLayout: number;
  readonly uiMode: number;
  readonly smallestWidthDp: number;
  readonly widthDp: number;
  readonly heightDp: number;
}

const none: Configuration = {
  mcc: 0,
  mnc: 0,
  language: '',
  region: '',
  script: '',
  variant: '',
  orientation: 0,
  density: 0,
  sdk: 0,
  screenLayout: 0,
  uiMode: 0,
  smallestWidthDp: 0,
  widthDp: 0,
  heightDp: 0,
};

const words: Readonly<Record<string, Partial<Configuration>>> = {
  port: { orientation: 1 },
  land: { orientation: 2 },
  ldpi: { density: 120 },
  mdpi: { density: 160 },
  tvdpi: { density: 213 },
  hdpi: { density: 240 },
  xhdpi: { density: 320 },
  xxhdpi: { density: 480 },
  xxxhdpi: { density: 640 },
  anydpi: { density: 0xfffe },
  nodpi: { density: 0xffff },
  notnight: { uiMode: 0x10 },
  night: { uiMode: 0x20 },
  television: { uiMode: 4 },
  watch: { uiMode: 6 },
  small: { screenLayout: 1 },
  normal: { screenLayout: 2 },
  large: { screenLayout: 3 },
  xlarge: { screenLayout: 4 },
  ldltr: { screenLayout: 0x40 },
  ldrtl: { screenLayout: 0x80 },
};

type Pattern = readonly [form: RegExp, read: (group: string) => Partial<Configuration>];

const patterns: readonly Pattern[] = [
  [/^mcc(\d+)$/, (code) => ({ mcc: Number(code) })],
  [/^mnc(\d+)$/, (code) => ({ mnc: Number(code) })],
  [/^v(\d+)$/, (sdk) => ({ sdk: Number(sdk) })],
  [/^sw(\d+)dp$/, (dp) => ({ smallestWidthDp: Number(dp) })],
  [/^w(\d+)dp$/, (dp) => ({ widthDp: Number(dp) })],
  [/^h(\d+)dp$/, (dp) => ({ heightDp: Number(dp) })],
  [/^(\d+)dpi$/, (dpi) => ({ density: Number(dpi) })],
  [/^b\+(.+)$/, readTag],
  [/^r([A-Z]{2}|\d{3})$/, (region) => ({ region })],
  [/^([a-z]{2,3})$/, (language) => ({ language })],
];

/** @throws Error on a qualifier the kit does not know */
export function parseConfiguration(qualifiers: string): Configuration {
  return qualifiers
    .split('-')
    .filter((word) => word !== '')
    .map((word) => words[word] ?? readWord(word))
    .reduce<Configuration>(merged, none);
}

/** Layout and mode are made of several words each; anything else is said once. */
function merged(config: Configuration, more: Partial<Configuration>): Configuration {
  const screenLayout = config.screenLayout | (more.screenLayout ?? 0);
  return { ...config, ...more, screenLayout, uiMode: config.uiMode | (more.uiMode ?? 0) };
}

function readWord(word: string): Partial<Configuration> {
  for (const [form, read] of patterns) {
    const match = form.exec(word);
    if (match) return read(match[1]!);
  }
  throw new Error(`no resource qualifier is called ${word}`);
}

/** BCP 47: language, then script, region and variant by their shapes. */
function readTag(tag: string): Partial<Configuration> {
  const [language = '', ...rest] = tag.split('+');
  const script = rest.find((part) => /^[A-Z][a-z]{3}$/.test(part)) ?? '';
  const region = rest.find((part) => /^([A-Z]{2}|\d{3})$/.test(part)) ?? '';
  const variant = rest.find((part) => part !== script && part !== region) ?? '';
  return { language, script, region, variant };
}

/** 64 bytes. @source AOSP ResourceTypes.h, ResTable_config */
export function writeConfiguration(out: ByteWriter, config: Configuration): void {
  out.u4(64).u2(config.mcc).u2(config.mnc);
  out.bytes(packed(config.language, 0x61)).bytes(packed(config.region, 0x30));
  out.u1(config.orientation).u1(0).u2(config.density);
  out.u4(0);
  out.u4(0);
  out.u2(config.sdk).u2(0);
  out.u1(config.screenLayout).u1(config.uiMode).u2(config.smallestWidthDp);
  out.u2(config.widthDp).u2(config.heightDp);
  out.bytes(fixed(config.script, 4)).bytes(fixed(config.variant, 8));
  out.u4(0).zeros(12);
}

/** Two letters as they are; three packed into fifteen bits with the highest set. */
function packed(code: string, base: number): Uint8Array {
  if (code.length < 3) return fixed(code, 2);
  const [a = 0, b = 0, c = 0] = [...code].map((letter) => letter.charCodeAt(0) - base);
  return Uint8Array.of(0x80 | (c << 2) | (b >> 3), (b << 5) | a);
}

function fixed(text: string, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(new TextEncoder().encode(text).subarray(0, length));
  return bytes;
}

/** Bits of the things in which configurations of one entry differ from the default. @source AOSP configuration.h, ACONFIGURATION_* */
export function configurationMask(config: Configuration): number {
  const bits: readonly (readonly [boolean, number])[] = [
    [config.mcc !== 0, 0x0001],
    [config.mnc !== 0, 0x0002],
    [config.language !== '', 0x0004],
    [config.orientation !== 0, 0x0080],
    [config.density !== 0, 0x0100],
    [config.widthDp + config.heightDp !== 0, 0x0200],
    [config.sdk !== 0, 0x0400],
    [(config.screenLayout & 0x3f) !== 0, 0x0800],
    [config.uiMode !== 0, 0x1000],
    [config.smallestWidthDp !== 0, 0x2000],
    [(config.screenLayout & 0xc0) !== 0, 0x4000],
  ];
  return bits.reduce((mask, [isSet, bit]) => (isSet ? mask | bit : mask), 0);
}
