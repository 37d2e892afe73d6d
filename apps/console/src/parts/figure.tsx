import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../api/address.ts';
import { PageLink } from './page-link.tsx';

interface Props {
  readonly label: string;
  readonly count: number;
  /** There are at least so many. */
  readonly isExact?: boolean;
  /** Path of the list that was counted, of the API or of the console; without it the number stands alone. */
  readonly list?: string | undefined;
  readonly tone?: 'calm' | 'warn' | 'bad';
  readonly hint?: string;
}

/** A number with what it counts; it opens its list. */
export function Figure({ label, count, isExact = true, list, tone = 'calm', hint }: Props): ReactNode {
  const { i18n } = useTranslation();
  const number = `${count.toLocaleString(i18n.language)}${isExact ? '' : '+'}`;
  const inside = (
    <>
      <span className={count === 0 ? 'figure-count figure-zero' : `figure-count tone-${tone}`}>{number}</span>
      <span className="figure-label">{label}</span>
      {hint === undefined ? null : <span className="figure-hint">{hint}</span>}
    </>
  );
  return list === undefined ? (
    <div className="figure">{inside}</div>
  ) : (
    <PageLink to={pageOfApi(list)} className="figure">
      {inside}
    </PageLink>
  );
}
