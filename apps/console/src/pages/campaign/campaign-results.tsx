import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';

/** Where the results of a campaign go on: problems, cases, and the orders that are drafted from them. */
export function CampaignResults({ campaign }: { readonly campaign: string }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const ways = [
    { key: 'findings', permission: 'finding.read', to: `/findings?${new URLSearchParams({ campaign, state: 'CONFIRMED' })}` },
    { key: 'review', permission: 'finding.decide', to: `/review-queue?${new URLSearchParams({ campaign })}` },
    { key: 'cases', permission: 'case.read', to: `/cases?${new URLSearchParams({ campaign })}` },
    { key: 'order', permission: 'order.draft', to: `/cases?${new URLSearchParams({ campaign, state: 'CONFIRMED' })}` },
  ].filter(({ permission }) => may(permission));
  if (ways.length === 0) return null;
  return (
    <Section title={t('campaign.results.title')}>
      <p className="actions">
        {ways.map(({ key, to }) => (
          <PageLink key={key} to={to} className="button">
            {t(`campaign.results.${key}`)}
          </PageLink>
        ))}
      </p>
      <p className="form-hint">{t('campaign.results.hint')}</p>
    </Section>
  );
}
