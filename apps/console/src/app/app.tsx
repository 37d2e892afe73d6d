import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import type { Locale } from 'antd/es/locale/index.js';
import { type ReactNode, useMemo, useState } from 'react';
import { ErrorBoundary } from './error-boundary.tsx';
import { speak } from './language.ts';
import { LanguageContext } from './language-context.ts';
import { queries } from './queries.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
const csp = nonce === undefined ? {} : { csp: { nonce } };

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
          <ConfigProvider
            locale={locale}
            theme={theme}
            componentSize="small"
            wave={{ disabled: true }}
            button={{ autoInsertSpace: false }}
            {...csp}
          >
            <RouterProvider router={router} />
          </ConfigProvider>
        </LanguageContext>
      </QueryClientProvider>
    </ErrorBoundary>
  );
}
