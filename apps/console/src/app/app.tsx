import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { Locale } from 'antd/es/locale/index.js';
import { type ReactNode, useMemo, useState } from 'react';
import { AntdWordsContext } from './antd-words.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { speak } from './language.ts';
import { LanguageContext } from './language-context.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';

/** Everything that all pages stand in. */
export function App({ antdWords }: { readonly antdWords: Locale }): ReactNode {
  const [locale, setLocale] = useState(antdWords);
  const language = useMemo(
    () => ({
      async change(to: 'zh' | 'en') {
        setLocale(await speak(to));
        await queries.invalidateQueries();
      },
    }),
    [],
  );
  return (
    <ErrorBoundary>
      <QueryClientProvider client={queries}>
        <LanguageContext value={language}>
          <AntdWordsContext value={locale}>
            <RouterProvider router={router} />
          </AntdWordsContext>
        </LanguageContext>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
