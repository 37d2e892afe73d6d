import type { Configuration } from './configuration.ts';

type Parts = Omit<Configuration, 'qualifier'>;

/** Qualifiers of a configuration, joined by `-`, in the order in which folders are named. @source AOSP ResTable_config::toString */
export function qualifierOf(parts: Parts): string {
  return QUALIFIERS.map((qualifier) => qualifier(parts))
    .filter((text) => text !== '')
    .join('-');
}

/** Names by value of the bits under `mask`. */
const named =
  (bits: (parts: Parts) => number, mask: number, names: Readonly<Record<number, string>>) =>
  (parts: Parts): string => {
    const value = bits(parts) & mask;
    return value === 0 ? '' : (names[value] ?? '');
  };

const counted = (number: number, text: string): string => (number === 0 ? '' : text);

const QUALIFIERS: readonly ((parts: Parts) => string)[] = [
  ({ mcc }) => counted(mcc, `mcc${mcc}`),
  ({ mnc }) => counted(mnc, `mnc${mnc === 0xffff ? '00' : mnc}`),
  localeText,
  named((p) => p.grammaticalInflection, 0x03, { 1: 'neuter', 2: 'feminine', 3: 'masculine' }),
  named((p) => p.screenLayout, 0xc0, { 64: 'ldltr', 128: 'ldrtl' }),
  ({ smallestWidthDp: dp }) => counted(dp, `sw${dp}dp`),
  ({ screenWidthDp: dp }) => counted(dp, `w${dp}dp`),
  ({ screenHeightDp: dp }) => counted(dp, `h${dp}dp`),
  named((p) => p.screenLayout, 0x0f, { 1: 'small', 2: 'normal', 3: 'large', 4: 'xlarge' }),
  named((p) => p.screenLayout, 0x30, { 16: 'notlong', 32: 'long' }),
  named((p) => p.screenLayout2, 0x03, { 1: 'notround', 2: 'round' }),
  named((p) => p.colorMode, 0x03, { 1: 'nowidecg', 2: 'widecg' }),
  named((p) => p.colorMode, 0x0c, { 4: 'lowdr', 8: 'highdr' }),
  named((p) => p.orientation, 0xff, { 1: 'port', 2: 'land', 3: 'square' }),
  named((p) => p.uiMode, 0x0f, { 2: 'desk', 3: 'car', 4: 'television', 5: 'appliance', 6: 'watch', 7: 'vrheadset' }),
  named((p) => p.uiMode, 0x30, { 16: 'notnight', 32: 'night' }),
  ({ density }) => counted(density, DENSITIES[density] ?? `${density}dpi`),
  named((p) => p.touchscreen, 0xff, { 1: 'notouch', 2: 'stylus', 3: 'finger' }),
  named((p) => p.inputFlags, 0x03, { 1: 'keysexposed', 2: 'keyshidden', 3: 'keyssoft' }),
  named((p) => p.keyboard, 0xff, { 1: 'nokeys', 2: 'qwerty', 3: '12key' }),
  named((p) => p.inputFlags, 0x0c, { 4: 'navexposed', 8: 'navhidden' }),
  named((p) => p.navigation, 0xff, { 1: 'nonav', 2: 'dpad', 3: 'trackball', 4: 'wheel' }),
  ({ screenWidth, screenHeight }) => counted(screenWidth | screenHeight, `${screenWidth}x${screenHeight}`),
  ({ sdk, minorVersion }) => counted(sdk, `v${sdk}${minorVersion === 0 ? '' : `.${minorVersion}`}`),
];

const DENSITIES: Readonly<Record<number, string>> = {
  120: 'ldpi',
  160: 'mdpi',
  213: 'tvdpi',
  240: 'hdpi',
  320: 'xhdpi',
  480: 'xxhdpi',
  640: 'xxxhdpi',
  65534: 'anydpi',
  65535: 'nodpi',
};

/** `zh-rCN`; with a script, variant or numbering system the longer `b+zh+Hans+CN`. @source AOSP ResTable_config::appendDirLocale */
function localeText({ language, region, script, variant, numbering }: Parts): string {
  if (language === '') return '';
  if (script === '' && variant === '' && numbering === '') return region === '' ? language : `${language}-r${region}`;
  const codes = ['b', language, script, region, variant].filter((code) => code !== '');
  return [...codes, ...(numbering === '' ? [] : ['u', 'nu', numbering])].join('+');
}
