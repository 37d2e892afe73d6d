import type { OutputOf } from '@touchstone/api-client';
import type { readSdk } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/facts.tsx';
import { Figure } from '../../parts/figure.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { OpenSheet } from '../sheets/open-sheet.tsx';

type Detail = OutputOf<typeof readSdk>;

interface Props {
  readonly detail: Detail;
  /** The apps that embed it. */
  readonly children: ReactNode;
}

/** One SDK: how far a fault of it would reach, in which versions, what its vendor says that it collects. */
export function SdkPage({ detail, children }: Props): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { sdk, reach, versions, known } = detail;
  const versionColumns: readonly Column<Detail['versions'][number]>[] = [
    {
      key: 'version',
      words: 'sdk.versions.version',
      isName: true,
      text: ({ version }) => (version === '' ? t('sdk.unknownVersion') : version),
      cell: ({ version }) => (version === '' ? t('sdk.unknownVersion') : <Text>{version}</Text>),
    },
    {
      key: 'apps',
      words: 'sdk.versions.apps',
      isNumber: true,
      text: ({ apps }) => String(apps),
      cell: ({ apps, version }) =>
        version === '' ? apps : <PageLink to={`/sdks/${sdk.id}?version=${encodeURIComponent(version)}`}>{apps}</PageLink>,
    },
    { key: 'files', words: 'sdk.versions.files', isNumber: true, text: ({ files }) => String(files) },
  ];
  return (
    <>
      <PageHeader
        title={visibleText(sdk.name)}
        crumbs={[{ to: '/sdks', text: t('sdks.title') }]}
        actions={<OpenSheet subject={{ kind: 'sdk', key: sdk.id, name: sdk.name }} />}
      />
      <Facts
        lines={[
          { label: t('sdks.column.id'), value: <code>{sdk.id}</code> },
          {
            label: t('sdks.column.vendor'),
            value:
              sdk.operator === null ? (
                <Text>{sdk.vendor}</Text>
              ) : (
                <PageLink to={`/operators/${sdk.operator}`}>
                  <Text>{sdk.vendor}</Text>
                </PageLink>
              ),
          },
          { label: t('sdks.column.category'), value: t(`sdks.category.${sdk.category}`, { defaultValue: sdk.category }) },
          { label: t('sdks.column.province'), value: sdk.province === null ? null : province(sdk.province) },
          { label: t('sdk.fact.country'), value: known?.country ?? null },
          {
            label: t('sdk.fact.kind'),
            value: known === null ? null : t(known.isGeneralLibrary ? 'sdk.fact.library' : 'sdk.fact.party'),
          },
          { label: t('sdk.fact.loadsCode'), value: known === null ? null : t(`sdk.loadsCode.${known.loadsCode}`) },
          { label: t('sdk.fact.prefixes'), value: known === null ? null : <code>{known.prefixes.join(' ')}</code> },
        ]}
      />
      <Section title={t('sdk.reach.title')}>
        <p className="form-hint">{t('sdk.reach.note')}</p>
        <div className="figures">
          <Figure label={t('sdk.reach.apps')} count={reach.apps} list={`/sdks/${sdk.id}`} />
          <Figure
            label={t('sdk.reach.headApps')}
            count={reach.headApps}
            list={`/sdks/${sdk.id}?isHead=true`}
            tone={reach.headApps > 0 ? 'warn' : 'calm'}
          />
          <Figure label={t('sdk.reach.operators')} count={reach.operators} list={`/operators?sdk=${encodeURIComponent(sdk.id)}`} />
          <Figure label={t('sdk.reach.provinces')} count={reach.provinces} />
          <Figure
            label={t('sdk.reach.confirmed')}
            count={reach.confirmed}
            list={`/sdks/${sdk.id}?isConfirmed=true`}
            tone={reach.confirmed > 0 ? 'bad' : 'calm'}
          />
        </div>
      </Section>
      <Section title={t('sdk.known.title')} count={known?.declares.length}>
        <Declared known={known} />
      </Section>
      <Section title={t('sdk.versions.title')} count={versions.length}>
        <DataTable
          isPart
          caption={t('sdk.versions.title')}
          list={staticList(versions)}
          columns={versionColumns}
          empty={t('sdk.versions.empty')}
          keyOf={({ version }) => version}
        />
      </Section>
      {children}
    </>
  );
}

const HOW = ['stated', 'optional', 'consensus'] as const;

/** What the SDK is known to collect, by how it is known. */
function Declared({ known }: Pick<Detail, 'known'>): ReactNode {
  const { t } = useTranslation();
  if (known === null) return <p className="none">{t('sdk.known.unknown')}</p>;
  if (known.declares.length === 0) return <p className="none">{t(known.handlesPersonalInfo ? 'sdk.known.untold' : 'sdk.known.nothing')}</p>;
  return HOW.map((how) => {
    const data = known.declares.filter((one) => one.how === how);
    return data.length === 0 ? null : (
      <p key={how}>
        <strong>{t(`sdk.known.how.${how}`)}</strong>{' '}
        {data.map(({ name, isSensitive }) => (
          <span key={name} className={isSensitive ? 'tag tone-warn' : 'tag'}>
            {name}
          </span>
        ))}
      </p>
    );
  });
}
