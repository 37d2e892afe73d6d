import { listCalendars } from '@touchstone/api-client/routes/calendars';
import { listDeadlines } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { OnlyFirst } from '../../parts/only-first.tsx';
import { Problem } from '../../parts/problem.tsx';
import { colon, stop } from '../../parts/punctuation.ts';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { Unread } from '../../parts/unread.tsx';
import { Arithmetic, isPublished } from '../deadline/arithmetic.tsx';

const MOST = '200';

/** How each deadline of a case was counted, day by day; what was not counted by days needs no arithmetic. */
export function CaseDeadlines({ caseId }: { readonly caseId: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const deadlines = useList(listDeadlines, { query: { case: caseId, limit: MOST } });
  const calendars = useRead(listCalendars, {}, { enabled: may('calendar.read') });
  const current = (calendars.data?.items ?? []).filter(({ isCurrent }) => isCurrent);
  return (
    <>
      <Unread of={[calendars]} />
      {deadlines.state === 'failed' ? <Problem error={deadlines.error} onRetry={deadlines.retry} /> : null}
      <OnlyFirst of={deadlines.page} />
      {(deadlines.page?.items ?? []).map(({ id, purpose, rule, startedAt, dueOn, state }) => {
        const name = t(`states.purpose.${purpose}`, { defaultValue: purpose });
        const counted = t(`deadlines.rule.${rule.kind}`, { count: 'count' in rule ? rule.count : 0 });
        if (state === 'PROVISIONAL')
          return (
            <p key={id} className="case-note tone-warn">
              {name}
              {colon()}
              {counted}
              {stop()}
              {t('case.deadlines.provisional')}
            </p>
          );
        if (rule.kind !== 'working-days' || startedAt === null || dueOn === null) return null;
        const start = shanghaiDay(startedAt);
        if (!isPublished(start, dueOn, current)) return null;
        return (
          <details key={id} className="case-note">
            <summary>
              {name}
              {colon()}
              {t('case.deadlines.counted', { start, counted, last: dueOn })}
            </summary>
            <Arithmetic start={start} last={dueOn} calendars={current} />
          </details>
        );
      })}
    </>
  );
}
