import { useQueries } from '@tanstack/react-query';
import { readOperator } from '@touchstone/api-client/routes/inventory';
import { whoAmI } from '@touchstone/api-client/routes/session';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { callIn } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { useScopeText } from '../parts/use-scope-text.ts';
import { visibleText } from '../parts/visible-text.ts';
import { chosenScope, keepScope, scopesOf } from './chosen-scope.ts';

const FIRM = 'operator:';

/** For whom one works, where somebody works for several: one’s own firm, one that is acted for (代理). Nothing for everybody else. */
export function ScopeSwitch(): ReactNode {
  const { t } = useTranslation();
  const scopeText = useScopeText();
  const { data: me } = useRead(whoAmI, {});
  const scopes = me === undefined ? [] : scopesOf(me);
  const chosen = chosenScope(scopes, document.cookie);
  const names = useQueries({
    queries: scopes.map((scope) => ({
      queryKey: ['name-of-scope', scope],
      queryFn: () => callIn(scope, readOperator, { params: { operator: scope.slice(FIRM.length) } }).then(({ operator }) => operator.name),
      enabled: chosen !== undefined && scope.startsWith(FIRM),
      retry: false,
    })),
  });
  if (chosen === undefined) return null;
  const choose = (scope: string) => {
    keepScope(scope);
    window.location.assign('/');
  };
  return (
    <label className="bar-scope">
      <span>{t('shell.actingFor')}</span>
      <select value={chosen} onChange={({ target }) => choose(target.value)}>
        {scopes.map((scope, i) => (
          <option key={scope} value={scope}>
            {visibleText(names[i]?.data ?? scopeText(scope))}
          </option>
        ))}
      </select>
    </label>
  );
}
