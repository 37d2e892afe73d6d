import zhCN from 'antd/es/locale/zh_CN.js';
import { byArea, type WordFiles } from './by-area.ts';

export const words = byArea(import.meta.glob('./zh/*.ts', { eager: true, import: 'words' }) as WordFiles);
/** A `Locale` of antd, whose types and modules disagree about default exports. */
export const antdWords: unknown = zhCN;
