import { bigrams, normalisedName } from '@touchstone/domain/inventory';
import { pinyin } from 'pinyin-pro';

/** What a name is found by. */
export interface NameKeys {
  readonly normal: string;
  readonly grams: readonly string[];
  /** Without tones and spaces: `qingyingtianqi`. */
  readonly pinyin: string;
  /** First letters: `qytq`. */
  readonly initials: string;
}

/** Longest name that is spelled out; longer ones are found by their characters. */
const LONGEST = 60;
const ABSENT: NameKeys = { normal: '', grams: [], pinyin: '', initials: '' };

export function nameKeys(name: string): NameKeys {
  const normal = normalisedName(name);
  if (normal === '') return ABSENT;
  const syllables = pinyin([...normal].slice(0, LONGEST).join(''), { toneType: 'none', type: 'array', v: true }).map((one) =>
    one.toLowerCase().replace(/[^a-z0-9]/g, ''),
  );
  return { normal, grams: bigrams(name), pinyin: syllables.join(''), initials: syllables.map((one) => one.slice(0, 1)).join('') };
}
