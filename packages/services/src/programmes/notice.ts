import { type BothTexts, filledIn, type NoticeKind } from '@touchstone/domain/programme';
import type { KeptProgramme, KeptTarget, ProgrammePorts } from './ports.ts';

/** What a developer is told, in both languages, from the texts that the data hold. */
export function noticeFor(
  { texts, wordsOf }: Pick<ProgrammePorts, 'texts' | 'wordsOf'>,
  kind: NoticeKind,
  { title, storeName }: KeptProgramme,
  { appName, versionName, problems }: KeptTarget,
  more: { readonly due?: string; readonly reason?: string },
): BothTexts {
  const inLanguage = (language: 'zh' | 'en') => {
    const lines = problems.map(({ clause, place }) => {
      const words = wordsOf(clause);
      return filledIn(texts.problem[language], { clause, place, title: words.title[language], remedy: words.remedy[language] });
    });
    return filledIn(texts[kind][language], {
      store: storeName,
      app: appName,
      version: versionName === '' ? '—' : versionName,
      programme: title,
      problems: lines.join('\n'),
      ...more,
    });
  };
  return { zh: inLanguage('zh'), en: inLanguage('en') };
}
