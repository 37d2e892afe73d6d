import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../app/clock.ts';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { endOfShanghaiDay } from '../statistics/conditions.ts';
import { type DashboardConditions, SHOWN_STAGES, STEPS } from './dashboard-conditions.ts';

const YEARS_BACK = 6;

interface Props {
  readonly conditions: DashboardConditions;
  onConditions(change: Readonly<Record<string, string | undefined>>): void;
}

/** Which year, as of which day, in what steps, and which stage the map and the rankings show. */
export function DashboardBar({ conditions: { year, asOf, step, stage }, onConditions }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const thisYear = Number(useToday().slice(0, 4));
  const years = [...new Set([year, ...Array.from({ length: YEARS_BACK }, (_each, back) => thisYear - back)])].sort((a, b) => b - a);
  const choice = (key: string, value: string, choices: readonly (readonly [string, string])[]) => (
    <span className="filter">
      <label htmlFor={`${id}-${key}`}>{t(`dashboard.field.${key}`)}</label>
      <select id={`${id}-${key}`} value={value} onChange={({ target }) => onConditions({ [key]: target.value })}>
        {choices.map(([one, label]) => (
          <option key={one} value={one}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
  return (
    <form className="list-head" aria-label={t('statistics.conditions')} onSubmit={(event) => event.preventDefault()}>
      <div className="filters">
        {choice(
          'year',
          String(year),
          years.map((one) => [String(one), String(one)]),
        )}
        <span className="filter">
          <label htmlFor={`${id}-as-of`}>{t('statistics.field.asOf')}</label>
          <input
            id={`${id}-as-of`}
            type="date"
            value={asOf === undefined ? '' : shanghaiDay(asOf)}
            onChange={({ target }) => onConditions({ asOf: target.value === '' ? undefined : endOfShanghaiDay(target.value) })}
          />
        </span>
        {choice(
          'stage',
          stage,
          SHOWN_STAGES.map((one) => [one, t(`statistics.stage.${one}`)]),
        )}
        {choice(
          'step',
          step,
          STEPS.map((one) => [one, t(`dashboard.step.${one}`)]),
        )}
      </div>
    </form>
  );
}
