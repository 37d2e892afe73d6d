import type { Configuration } from '@touchstone/formats/arsc';

/**
 * How badly a configuration suits a phone of today that is set to `language`: the smaller the better. As for Android,
 * language outweighs screen, screen density, and density version.
 *
 * @param language `zh`, `en`; empty asks for the default whatever the phone's language is
 * @source AOSP androidfw/ResourceTypes.cpp, ResTable_config::isBetterThan
 */
export function distanceOf(configuration: Configuration, language: string): number {
  const locale = language === 'zh' ? chineseRank(configuration) : languageRank(configuration, language);
  const density = 0xffff - densityRank(configuration.density);
  const version = 0xffff - configuration.sdk;
  return ((locale * 16 + oddities(configuration)) * 0x1_0000 + density) * 0x1_0000 + version;
}

/** zh-rCN, then zh, then other Simplified, then zh-rTW and its like, then the default, then any. */
function chineseRank({ language, region, script }: Configuration): number {
  if (language === '') return 5;
  if (language !== 'zh') return 6;
  if (script === 'Hant') return 4;
  if (region === 'CN' || (script === 'Hans' && region === '')) return 0;
  if (region === '') return 1;
  return script === 'Hans' ? 2 : TRADITIONAL.has(region) ? 4 : 3;
}

const TRADITIONAL: ReadonlySet<string> = new Set(['TW', 'HK', 'MO']);

function languageRank(configuration: Configuration, language: string): number {
  if (configuration.language === language) return configuration.region === '' ? 0 : 1;
  return configuration.language === '' ? 2 : 3;
}

/** The newest platform that counts as released. */
const NEWEST_SDK = 36;

/** Qualifiers that a phone in the hand, upright, by day, does not meet. */
function oddities(c: Configuration): number {
  const odd = [
    c.mcc !== 0,
    c.mnc !== 0,
    c.orientation > 1,
    (c.uiMode & 0x0f) > 1,
    (c.uiMode & 0x30) === 0x20,
    (c.screenLayout & 0x0f) > 2,
    (c.screenLayout & 0xc0) === 0x80,
    (c.screenLayout2 & 0x03) === 2,
    c.smallestWidthDp >= 600,
    c.screenWidthDp >= 600,
    c.screenHeightDp > 900,
    c.keyboard > 1,
    c.navigation > 1,
    c.grammaticalInflection !== 0,
    c.sdk > NEWEST_SDK,
  ];
  return odd.filter(Boolean).length;
}

const ANY_DENSITY = 0xfffe;
const NO_DENSITY = 0xffff;

/** Files for any density first, then the sharpest; what is not meant for a density counts as medium. */
function densityRank(density: number): number {
  if (density === ANY_DENSITY) return ANY_DENSITY;
  return density === 0 || density === NO_DENSITY ? 160 : density;
}
