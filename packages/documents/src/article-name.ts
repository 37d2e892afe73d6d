import type { Lang } from '@touchstone/render';
import type { Article, Instrument } from '@touchstone/rules';

/** An article as it is cited: `《个人信息保护法》第十三条`; in English by the English name of its document and its number in digits. */
export function articleName({ document, article }: Article, instruments: readonly Instrument[], lang: Lang): string {
  if (lang === 'zh') return `《${document}》${article}`;
  const name = instruments.find((one) => one.document === document)?.en ?? document;
  const numbered = /^第([一二三四五六七八九十百]+)条$/u.exec(article);
  return numbered === null ? `${name}, ${article}` : `${name}, article ${numberOf(numbered[1] ?? '')}`;
}

const DIGITS = '一二三四五六七八九';

/** A number below a thousand in Chinese characters. */
function numberOf(text: string): number {
  let [sum, digit] = [0, 0];
  for (const character of text) {
    const unit = character === '百' ? 100 : character === '十' ? 10 : 0;
    if (unit === 0) digit = DIGITS.indexOf(character) + 1;
    else {
      sum += Math.max(digit, 1) * unit;
      digit = 0;
    }
  }
  return sum + digit;
}
