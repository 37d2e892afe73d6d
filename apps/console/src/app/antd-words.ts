import type { Locale } from 'antd/es/locale/index.js';
import { createContext } from 'react';

/** What parts of antd say themselves, in the language that is spoken. */
export const AntdWordsContext = createContext<Locale | undefined>(undefined);
