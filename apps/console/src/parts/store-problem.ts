import { useTranslation } from 'react-i18next';
import { colon } from './punctuation.ts';

/** Of a field that does not fit the place says which it is; these say more. */
const OWN_WORDS: readonly string[] = ['bad-text', 'bad-instant', 'bad-size'];

/** By which words a code of a problem is said: `feed/bad-sha256` is a field of the feed. */
export function partsOfProblem(code: string): { readonly from: string; readonly what: string } {
  const [from = '', what = ''] = code.split(/\/(.*)/);
  return { from, what: what.startsWith('bad-') && !OWN_WORDS.includes(what) ? 'bad-field' : what };
}

/** Says a problem of a store's data, `feed/bad-sha256`, in words. */
export function useStoreProblem(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const { from, what } = partsOfProblem(code);
    return `${t(`storeProblem.from.${from}`, { defaultValue: from })}${colon()}${t(`storeProblem.what.${what}`, { defaultValue: what })}`;
  };
}
