import type { OutputOf } from '@touchstone/api-client';
import { listSnapshots, publishSnapshot, type readFunnel, readSnapshot } from '@touchstone/api-client/routes/statistics';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useMe } from '../../app/me.ts';
import { Empty } from '../../parts/empty.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Section } from '../../parts/section.tsx';
import { Steps } from '../../parts/steps.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { conditionsOf } from '../statistics/conditions.ts';
import { Funnel } from '../statistics/funnel.tsx';
import { Slices } from '../statistics/slices.tsx';

type Frozen = OutputOf<typeof readFunnel>;

/** Figures as they were read at an instant, with the conditions and the hash by which they are known; they change no more. */
export function SnapshotPage({ snapshot }: { readonly snapshot: OutputOf<typeof readSnapshot> }): ReactNode {
  const { t } = useTranslation();
  const { organisation } = useMe();
  const publish = useChange(publishSnapshot, [readSnapshot, listSnapshots]);
  const frozen = snapshot.result as Partial<Frozen>;
  const asked = Object.fromEntries(Object.entries(snapshot.query).map(([key, value]) => [key, String(value)]));
  const conditions = conditionsOf(asked, snapshot.asOf.slice(0, 10));
  const notNow =
    snapshot.publishedAt !== null
      ? t('statistics.snapshot.isPublished')
      : organisation.id === snapshot.organisation
        ? undefined
        : t('statistics.snapshot.notOurs');
  return (
    <>
      <PageHeader
        title={visibleText(snapshot.name)}
        marks={
          <span className={`tag tone-${snapshot.publishedAt === null ? 'wait' : 'good'}`}>
            {t(snapshot.publishedAt === null ? 'statistics.snapshot.unpublished' : 'statistics.snapshot.published')}
          </span>
        }
        about={t('statistics.snapshot.pageAbout')}
        crumbs={[
          { to: '/statistics', text: t('statistics.title') },
          { to: '/statistics/snapshots', text: t('statistics.snapshot.title') },
        ]}
      />
      <Facts
        lines={[
          { label: t('statistics.snapshot.asOf'), value: <TimeText at={snapshot.asOf} /> },
          { label: t('statistics.field.from'), value: conditions.from ?? null },
          { label: t('statistics.field.until'), value: conditions.until ?? null },
          { label: t('statistics.snapshot.hash'), value: <code className="hash">{snapshot.hash}</code> },
          { label: t('statistics.snapshot.made'), value: <TimeText at={snapshot.createdAt} /> },
          {
            label: t('statistics.snapshot.published'),
            value: snapshot.publishedAt === null ? null : <TimeText at={snapshot.publishedAt} />,
          },
        ]}
      />
      <Steps
        none={t('steps.none')}
        steps={[
          {
            ...{ key: 'publish', kind: 'main', permission: 'notice.publish', notNow },
            label: t('statistics.snapshot.publish'),
            consequence: t('statistics.snapshot.publishAbout'),
            take: () => publish.mutateAsync({ params: { snapshot: snapshot.id } }),
          },
        ]}
      />
      {isFunnel(frozen) ? (
        <>
          <Section title={t('statistics.funnel.title')}>
            <Funnel figures={frozen.figures} leftOut={frozen.leftOut} />
          </Section>
          {frozen.by === null ? null : (
            <Section title={t(`statistics.by.${frozen.by}`)} count={frozen.slices.length}>
              <Slices by={frozen.by} funnel={frozen} />
            </Section>
          )}
        </>
      ) : (
        <Empty text={t('statistics.snapshot.unreadable')} />
      )}
    </>
  );
}

/** What was frozen by another release may be written otherwise. */
const isFunnel = (frozen: Partial<Frozen>): frozen is Frozen => Array.isArray(frozen.figures) && Array.isArray(frozen.slices);
