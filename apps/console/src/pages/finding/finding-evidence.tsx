import { downloadEvidence } from '@touchstone/api-client/routes/evidence';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { EvidencePicture } from '../../parts/evidence-picture.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { FindingDetail } from './finding-page.tsx';
import { VerifyEvidence } from './verify-evidence.tsx';

type Evidence = FindingDetail['evidence'][number];

/** Files of proof: pictures to be looked at where one stands, all of them to be taken away. */
export function FindingEvidence({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const { evidence } = finding;
  const pictures = evidence.filter(({ mediaType, isPurged }) => !isPurged && mediaType.startsWith('image/') && may('evidence.read'));
  return (
    <Section
      title={t('finding.evidence.title')}
      count={evidence.length}
      actions={<EvidenceUpload of={{ findings: [{ id: finding.id, name: finding.title }] }} />}
    >
      {pictures.length === 0 ? null : (
        <div className="proof-pictures">
          {pictures.map(({ sha256, kind }) => (
            <EvidencePicture
              key={sha256}
              sha256={sha256}
              name={`${t(`finding.evidenceKind.${kind}`, { defaultValue: kind })} ${sha256.slice(0, 8)}`}
            />
          ))}
        </div>
      )}
      <DataTable
        isPart
        caption={t('finding.evidence.title')}
        list={staticList(evidence)}
        columns={useEvidenceColumns()}
        empty={t('finding.evidence.empty')}
        keyOf={({ sha256 }) => sha256}
      />
    </Section>
  );
}

function useEvidenceColumns(): readonly Column<Evidence>[] {
  const { t } = useTranslation();
  const may = useMay();
  return [
    {
      key: 'kind',
      words: 'finding.evidence.kind',
      isName: true,
      text: ({ kind }) => t(`finding.evidenceKind.${kind}`, { defaultValue: kind }),
      cell: ({ kind, sha256, sizeBytes, isPurged }) => {
        const name = t(`finding.evidenceKind.${kind}`, { defaultValue: kind });
        if (isPurged || !may('evidence.read')) return name;
        return (
          <FileLink address={fileAddress(downloadEvidence.path, { sha256 }, { as: 'exported' })} sizeBytes={sizeBytes}>
            {name}
          </FileLink>
        );
      },
    },
    { key: 'type', words: 'finding.evidence.type', text: ({ mediaType }) => mediaType, cell: ({ mediaType }) => <Text>{mediaType}</Text> },
    {
      key: 'sha256',
      words: 'finding.evidence.sha256',
      text: ({ sha256 }) => sha256,
      cell: ({ sha256 }) => {
        const digest = <code className="hash">{sha256}</code>;
        return may('evidence.read') ? <PageLink to={`/evidence/${sha256}`}>{digest}</PageLink> : digest;
      },
    },
    {
      key: 'added',
      words: 'finding.evidence.added',
      text: ({ addedAt }) => shanghaiTime(addedAt),
      cell: ({ addedAt, addedBy }) => (
        <>
          <TimeText at={addedAt} /> · <ActorText actor={addedBy} />
        </>
      ),
    },
    {
      key: 'check',
      words: 'finding.evidence.check',
      text: () => '',
      cell: ({ sha256, isPurged }) =>
        isPurged ? t('finding.evidence.result.purged') : may('evidence.read') ? <VerifyEvidence sha256={sha256} /> : '—',
    },
  ];
}
