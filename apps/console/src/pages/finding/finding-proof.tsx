import { downloadEvidence, verifyEvidence } from '@touchstone/api-client/routes/evidence';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { call } from '../../api/call.ts';
import { useMay } from '../../app/me.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { EvidenceUpload } from '../../parts/evidence-upload.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { Section } from '../../parts/section.tsx';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import type { FindingDetail } from './finding-page.tsx';

type Vote = FindingDetail['votes'][number];
type Evidence = FindingDetail['evidence'][number];

/** What a decision rests on: where it was seen, the files of proof, what each engine said. */
export function FindingProof({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const { t, i18n } = useTranslation();
  const { votes, places, evidence } = finding;
  const explanation = i18n.language === 'en' ? finding.explanation.en : finding.explanation.zh;
  return (
    <>
      <Section title={t('finding.places.title')} count={places.length}>
        <Places places={places} />
      </Section>
      <Section
        title={t('finding.evidence.title')}
        count={evidence.length}
        actions={<EvidenceUpload of={{ findings: [{ id: finding.id, name: finding.title }] }} />}
      >
        <DataTable
          isPart
          caption={t('finding.evidence.title')}
          list={staticList(evidence)}
          columns={useEvidenceColumns()}
          empty={t('finding.evidence.empty')}
          keyOf={({ sha256 }) => sha256}
        />
      </Section>
      <Section title={t('finding.votes.title')} count={votes.length}>
        <DataTable
          isPart
          caption={t('finding.votes.title')}
          list={staticList(votes)}
          columns={useVoteColumns()}
          empty={t('finding.votes.empty')}
          keyOf={({ engine, engineVersion }) => `${engine} ${engineVersion}`}
        />
        {explanation.length === 0 ? null : (
          <details className="not-now">
            <summary>{t('finding.explanation')}</summary>
            <ul>
              {[...new Set(explanation)].map((line) => (
                <li key={line}>
                  <Text>{line}</Text>
                </li>
              ))}
            </ul>
          </details>
        )}
      </Section>
    </>
  );
}

function Places({ places }: Pick<FindingDetail, 'places'>): ReactNode {
  const { t } = useTranslation();
  if (places.length === 0) return <p className="none">{t('finding.places.empty')}</p>;
  // two engines that saw the same say it twice
  const once = new Map(places.map((one) => [JSON.stringify([one.kind, one.at, one.text, one.sha256]), one]));
  return (
    <ol className="places">
      {[...once].map(([key, { kind, at, text, sha256 }]) => (
        <li key={key}>
          <span className="tag">{t(`finding.placeKind.${kind}`, { defaultValue: kind })}</span>{' '}
          <Text className="code">{placeText(at)}</Text>
          {text === null ? null : (
            <blockquote>
              <Text>{text}</Text>
            </blockquote>
          )}
          {sha256 === null ? null : <small className="none"> SHA-256 {sha256.slice(0, 16)}…</small>}
        </li>
      ))}
    </ol>
  );
}

/** `classes.dex · method: La;->b()V · offset: 12`: every part of a place, so that a person finds it again. */
function placeText(at: unknown): string {
  if (typeof at === 'string') return at;
  if (typeof at !== 'object' || at === null) return JSON.stringify(at) ?? '—';
  return Object.entries(at)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return name === 'file' ? text : `${name}: ${text}`;
    })
    .join(' · ');
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
      cell: ({ sha256 }) => <code className="hash">{sha256}</code>,
    },
    {
      key: 'added',
      words: 'finding.evidence.added',
      text: ({ addedAt }) => addedAt,
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
        isPurged ? t('finding.evidence.result.purged') : may('evidence.read') ? <Verify sha256={sha256} /> : '—',
    },
  ];
}

/** Has the server read the file again and compare it with its digest. */
function Verify({ sha256 }: { readonly sha256: string }): ReactNode {
  const { t } = useTranslation();
  const [result, setResult] = useState<string>();
  const verify = () => {
    setResult('busy');
    call(verifyEvidence, { params: { sha256 } }).then(
      (answer) => setResult(answer.result),
      () => setResult('failed'),
    );
  };
  return (
    <span aria-live="polite">
      {result === undefined || result === 'failed' ? (
        <button type="button" className="button button-quiet" onClick={verify}>
          {t('finding.evidence.verify')}
        </button>
      ) : null}
      {result === undefined ? null : (
        <span className={result === 'whole' ? 'tone-good' : result === 'busy' ? 'none' : 'tone-bad'}>
          {t(`finding.evidence.result.${result}`)}
        </span>
      )}
    </span>
  );
}

function useVoteColumns(): readonly Column<Vote>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'engine',
      words: 'finding.votes.engine',
      isName: true,
      text: ({ engine }) => engine,
      cell: ({ engine, engineVersion, isPerson }) => (
        <>
          <Text>{engine}</Text> <small className="none">{engineVersion}</small>
          {isPerson ? <span className="tag">{t('finding.votes.person')}</span> : null}
        </>
      ),
    },
    { key: 'vote', words: 'finding.votes.vote', text: ({ vote }) => vote, cell: ({ vote }) => <StateTag kind="vote" state={vote} /> },
    {
      key: 'strength',
      words: 'finding.votes.strength',
      text: ({ strength }) => strength ?? '',
      cell: ({ strength }) => (strength === null ? '—' : <StateTag kind="strength" state={strength} />),
    },
    {
      key: 'reason',
      words: 'finding.votes.reason',
      text: ({ reason }) => reason ?? '',
      cell: ({ reason }) => (reason === null ? '—' : <Text>{reason}</Text>),
    },
    {
      key: 'standing',
      words: 'finding.votes.standing',
      text: ({ standing }) => (standing === null ? '—' : t(`finding.votes.standings.${standing}`)),
    },
    {
      key: 'weight',
      words: 'finding.votes.weight',
      isNumber: true,
      text: ({ weight }) => (weight === null ? '—' : weight.toFixed(2)),
    },
  ];
}
