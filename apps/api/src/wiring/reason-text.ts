import { reasonInWords } from '@touchstone/domain/engine';
import { nameOfReason } from '@touchstone/render';

/** Why an engine has no answer, in words: those of every engine, else those of ours; a code that neither knows is shown as it is. */
export function reasonText(reason: string, language: 'zh' | 'en'): string {
  const said = reasonInWords(reason, language);
  return said === reason ? nameOfReason(reason, language) : said;
}
