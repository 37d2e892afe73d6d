import type { OutputOf } from '@touchstone/api-client';
import type { readCampaignProgress } from '@touchstone/api-client/routes/campaigns';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import { Figure } from '../../parts/figure.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { colon } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';

type Whole = OutputOf<typeof readCampaignProgress>;
type Group = Whole['groups'][number];

const STEPS = ['members', 'acquired', 'tested', 'reviewed', 'notTestable', 'open', 'replaced'] as const;

/** How far a campaign is, in all and by province; every number opens the members it counts. */
export function CampaignProgress({ progress }: { readonly progress: Whole }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { total, groups, automation, asOf } = progress;
  const columns: readonly Column<Group>[] = [
    { key: 'group', words: 'campaign.group', isName: true, text: ({ group }) => province(group) },
    ...STEPS.map(
      (step): Column<Group> => ({
        key: step,
        words: `campaign.figures.${step}`,
        isNumber: true,
        text: ({ progress: of }) => String(of[step].count),
        cell: ({ progress: of }) => (of[step].count === 0 ? '0' : <PageLink to={pageOfApi(of[step].list)}>{of[step].count}</PageLink>),
      }),
    ),
  ];
  return (
    <>
      <Section title={t('campaign.progress')} actions={<small>{t('campaign.asOf', { time: shanghaiTime(asOf) })}</small>}>
        <div className="figures">
          {STEPS.map((step) => {
            const { count, of, list } = total[step];
            return (
              <Figure
                key={step}
                label={t(`campaign.figures.${step}`)}
                count={count}
                list={list}
                {...(of === null ? {} : { hint: t('campaign.figures.of', { of }) })}
              />
            );
          })}
          {automation.share === null ? null : (
            <div className="figure">
              <span className="figure-count">{(automation.share * 100).toFixed(1)}%</span>
              <span className="figure-label">{t('campaign.figures.automation')}</span>
              <span className="figure-hint">
                {automation.byMachine} / {automation.tested}
              </span>
            </div>
          )}
        </div>
        {total.notTestableByReason.length === 0 ? null : (
          <p>
            {t('campaign.notTestableWhy')}
            {colon()}
            {total.notTestableByReason.map(({ reason, count, list }) => (
              <PageLink key={reason} to={pageOfApi(list)}>
                {t(`campaign.reason.${reason}`, { defaultValue: reason })} {count}{' '}
              </PageLink>
            ))}
          </p>
        )}
      </Section>
      {groups.length === 0 ? null : (
        <Section title={t('campaign.groups')}>
          <DataTable
            isPart
            caption={t('campaign.groups')}
            list={staticList(groups)}
            columns={columns}
            empty=""
            keyOf={({ group }) => group}
          />
        </Section>
      )}
    </>
  );
}
