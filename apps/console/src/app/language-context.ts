import { createContext, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../api/language.ts';

interface Languages {
  change(to: Language): Promise<void>;
}

export const LanguageContext = createContext<Languages>({ change: async () => undefined });

/** The language that is spoken, and how to speak another. */
export function useLanguage(): { readonly language: Language; change(to: Language): Promise<void> } {
  const { i18n } = useTranslation();
  const { change } = useContext(LanguageContext);
  return { language: i18n.language === 'en' ? 'en' : 'zh', change };
}
