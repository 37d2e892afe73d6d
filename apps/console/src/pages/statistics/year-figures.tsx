import type { OutputOf } from '@touchstone/api-client';
import type { readYear } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { percentText } from '../../parts/percent-text.ts';
import { ShareFigure } from './share-figure.tsx';

type Year = OutputOf<typeof readYear>;

/** A year at a glance; what stores say of themselves is marked as theirs. */
export function YearFigures({ year }: { readonly year: Year }): ReactNode {
  const { t } = useTranslation();
  const { tested, relapses, repeatOffenders, enterprisesServed, automation, ownDelistings } = year;
  const target =
    tested.target === null
      ? t('statistics.year.noTarget')
      : t('statistics.year.target', { target: tested.target, share: percentText(tested.count / tested.target) });
  return (
    <div className="figures">
      <Figure label={t('statistics.year.tested')} count={tested.count} list={tested.list} hint={target} />
      <ShareFigure label={t('statistics.year.relapses')} rate={relapses} />
      <Figure label={t('statistics.year.closed')} count={relapses.of} list={relapses.ofList} />
      <Figure label={t('statistics.year.repeatOffenders')} count={repeatOffenders.count} list={repeatOffenders.list} />
      <Figure label={t('statistics.year.enterprises')} count={enterprisesServed.count} list={enterprisesServed.list} />
      <ShareFigure
        label={t('statistics.year.automation')}
        rate={automation}
        hint={<PageLink to={pageOfApi(automation.testsList)}>{t('statistics.year.tests', { count: automation.tests })}</PageLink>}
      />
      <Figure
        label={t('statistics.year.ownDelistings')}
        count={ownDelistings.count}
        list={ownDelistings.list}
        hint={t('statistics.year.byStores', { reports: ownDelistings.reports })}
      />
    </div>
  );
}
