import { languageOfRequests } from '../api/language.ts';

/** `12,345`, as the language of the page writes it, whatever the browser speaks. */
export const countText = (count: number): string => count.toLocaleString(languageOfRequests());
