import { countDeadline, listCalendars, readClock } from '@touchstone/api-client/routes/calendars';
import { Input, Select } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiDay, startOfShanghaiDay } from '../../parts/shanghai-time.ts';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';
import { Arithmetic } from '../deadline/arithmetic.tsx';
import { kindsFor, type Rule, ruleOf, type TypedDeadline } from './draft-deadline.ts';

interface Props {
  readonly type: string;
  readonly deadline: TypedDeadline;
  onChange(deadline: TypedDeadline): void;
}

/** Until when: how it is set, and what comes of it if it were served on a day that one tries. */
export function DeadlineFields({ type, deadline, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const put = (change: Partial<TypedDeadline>) => onChange({ ...deadline, ...change });
  const rule = ruleOf(deadline);
  return (
    <fieldset className="draft-part">
      <legend>{t('order.fact.deadline')}</legend>
      <div className="draft-line">
        <label htmlFor={`${id}-kind`}>{t('orderDraft.deadline.kind')}</label>
        <Select
          id={`${id}-kind`}
          value={deadline.kind}
          onChange={(kind) => put({ kind })}
          options={kindsFor(type).map((value) => ({ value, label: t(`orderDraft.deadline.kinds.${value}`) }))}
          getPopupContainer={(node) => node.parentElement ?? document.body}
        />
        {['working-days', 'calendar-days', 'hours', 'at-once'].includes(deadline.kind) ? (
          <>
            <label htmlFor={`${id}-count`}>{t(`orderDraft.deadline.count.${deadline.kind}`)}</label>
            <Input
              id={`${id}-count`}
              className="draft-number"
              inputMode="numeric"
              maxLength={5}
              value={deadline.count}
              onChange={({ target }) => put({ count: target.value })}
            />
          </>
        ) : null}
        {deadline.kind === 'instant' ? (
          <>
            <label htmlFor={`${id}-day`}>{t('orderDraft.deadline.day')}</label>
            <Input id={`${id}-day`} type="date" value={deadline.day} onChange={({ target }) => put({ day: target.value })} />
            <label htmlFor={`${id}-time`}>{t('orderDraft.deadline.time')}</label>
            <Input
              id={`${id}-time`}
              className="draft-number"
              maxLength={5}
              value={deadline.time}
              onChange={({ target }) => put({ time: target.value })}
            />
          </>
        ) : null}
      </div>
      {deadline.kind === 'calendar-days' ? (
        <label className="check-line">
          <input type="checkbox" checked={deadline.rollForward} onChange={({ target }) => put({ rollForward: target.checked })} />{' '}
          {t('orderDraft.deadline.rollForward')}
        </label>
      ) : null}
      <p className="form-hint">{t(`orderDraft.deadline.about.${deadline.kind}`)}</p>
      {rule === undefined ? <p className="tone-warn">{t('orderDraft.deadline.notWhole')}</p> : null}
      {rule == null || rule.kind === 'instant' || rule.kind === 'at-once' ? null : <Trial rule={rule} />}
    </fieldset>
  );
}

type Span = Extract<Rule, { readonly count: number }>;

/** The arithmetic, for service on a day that one tries. */
function Trial({ rule }: { readonly rule: Span }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const id = useId();
  const now = useRead(readClock, {}).data?.now;
  const [typed, setTyped] = useState<string>();
  const day = typed ?? (now === undefined ? '' : shanghaiDay(now));
  const isDay = /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
  const roll = rule.kind === 'calendar-days' && rule.rollForward === true ? { rollForward: true } : {};
  const query = { kind: rule.kind, count: rule.count, ...(isDay ? { start: startOfShanghaiDay(day) } : {}), ...roll };
  const counted = useRead(countDeadline, { query }, { enabled: isDay && may('calendar.read') && rule.count <= 3650 });
  const due = counted.data;
  const calendars = useRead(listCalendars, {}, { enabled: may('calendar.read') });
  const current = (calendars.data?.items ?? []).filter(({ isCurrent }) => isCurrent);
  if (!may('calendar.read')) return null;
  return (
    <div className="draft-trial">
      <Unread of={[counted, calendars]} />
      <div className="draft-line">
        <label htmlFor={`${id}-served`}>{t('orderDraft.deadline.served')}</label>
        <Input id={`${id}-served`} type="date" value={day} onChange={({ target }) => setTyped(target.value)} />
        {due === undefined ? null : due.state === 'RUNNING' ? (
          <strong>
            {t('orderDraft.deadline.until')} {due.printedText ?? <TimeText at={due.due} />}
          </strong>
        ) : (
          <span className="tag tone-warn">{t('states.deadline.PROVISIONAL')}</span>
        )}
      </div>
      {due?.state === 'PROVISIONAL' ? (
        <p className="tone-warn">
          {t('orderDraft.deadline.provisional', { year: due.missingYear ?? '' })}{' '}
          <PageLink to="/calendars">{t('orderDraft.toCalendars')}</PageLink>
        </p>
      ) : null}
      {due?.state === 'RUNNING' && due.due !== null && rule.kind === 'working-days' && isDay && calendars.data !== undefined ? (
        <details className="not-now">
          <summary>{t('deadlines.arithmetic.title')}</summary>
          <Arithmetic start={day} last={shanghaiDay(new Date(Date.parse(due.due) - 1).toISOString())} calendars={current} />
        </details>
      ) : null}
    </div>
  );
}
