import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { FilterDay } from '../../parts/table/filter-day.tsx';
import { type Conditions, DIMENSIONS, endOfShanghaiDay } from './conditions.ts';

interface Props {
  readonly conditions: Conditions;
  onConditions(change: Readonly<Record<string, string | undefined>>): void;
}

const YEARS_BACK = 6;

/** By what, of which days, as of when, and which year. */
export function ConditionBar({ conditions, onConditions }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const { by, from, until, asOf, year } = conditions;
  const thisYear = Number(useToday().slice(0, 4));
  const years = [...new Set([year, ...Array.from({ length: YEARS_BACK }, (_, back) => thisYear - back)])].sort((a, b) => b - a);
  return (
    <form className="list-head" aria-label={t('statistics.conditions')} onSubmit={(event) => event.preventDefault()}>
      <div className="filters">
        <span className="filter">
          <label htmlFor={`${id}-by`}>{t('statistics.field.by')}</label>
          <select id={`${id}-by`} value={by} onChange={({ target }) => onConditions({ by: target.value })}>
            {DIMENSIONS.map((one) => (
              <option key={one} value={one}>
                {t(`statistics.by.${one}`)}
              </option>
            ))}
          </select>
        </span>
        <Day id={`${id}-from`} label={t('statistics.field.from')} day={from} onDay={(day) => onConditions({ from: day })} />
        <Day id={`${id}-until`} label={t('statistics.field.until')} day={until} onDay={(day) => onConditions({ until: day })} />
        <Day
          id={`${id}-as-of`}
          label={t('statistics.field.asOf')}
          day={asOf === undefined ? undefined : shanghaiDay(asOf)}
          onDay={(day) => onConditions({ asOf: day === undefined ? undefined : endOfShanghaiDay(day) })}
        />
        <span className="filter">
          <label htmlFor={`${id}-year`}>{t('statistics.field.year')}</label>
          <select id={`${id}-year`} value={year} onChange={({ target }) => onConditions({ year: target.value })}>
            {years.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </select>
        </span>
      </div>
    </form>
  );
}

interface DayProps {
  readonly id: string;
  readonly label: string;
  readonly day: string | undefined;
  onDay(day: string | undefined): void;
}

function Day({ id, label, day, onDay }: DayProps): ReactNode {
  return (
    <span className="filter">
      <label htmlFor={id}>{label}</label>
      <FilterDay id={id} day={day ?? ''} onDay={onDay} />
    </span>
  );
}
