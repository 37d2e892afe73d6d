import type { OutputOf } from '@touchstone/api-client';
import { downloadWorkbook, type readSheet } from '@touchstone/api-client/routes/sheets';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Problem } from '../../parts/problem.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { SheetActions } from './sheet-actions.tsx';
import { SheetAnswers } from './sheet-answers.tsx';

export type SheetDetail = OutputOf<typeof readSheet>;

interface Props {
  readonly sheet: SheetDetail;
  readonly error: Error | null;
  onTake(): void;
  onSubmit(): void;
  onAccept(): void;
  onReturn(reason: string): Promise<unknown>;
}

/** One check sheet: what was asked clause by clause, what was answered, what is still missing. */
export function SheetPage({ sheet, error, onTake, onSubmit, onAccept, onReturn }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <PageHeader
        title={visibleText(sheet.subject.label ?? sheet.subject.name)}
        marks={<StateTag kind="sheet" state={sheet.state} />}
        crumbs={[{ to: '/sheets', text: t('sheets.title') }]}
        actions={<FileLink address={fileAddress(downloadWorkbook.path, { sheet: sheet.id })}>{t('sheet.workbook')}</FileLink>}
      />
      <div className="columns-2">
        <div>
          <SheetFacts sheet={sheet} />
          <SheetAnswers sheet={sheet} />
        </div>
        <aside>
          <SheetActions sheet={sheet} onTake={onTake} onSubmit={onSubmit} onAccept={onAccept} onReturn={onReturn} />
          {error === null ? null : <Problem error={error} />}
          <SheetHistory events={sheet.events} />
        </aside>
      </div>
    </>
  );
}

function SheetFacts({ sheet }: { readonly sheet: SheetDetail }): ReactNode {
  const { t } = useTranslation();
  const { subject, assignedTo, campaign, open, faults } = sheet;
  return (
    <Facts
      lines={[
        { label: t('sheet.fact.subject'), value: <Text>{subject.name}</Text> },
        { label: t('sheet.fact.version'), value: subject.version === null ? null : <Text>{subject.version}</Text> },
        { label: t('sheet.fact.artifact'), value: <code className="foreign">{sheet.artifact}</code> },
        { label: t('sheet.fact.profile'), value: t(`sheets.profile.${sheet.profile}`) },
        { label: t('sheet.fact.answered'), value: `${sheet.answered} / ${sheet.items}` },
        { label: t('sheet.fact.open'), value: open.length === 0 ? null : open.join('、') },
        {
          label: t('sheet.fact.faults'),
          value:
            faults.length === 0
              ? null
              : faults.map(({ clause, fault }) => `${clause} ${t(`sheet.fault.${fault}`, { defaultValue: fault })}`).join('；'),
        },
        {
          label: t('sheet.fact.assignedTo'),
          value: assignedTo === null ? t('sheets.nobody') : <ActorText actor={`person:${assignedTo}`} />,
        },
        {
          label: t('sheet.fact.campaign'),
          value: campaign === null ? null : <PageLink to={`/campaigns/${campaign}`}>{t('finding.openCampaign')}</PageLink>,
        },
        { label: t('sheet.fact.ruleSet'), value: `${sheet.ruleSet} · ${sheet.asOf}` },
        { label: t('sheet.fact.created'), value: <TimeText at={sheet.createdAt} /> },
        { label: t('sheet.fact.submitted'), value: sheet.submittedAt === null ? null : <TimeText at={sheet.submittedAt} /> },
      ]}
    />
  );
}

function SheetHistory({ events }: Pick<SheetDetail, 'events'>): ReactNode {
  const { t } = useTranslation();
  return (
    <Section title={t('sheet.history')} count={events.length}>
      <ol className="timeline" reversed>
        {[...events].reverse().map(({ seq, event, from, to, reason, at, actor }) => (
          <li key={seq}>
            <strong>{t(`sheet.event.${event}`, { defaultValue: event })}</strong>
            {from === to ? null : <span className="timeline-step">{t(`states.sheet.${to}`)}</span>}
            {event !== 'returned' || reason === '' ? null : (
              <p>
                <Text>{reason}</Text>
              </p>
            )}
            <p>
              <small>
                <TimeText at={at} /> · <ActorText actor={actor} />
              </small>
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
