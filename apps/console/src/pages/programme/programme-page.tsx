import type { OutputOf } from '@touchstone/api-client';
import type { listProgrammeTargets, readProgramme } from '@touchstone/api-client/routes/programmes';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay, useMe } from '../../app/me.ts';
import { DueText } from '../../parts/due-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { MeasureDialog, type NewMeasure } from './measure-dialog.tsx';
import { ProgrammeSteps, type StepBody } from './programme-steps.tsx';
import { useTargetColumns } from './target-columns.tsx';

export type TargetRow = RowOf<typeof listProgrammeTargets>;

interface Props {
  readonly of: OutputOf<typeof readProgramme>;
  readonly targets: List<TargetRow>;
  readonly filters: readonly Filter[];
  onStep(body: StepBody): Promise<unknown>;
  onMeasure(target: string, body: NewMeasure): Promise<unknown>;
}

/** One programme of a store: what was announced, how far it is, and what was found on which listing. */
export function ProgrammePage({ of: { programme, targets: counts }, targets, filters, onStep, onMeasure }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const isOwn = useMe().organisation.kind === 'store' && may('programme.manage');
  const [measured, setMeasured] = useState<TargetRow>();
  const columns = useTargetColumns(isOwn && programme.state === 'ENFORCING' ? setMeasured : undefined);
  const day = (at: string | null) => (at === null ? null : <TimeText at={at} />);
  return (
    <>
      <PageHeader
        title={programme.title}
        marks={<StateTag kind="programme" state={programme.state} />}
        crumbs={[{ to: '/programmes', text: t('programmes.title') }]}
      />
      <Facts
        lines={[
          { label: t('programmes.column.store'), value: <Text>{programme.storeName}</Text> },
          {
            label: t('programmes.column.clauses'),
            value: programme.clauses.length === 0 ? t('programmes.allClauses') : programme.clauses.join(' '),
          },
          { label: t('programmes.column.announced'), value: day(programme.announcedAt) },
          { label: t('programme.notified'), value: day(programme.notifiedAt) },
          {
            label: t('programmes.column.due'),
            value: programme.dueAt === null ? null : <DueText due={programme.dueAt} isRunning={programme.state === 'NOTIFIED'} />,
          },
          { label: t('programme.closed'), value: day(programme.closedAt) },
        ]}
      />
      {isOwn ? <ProgrammeSteps programme={programme} openTargets={openOf(counts)} onStep={onStep} /> : null}
      <Section title={t('programme.announcement')}>
        <Text>{programme.announcement}</Text>
      </Section>
      {counts === null || Object.keys(counts).length === 0 ? null : (
        <div className="figures section-more">
          {Object.entries(counts).map(([state, count]) => (
            <Figure key={state} label={t(`states.target.${state}`)} count={count} list={`/programmes/${programme.id}?state=${state}`} />
          ))}
        </div>
      )}
      <h2 className="section-more">{t('programme.targets')}</h2>
      {isOwn ? <PageLink to={`/store-measures?programme=${programme.id}`}>{t('programme.measures')}</PageLink> : null}
      <DataTable
        caption={t('programme.targets')}
        list={targets}
        columns={columns}
        filters={filters}
        empty={t(programme.state === 'DRAFT' || programme.state === 'ANNOUNCED' ? 'programme.noTargetsYet' : 'programme.noTargets')}
        keyOf={({ id }) => id}
      />
      {measured === undefined ? null : (
        <MeasureDialog target={measured} onImpose={(body) => onMeasure(measured.id, body)} onClose={() => setMeasured(undefined)} />
      )}
    </>
  );
}

/** Listings that nobody has looked at yet. */
const openOf = (counts: Readonly<Record<string, number>> | null): number => (counts?.['PENDING'] ?? 0) + (counts?.['SCANNING'] ?? 0);
