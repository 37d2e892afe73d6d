/**
 * API level that a codename in `minSdkVersion` or `targetSdkVersion` stood for; undefined when nobody knows it.
 * Android itself accepts a codename only on the preview of that name.
 * @source Android SDK, android.os.Build.VERSION_CODES
 */
export const levelOfCodename = (codename: string): number | undefined => LEVELS.get(codename);

const LEVELS: ReadonlyMap<string, number> = new Map([
  ['L', 21],
  ['M', 23],
  ['N', 24],
  ['O', 26],
  ['P', 28],
  ['Q', 29],
  ['R', 30],
  ['S', 31],
  ['Sv2', 32],
  ['Tiramisu', 33],
  ['UpsideDownCake', 34],
  ['VanillaIceCream', 35],
  ['Baklava', 36],
]);

/** What a codename without a known level counts as: newer than every release. @source VERSION_CODES.CUR_DEVELOPMENT */
export const DEVELOPMENT_LEVEL = 10_000;
