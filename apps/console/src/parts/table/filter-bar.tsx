import { type ReactNode, useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { colon } from '../punctuation.ts';
import { shanghaiDay, startOfShanghaiDay } from '../shanghai-time.ts';
import { visibleText } from '../visible-text.ts';
import type { Filter } from './filter.ts';
import { FilterDay } from './filter-day.tsx';

type Search = Readonly<Record<string, string>>;

interface Props {
  readonly filters: readonly Filter[];
  readonly search: Search;
  onChange(change: Readonly<Record<string, string | undefined>>): void;
}

/** The filters of a list, as they stand in the address. */
export function FilterBar({ filters, search, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const [hasMore, setMore] = useState(false);
  const isShown = ({ kind, key, isMore }: Filter) => search[key] !== undefined || (kind !== 'given' && (hasMore || isMore !== true));
  const shown = filters.filter(isShown);
  const set = filters.filter(({ key }) => search[key] !== undefined);
  if (shown.length === 0) return <div className="filters" />;
  return (
    <form className="filters" aria-label={t('parts.table.filters')} onSubmit={(event) => event.preventDefault()}>
      {shown.map((filter) => (
        <Field key={filter.key} filter={filter} value={search[filter.key] ?? ''} onChange={(value) => onChange({ [filter.key]: value })} />
      ))}
      {shown.length < filters.filter(({ kind, key }) => kind !== 'given' || search[key] !== undefined).length ? (
        <button type="button" className="button button-quiet" onClick={() => setMore(true)}>
          {t('parts.table.moreFilters')}
        </button>
      ) : null}
      {set.length < 2 ? null : (
        <button
          type="button"
          className="button button-quiet"
          onClick={() => onChange(Object.fromEntries(set.map(({ key }) => [key, undefined])))}
        >
          {t('parts.table.clearFilters')}
        </button>
      )}
    </form>
  );
}

interface FieldProps {
  readonly filter: Filter;
  readonly value: string;
  onChange(value: string | undefined): void;
}

function Field({ filter, value, onChange }: FieldProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  if (filter.kind === 'given') {
    return (
      <button
        type="button"
        className="chip"
        onClick={() => onChange(undefined)}
        aria-label={t('parts.table.dropFilter', { name: t(filter.words) })}
      >
        {t(filter.words)}
        {filter.label === undefined ? null : `${colon()}${visibleText(filter.label(value))}`} <span aria-hidden="true">✕</span>
      </button>
    );
  }
  return (
    <span className="filter">
      <label htmlFor={id}>{t(filter.words)}</label>
      {filter.kind === 'text' ? (
        <TypedText id={id} value={value} placeholder={filter.placeholder} onChange={onChange} />
      ) : filter.kind === 'day' ? (
        <FilterDay
          id={id}
          day={value === '' ? '' : shanghaiDay(value)}
          onDay={(day) => onChange(day === undefined ? undefined : startOfShanghaiDay(day))}
        />
      ) : (
        <select id={id} value={value} onChange={({ target }) => onChange(target.value)} className={value === '' ? undefined : 'is-set'}>
          <option value="">{t('parts.table.all')}</option>
          {choicesOf(filter, t).map(([choice, label]) => (
            <option key={choice} value={choice}>
              {label}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}

function choicesOf(
  filter: Extract<Filter, { kind: 'choice' | 'flag' }>,
  t: (key: string) => string,
): readonly (readonly [string, string])[] {
  if (filter.kind === 'choice') return filter.choices.map((choice) => [choice, filter.label(choice)]);
  return [
    ['true', t('parts.yes')],
    ['false', t('parts.no')],
  ];
}

const PATIENCE_MS = 350;

/** Goes into the address when one stops typing, so that not every letter asks the server. */
function TypedText({
  id,
  value,
  placeholder,
  onChange,
}: Omit<FieldProps, 'filter'> & { readonly id: string; readonly placeholder: string | undefined }): ReactNode {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the wait
  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onChange(typed.trim() === '' ? undefined : typed.trim()), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return <input id={id} type="search" value={typed} placeholder={placeholder} onChange={({ target }) => setTyped(target.value)} />;
}
