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
    /** Where what is counted is listed, and where what it is counted of. */
    readonly list: string;
    readonly ofList: string;
  };
  /** What else is counted with it, with its own list. */
  readonly hint?: ReactNode;
}

/** A share with what it is a share of; both numbers open the lists that they count. */
export function ShareFigure({ label, rate: { count, of, share, interval, list, ofList }, hint }: Props): ReactNode {
  return (
    <div className="figure">
      <span className={share === null ? 'figure-count figure-zero' : 'figure-count tone-calm'}>{percentText(share)}</span>
      <span className="figure-label">{label}</span>
      <span className="figure-hint">
        <PageLink to={pageOfApi(list)}>{countText(count)}</PageLink> / <PageLink to={pageOfApi(ofList)}>{countText(of)}</PageLink>
        {interval === null || share === null
          ? ''
          : ` (${percentText(Math.min(interval.low, share))} – ${percentText(Math.max(interval.high, share))})`}
        {hint === undefined ? null : <> · {hint}</>}
      </span>
    </div>
  );
}
