import type { OutputOf } from '@touchstone/api-client';
import type { listCalendars } from '@touchstone/api-client/routes/calendars';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { countedDays } from './counted-days.ts';
import './arithmetic.css';
import { semicolon } from '../../parts/punctuation.ts';

interface Props {
  readonly start: string;
  readonly last: string;
  /** The version of each year that counts. */
  readonly calendars: OutputOf<typeof listCalendars>['items'];
}

/** Day by day: which are counted, and why the others are not. Nothing where a year between is not published. */
export function Arithmetic({ start, last, calendars }: Props): ReactNode {
  const { t } = useTranslation();
  const years = new Set([start.slice(0, 4), last.slice(0, 4)]);
  const used = calendars.filter(({ year }) => years.has(String(year)));
  if (used.length < years.size) return null;
  const days = countedDays(start, last, {
    holidays: new Set(used.flatMap(({ holidays }) => holidays)),
    makeUpDays: new Set(used.flatMap(({ makeUpDays }) => makeUpDays)),
  });
  return (
    <>
      <ol className="days">
        {days.map(({ day, kind, isMakeUp, number }) => (
          <li key={day} className={`day day-${kind}`}>
            <time dateTime={day}>{day.slice(5)}</time>
            <span>{number === undefined ? t(`deadlines.arithmetic.${kind}`) : t('deadlines.arithmetic.number', { number })}</span>
            {isMakeUp ? <span>{t('deadlines.arithmetic.makeUp')}</span> : null}
          </li>
        ))}
      </ol>
      <p className="form-hint">{used.map(({ source }) => source).join(semicolon())}</p>
    </>
  );
}

/** Whether the days between can be shown at all. */
export const isPublished = (start: string, last: string, calendars: Props['calendars']): boolean =>
  [start, last].every((day) => calendars.some(({ year }) => String(year) === day.slice(0, 4)));
