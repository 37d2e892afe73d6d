import { useQueryClient } from '@tanstack/react-query';
import { ApiProblem } from '@touchstone/api-client';
import { readClock } from '@touchstone/api-client/routes/calendars';
import { whoAmI } from '@touchstone/api-client/routes/session';
import { lazy, type ReactNode, Suspense, useCallback, useMemo } from 'react';
import { useRead } from '../api/use-read.ts';
import { Problem } from '../parts/problem.tsx';
import { chosenScope, keepScope, scopesOf, within } from './chosen-scope.ts';
import { ClockContext, shownBy } from './clock.ts';
import { loadInAntd } from './load-in-antd.ts';
import { MeContext } from './me.ts';
import { PageLoading } from './page-loading.tsx';
import { Shell } from './shell.tsx';
import { SignInAgain } from './sign-in-again.tsx';

const EVERY_MINUTE_MS = 60_000;

const SignInPage = lazy(() => import('../pages/sign-in/sign-in-page.tsx').then((it) => ({ default: it.SignInPage })));
const SecondFactorNeeded = lazy(() =>
  loadInAntd(() => import('../pages/sign-in/second-factor-needed.tsx').then((it) => it.SecondFactorNeeded)),
);

/**
 * Asks who sits here before any page is shown. Who does not sit anywhere signs in at the same address and goes on to it.
 */
export function SignedIn(): ReactNode {
  const queries = useQueryClient();
  const { data: me, error, refetch } = useRead(whoAmI, {});
  // before any page asks for anything
  const here = useMemo(() => {
    if (me === undefined) return undefined;
    const scope = chosenScope(scopesOf(me), document.cookie);
    keepScope(scope);
    return within(me, scope);
  }, [me]);
  const clock = useRead(readClock, {}, { enabled: me !== undefined && !me.needsSecondFactor, everyMs: EVERY_MINUTE_MS });
  const { data: said, dataUpdatedAt: saidAtMs } = clock;
  const now = useCallback(() => (said === undefined ? Date.now() : shownBy(said, saidAtMs, Date.now())), [said, saidAtMs]);
  const again = () => void queries.resetQueries();

  if (me === undefined && error instanceof ApiProblem && error.status === 401)
    return (
      <BeforeIn>
        <SignInPage onDone={again} />
      </BeforeIn>
    );
  if (me === undefined && error !== null) return <Problem error={error} onRetry={() => void refetch()} />;
  if (me === undefined || here === undefined) return <PageLoading />;
  if (me.needsSecondFactor)
    return (
      <BeforeIn>
        <SecondFactorNeeded onDone={again} />
      </BeforeIn>
    );
  if (clock.isPending) return <PageLoading />;
  return (
    <MeContext value={here}>
      <ClockContext value={now}>
        <Shell />
        <SignInAgain login={me.login ?? ''} />
      </ClockContext>
    </MeContext>
  );
}

/** What is shown before one is in comes on its own: who is in already loads none of it. */
function BeforeIn({ children }: { readonly children: ReactNode }): ReactNode {
  return <Suspense fallback={<PageLoading />}>{children}</Suspense>;
}
