import type { OutputOf } from '@touchstone/api-client';
import type { readFunnel } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { countText } from '../../parts/count-text.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Slices } from '../statistics/slices.tsx';
import type { ShownStage } from './dashboard-conditions.ts';
import { PROVINCE_TILES, shadeBounds, shadeOf } from './province-tiles.ts';

interface Props {
  /** By territory. */
  readonly funnel: OutputOf<typeof readFunnel>;
  readonly stage: ShownStage;
}

/** A tile for each province, the darker the more; the same figures as a table. */
export function ProvinceMap({ funnel, stage }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const figureOf = (code: string) => {
    const slice = funnel.slices.find(({ value }) => value === code);
    return slice?.figures.find((figure) => figure.stage === stage);
  };
  const most = Math.max(0, ...PROVINCE_TILES.map(({ code }) => figureOf(code)?.count ?? 0));
  const unknown = figureOf('unknown');
  return (
    <div className="province-map">
      <div>
        <ul className="tiles">
          {PROVINCE_TILES.map(({ code, row, column }) => {
            const { count = 0, list } = figureOf(code) ?? {};
            const inside = (
              <>
                <span>{province(code)}</span> <span className="tile-count">{countText(count)}</span>
              </>
            );
            return (
              <li key={code} className={`tile shade-${shadeOf(count, most)}`} style={{ gridRow: row, gridColumn: column }}>
                {list === undefined || count === 0 ? <span>{inside}</span> : <PageLink to={pageOfApi(list)}>{inside}</PageLink>}
              </li>
            );
          })}
        </ul>
        <ul className="map-legend" aria-label={t('dashboard.map.legend')}>
          {shadeBounds(most).map(([from, to]) => (
            <li key={from}>
              <span className={`tile-sample shade-${shadeOf(to, most)}`} /> {from === to ? countText(to) : `${from}–${to}`}
            </li>
          ))}
          {unknown === undefined || unknown.count === 0 ? null : (
            <li>
              {t('dashboard.map.unknown')} <PageLink to={pageOfApi(unknown.list)}>{countText(unknown.count)}</PageLink>
            </li>
          )}
        </ul>
        <p className="form-hint">{t('dashboard.map.hint')}</p>
      </div>
      <div className="map-table">
        <Slices by="territory" funnel={funnel} />
      </div>
    </div>
  );
}
