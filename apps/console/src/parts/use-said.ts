import { useLanguage } from '../app/language-context.ts';

/** Says what is there in both languages, in the one that is read. */
export function useSaid(): (text: { readonly zh: string; readonly en: string }) => string {
  const { language } = useLanguage();
  return (text) => text[language];
}
