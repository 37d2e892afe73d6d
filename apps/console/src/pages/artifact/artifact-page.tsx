import type { OutputOf } from '@touchstone/api-client';
import { downloadStoredArtifact, type readArtifact } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../api/address.ts';
import { useMay } from '../../app/me.ts';
import { Facts } from '../../parts/facts.tsx';
import { FileLink } from '../../parts/file-link.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { sizeText } from '../../parts/size-text.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { OpenSheet } from '../sheets/open-sheet.tsx';
import { contentsOf, problemOf } from './contents.ts';

export type Artifact = OutputOf<typeof readArtifact>;

interface Props {
  readonly artifact: Artifact;
  /** Its scans and findings, for who may see them. */
  readonly children: ReactNode;
}

/** One file: its hashes, who signed it, what is in it, what was tested and found, what is odd about it. */
export function ArtifactPage({ artifact, children }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <>
      <PageHeader
        title={t('artifact.title', { file: artifact.sha256.slice(0, 12) })}
        marks={<StateTag kind="artifact" state={artifact.state} />}
        crumbs={[{ to: '/apps', text: t('apps.title') }]}
        actions={
          <span className="actions">
            <OpenSheet artifact={artifact.sha256} />
            {may('artifact.download') && artifact.storedAt !== null ? (
              <FileLink address={fileAddress(downloadStoredArtifact.path, { sha256: artifact.sha256 })} sizeBytes={artifact.sizeBytes}>
                {t('artifact.download')}
              </FileLink>
            ) : null}
          </span>
        }
      />
      <ArtifactFacts artifact={artifact} />
      <Signers artifact={artifact} />
      <ContentsPart artifact={artifact} />
      {children}
      <Problems artifact={artifact} />
    </>
  );
}

function ArtifactFacts({ artifact }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const { versionCode, versionName } = artifact;
  return (
    <Facts
      lines={[
        { label: 'SHA-256', value: <code>{artifact.sha256}</code> },
        { label: t('artifact.fact.contentRoot'), value: artifact.contentRoot === null ? null : <code>{artifact.contentRoot}</code> },
        {
          label: t('artifact.fact.app'),
          value: artifact.app === null ? null : <PageLink to={`/apps/${artifact.app}`}>{t('scans.openApp')}</PageLink>,
        },
        {
          label: t('artifact.fact.version'),
          value: versionName === null ? null : <Text>{`${versionName}${versionCode === null ? '' : ` (${versionCode})`}`}</Text>,
        },
        { label: t('artifact.fact.kind'), value: artifact.kind.toUpperCase() },
        { label: t('artifact.fact.size'), value: sizeText(artifact.sizeBytes) },
        { label: t('artifact.fact.stored'), value: <TimeText at={artifact.storedAt} /> },
        {
          label: t('artifact.fact.channels'),
          value:
            artifact.channelPackages.length === 0
              ? null
              : artifact.channelPackages.map((sha256) => (
                  <PageLink key={sha256} to={`/artifacts/${sha256}`}>
                    <code>{sha256.slice(0, 12)} </code>
                  </PageLink>
                )),
        },
      ]}
    />
  );
}

function Signers({ artifact: { signers, isSignatureVerified, manifest } }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const { schemes = [], knownKey } = contentsOf(manifest) ?? {};
  const proof = isSignatureVerified === null ? 'unknown' : isSignatureVerified ? 'valid' : 'invalid';
  const columns: readonly Column<string>[] = [
    { key: 'sha256', words: 'app.signers.sha256', isName: true, text: (sha256) => sha256, cell: (sha256) => <code>{sha256}</code> },
  ];
  return (
    <Section title={t('app.signers.title')} count={signers.length}>
      <Facts
        lines={[
          { label: t('artifact.signature.label'), value: <span className={TONE[proof]}>{t(`artifact.signature.${proof}`)}</span> },
          { label: t('artifact.signature.schemes'), value: schemes.join('、') },
          { label: t('artifact.signature.knownKey'), value: knownKey },
        ]}
      />
      <DataTable
        isPart
        caption={t('app.signers.title')}
        list={staticList(signers)}
        columns={columns}
        empty={t('app.signers.empty')}
        keyOf={(sha256) => sha256}
        hrefOf={(sha256) => `/signers/${sha256}`}
      />
    </Section>
  );
}

const TONE = { valid: 'tone-good', invalid: 'tone-bad', unknown: 'tone-warn' } as const;

function ContentsPart({ artifact }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const contents = contentsOf(artifact.manifest);
  if (contents === undefined) {
    return (
      <Section title={t('artifact.contents.title')}>
        <p className="none">{t('artifact.contents.empty')}</p>
      </Section>
    );
  }
  const { label, minSdk, targetSdk, isDebuggable, permissions, splits, manifestSha256 } = contents;
  return (
    <Section title={t('artifact.contents.title')}>
      <Facts
        lines={[
          { label: t('artifact.contents.label'), value: label === undefined ? null : <Text>{label}</Text> },
          { label: t('artifact.contents.sdk'), value: minSdk === undefined ? null : `${minSdk} – ${targetSdk ?? '?'}` },
          {
            label: t('artifact.contents.debuggable'),
            value: isDebuggable === undefined ? null : t(isDebuggable ? 'parts.yes' : 'parts.no'),
          },
          { label: t('artifact.contents.permissions', { count: permissions.length }), value: <Names of={permissions} /> },
          { label: t('artifact.contents.splits', { count: splits.length }), value: splits.length === 0 ? null : <Names of={splits} /> },
          { label: t('artifact.contents.manifestSha256'), value: manifestSha256 === undefined ? null : <code>{manifestSha256}</code> },
        ]}
      />
    </Section>
  );
}

/** Names that an app wrote, behind a press. */
function Names({ of }: { readonly of: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (of.length === 0) return '—';
  return (
    <details>
      <summary>{t('artifact.contents.show')}</summary>
      <ul className="links">
        {[...new Set(of)].map((name) => (
          <li key={name}>
            <Text className="code">{name}</Text>
          </li>
        ))}
      </ul>
    </details>
  );
}

function Problems({ artifact: { problems } }: { readonly artifact: Artifact }): ReactNode {
  const { t } = useTranslation();
  const rows = problems.map((problem, index) => ({ ...problemOf(problem), index }));
  const columns: readonly Column<(typeof rows)[number]>[] = [
    {
      key: 'code',
      words: 'artifact.problems.code',
      isName: true,
      text: ({ code }) => code,
      cell: ({ code }) => <Text className="code">{code}</Text>,
    },
    { key: 'where', words: 'artifact.problems.where', text: ({ where }) => where, cell: ({ where }) => <Text>{where}</Text> },
  ];
  return (
    <Section title={t('artifact.problems.title')} count={rows.length}>
      <DataTable
        isPart
        caption={t('artifact.problems.title')}
        list={staticList(rows)}
        columns={columns}
        empty={t('artifact.problems.empty')}
        keyOf={({ index }) => String(index)}
      />
    </Section>
  );
}
