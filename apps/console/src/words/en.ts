import enUS from 'antd/es/locale/en_US.js';
import { byArea, type WordFiles } from './by-area.ts';

export const words = byArea(import.meta.glob('./en/*.ts', { eager: true, import: 'words' }) as WordFiles);
/** A `Locale` of antd, whose types and modules disagree about default exports. */
export const antdWords: unknown = enUS;
