import type { Locale } from 'antd/es/locale/index.js';
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { askIn, LANGUAGES, type Language } from '../api/language.ts';

const KEPT = 'touchstone.language';
const TAG: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };
const LOADERS = {
  zh: () => import('../words/zh.ts'),
  en: () => import('../words/en.ts'),
} as const;

/** What was chosen here before, else Chinese. */
export function chosenLanguage(): Language {
  const kept = window.localStorage.getItem(KEPT);
  return LANGUAGES.find((one) => one === kept) ?? 'zh';
}

/** Loads the words of a language and speaks it from now on; gives what antd says itself. */
export async function speak(language: Language): Promise<Locale> {
  const { words, antdWords } = await LOADERS[language]();
  if (!i18next.isInitialized)
    await i18next.use(initReactI18next).init({ lng: language, resources: {}, interpolation: { escapeValue: false } });
  i18next.addResourceBundle(language, 'translation', words, true, true);
  askIn(language);
  await i18next.changeLanguage(language);
  window.localStorage.setItem(KEPT, language);
  document.documentElement.lang = TAG[language];
  return antdWords as Locale;
}
