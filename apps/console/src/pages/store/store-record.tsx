import { readFunnel, readStoreFigures } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useMay } from '../../app/me.ts';
import { percentText } from '../../parts/percent-text.ts';
import { Ready } from '../../parts/ready.tsx';
import { Section } from '../../parts/section.tsx';
import { Funnel } from '../statistics/funnel.tsx';
import { StoreFigures } from '../statistics/store-figures.tsx';
import { shareOfProblems } from './share-of-problems.ts';

/** What was found of a store's apps, as a share of those tested, and how fast it does what it is ordered. */
export function StoreRecord({ store }: { readonly store: string }): ReactNode {
  const { t } = useTranslation();
  const isMine = useMay()('statistics.read');
  const funnel = useRead(readFunnel, { query: { store } }, { enabled: isMine });
  const times = useRead(readStoreFigures, { query: {} }, { enabled: isMine });
  if (!isMine) return null;
  return (
    <>
      <Section title={t('store.record.title')}>
        <Ready of={funnel}>
          {({ figures, leftOut }) => {
            const rate = shareOfProblems(figures);
            return (
              <>
                <p>
                  {rate.share === undefined
                    ? t('store.record.untested')
                    : t('store.record.share', { share: percentText(rate.share), count: rate.count, of: rate.of })}
                </p>
                <Funnel figures={figures} leftOut={leftOut} />
              </>
            );
          }}
        </Ready>
      </Section>
      <Section title={t('store.record.times')}>
        <Ready of={times}>
          {(value) => <StoreFigures figures={{ ...value, items: value.items.filter((row) => row.store === store) }} />}
        </Ready>
      </Section>
    </>
  );
}
