import type { ReactNode } from 'react';
import { pageOfApi } from '../../api/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';

interface Props {
  readonly label: string;
  readonly rate: {
    readonly count: number;
    readonly of: number;
    readonly share: number | null;
    readonly interval: { readonly low: number; readonly high: number } | null;
  };
  /** Where what is counted is listed. */
  readonly list: string;
  readonly hint?: string;
}

/** A share with what it is a share of; it opens the list that it was counted from. */
export function ShareFigure({ label, rate, list, hint }: Props): ReactNode {
  const { count, of, share, interval } = rate;
  return (
    <PageLink to={pageOfApi(list)} className="figure">
      <span className={share === null ? 'figure-count figure-zero' : 'figure-count tone-calm'}>{percentText(share)}</span>
      <span className="figure-label">{label}</span>
      <span className="figure-hint">
        {countText(count)} / {countText(of)}
        {interval === null ? '' : ` (${percentText(interval.low)} – ${percentText(interval.high)})`}
        {hint === undefined ? '' : ` · ${hint}`}
      </span>
    </PageLink>
  );
}
