import { useQueries } from '@tanstack/react-query';
import { readOperator } from '@touchstone/api-client/routes/inventory';
import { whoAmI } from '@touchstone/api-client/routes/session';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callIn } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { useScopeText } from '../parts/use-scope-text.ts';
import { visibleText } from '../parts/visible-text.ts';
import { chosenScope, keepScope, scopesOf } from './chosen-scope.ts';
import { scopeElsewhere } from './scope-elsewhere.ts';
import { ScopeMoved } from './scope-moved.tsx';

const FIRM = 'operator:';

/** For whom one works, where somebody works for several: one’s own firm, one that is acted for (代理). Nothing for everybody else. */
export function ScopeSwitch(): ReactNode {
  const { data: me } = useRead(whoAmI, {});
  const scopes = me === undefined ? [] : scopesOf(me);
  return scopes.length < 2 ? null : <Switch scopes={scopes} />;
}

function Switch({ scopes }: { readonly scopes: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const scopeText = useScopeText();
  // of this window, whatever another one chooses
  const [here] = useState(() => chosenScope(scopes, document.cookie) ?? '');
  const [now, setNow] = useState(here);
  const isLeaving = useRef(false);
  useEffect(() => scopeElsewhere.listen((scope) => (isLeaving.current ? undefined : setNow(scope))), []);
  const names = useQueries({
    queries: scopes.map((scope) => ({
      queryKey: ['name-of-scope', scope],
      queryFn: () => callIn(scope, readOperator, { params: { operator: scope.slice(FIRM.length) } }).then(({ operator }) => operator.name),
      enabled: scope.startsWith(FIRM),
      retry: false,
    })),
  });
  const nameOf = (scope: string) => visibleText(names[scopes.indexOf(scope)]?.data ?? scopeText(scope));
  const choose = (scope: string) => {
    keepScope(scope);
    scopeElsewhere.tell(scope);
  };
  const open = (scope: string) => {
    isLeaving.current = true;
    choose(scope);
    window.location.assign('/');
  };
  return (
    <>
      <label className="bar-scope">
        <span>{t('shell.actingFor')}</span>
        <select value={here} onChange={({ target }) => open(target.value)}>
          {scopes.map((scope) => (
            <option key={scope} value={scope}>
              {nameOf(scope)}
            </option>
          ))}
        </select>
      </label>
      {now === here ? null : <ScopeMoved here={nameOf(here)} now={nameOf(now)} onBack={() => choose(here)} />}
    </>
  );
}
