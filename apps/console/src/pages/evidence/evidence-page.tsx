import type { OutputOf } from '@touchstone/api-client';
import { downloadEvidence, type readEvidence } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import type { List } from '../../api/use-list.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { EvidencePicture } from '../../parts/evidence-picture.tsx';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { sizeText } from '../../parts/size-text.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { VerifyEvidence } from '../finding/verify-evidence.tsx';
import { type Custody, CustodyDetail } from './custody-detail.tsx';
import { EvidenceSteps } from './evidence-steps.tsx';
import { type Hold, useHoldColumns } from './hold-columns.tsx';

export type Evidence = OutputOf<typeof readEvidence>;

interface Props {
  readonly evidence: Evidence;
  readonly custody: List<Custody>;
  readonly holds: List<Hold>;
}

/** One file of proof: what it is, who had it and when, what holds it, how long it is kept. */
export function EvidencePage({ evidence, custody, holds }: Props): ReactNode {
  const { t } = useTranslation();
  const { sha256, kind, sizeBytes, mediaType, purgedAt } = evidence;
  const name = t(`finding.evidenceKind.${kind}`, { defaultValue: kind });
  return (
    <>
      <PageHeader
        title={`${name} ${sha256.slice(0, 12)}`}
        marks={<Marks evidence={evidence} />}
        crumbs={[{ to: '/findings', text: t('findings.title') }]}
        actions={
          purgedAt === null ? (
            <FileLink address={fileAddress(downloadEvidence.path, { sha256 }, { as: 'exported' })} sizeBytes={sizeBytes}>
              {t('evidence.download')}
            </FileLink>
          ) : undefined
        }
      />
      <div className="columns-2">
        <div>
          {purgedAt === null && mediaType.startsWith('image/') ? <EvidencePicture sha256={sha256} name={name} /> : null}
          <EvidenceFacts evidence={evidence} />
          <Section title={t('evidence.holds.title')} count={holds.page?.items.length}>
            <DataTable
              isPart
              caption={t('evidence.holds.title')}
              list={holds}
              columns={useHoldColumns()}
              empty={t('evidence.holds.empty')}
              keyOf={({ id }) => id}
            />
          </Section>
          <Section title={t('evidence.custody.title')}>
            <DataTable
              isPart
              caption={t('evidence.custody.title')}
              list={custody}
              columns={useCustodyColumns()}
              empty={t('evidence.custody.empty')}
              keyOf={({ seq }) => String(seq)}
            />
          </Section>
        </div>
        <aside>
          <EvidenceSteps evidence={evidence} holds={holds.page?.items ?? []} />
        </aside>
      </div>
    </>
  );
}

function Marks({ evidence: { holds, purgedAt } }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  if (purgedAt !== null) return <span className="tag tone-bad">{t('evidence.event.purged')}</span>;
  return holds === 0 ? null : <span className="tag tone-warn">{t('evidence.holds.held')}</span>;
}

function EvidenceFacts({ evidence }: { readonly evidence: Evidence }): ReactNode {
  const { t } = useTranslation();
  const { sha256, device, tool, capturedAt, capturedBy, purgedAt } = evidence;
  return (
    <Facts
      lines={[
        { label: 'SHA-256', value: <code className="hash">{sha256}</code> },
        { label: t('finding.evidence.check'), value: purgedAt === null ? <VerifyEvidence sha256={sha256} /> : null },
        { label: t('finding.evidence.type'), value: `${evidence.mediaType} · ${sizeText(evidence.sizeBytes)}` },
        { label: t('evidence.fact.device'), value: device === null ? null : <Text>{device}</Text> },
        { label: t('evidence.fact.tool'), value: tool === null ? null : <Text>{tool}</Text> },
        { label: t('evidence.fact.captured'), value: capturedAt === null ? null : <TimeText at={capturedAt} /> },
        { label: t('evidence.fact.by'), value: capturedBy === null ? null : <ActorText actor={capturedBy} /> },
        { label: t('evidence.fact.received'), value: <TimeText at={evidence.createdAt} /> },
        { label: t('evidence.fact.findings'), value: String(evidence.findings) },
        { label: t('evidence.retention.label'), value: t(`evidence.retention.${evidence.retentionClass}`) },
        { label: t('evidence.event.purged'), value: purgedAt === null ? null : <TimeText at={purgedAt} /> },
      ]}
    />
  );
}

function useCustodyColumns(): readonly Column<Custody>[] {
  const { t } = useTranslation();
  return [
    { key: 'event', words: 'evidence.custody.event', isName: true, text: ({ event }) => t(`evidence.event.${event}`) },
    { key: 'actor', words: 'evidence.custody.actor', text: ({ actor }) => actor, cell: ({ actor }) => <ActorText actor={actor} /> },
    { key: 'at', words: 'evidence.custody.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
    {
      key: 'detail',
      words: 'evidence.custody.detail',
      text: ({ detail }) => (Object.keys(detail).length === 0 ? '' : JSON.stringify(detail)),
      cell: ({ detail }) => <CustodyDetail detail={detail} />,
    },
  ];
}
