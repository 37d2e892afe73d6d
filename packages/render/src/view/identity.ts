import type { Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { typeReason } from '../words/type-reasons.ts';

/** `19084112` as `18.2 MB (19,084,112)`: people read the first, compare the second. */
export function sizeText(sizeBytes: number): string {
  const grouped = String(sizeBytes).replace(/\B(?=(\d{3})+$)/g, ',');
  if (sizeBytes < 1024) return `${grouped} B`;
  const [unit, divisor] = sizeBytes < 1024 ** 2 ? ['KB', 1024] : sizeBytes < 1024 ** 3 ? ['MB', 1024 ** 2] : ['GB', 1024 ** 3];
  return `${(sizeBytes / Number(divisor)).toFixed(1)} ${unit} (${grouped} B)`;
}

/** The type of the app in words, with whether someone confirmed it. */
export function categoryText({ category }: Report, { lang, knowledge }: RenderOptions): string {
  if (category === null) return lang === 'zh' ? '未确定（可用 --category 指定）' : 'not known (give one with --category)';
  const type = knowledge.appTypes.find(({ number }) => number === category.number);
  const name = lang === 'zh' ? category.name : (type?.en ?? category.name);
  const reason = typeReason(category.reason, lang);
  if (category.confirmed) return `${category.number} ${name}`;
  return lang === 'zh'
    ? `${category.number} ${name}（待确认；依据：${reason}）`
    : `${category.number} ${name} (to be confirmed; because of: ${reason})`;
}
