import type { OutputOf } from '@touchstone/api-client';
import type { listListingChanges, listListingProbes, readListing } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { colon, comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { RecordLook } from './record-look.tsx';
import { saidIn } from './statement.ts';

type Change = RowOf<typeof listListingChanges>;
type Probe = RowOf<typeof listListingProbes>;

interface Props {
  readonly listing: OutputOf<typeof readListing>;
  readonly changes: List<Change>;
  readonly probes: List<Probe>;
}

const TONES = { live: 'good', gone: 'bad', undecided: 'wait' } as const;

/** One app on one shelf: what the store says of it, when that changed, and what was seen of its public page. */
export function ListingPage({ listing, changes, probes }: Props): ReactNode {
  const { t, i18n } = useTranslation();
  const from = (vantage: string) => (i18n.exists(`store.listing.vantages.${vantage}`) ? t(`store.listing.vantages.${vantage}`) : vantage);
  const field = (name: string) => t(`store.listing.field.${name}`, { defaultValue: name });
  const said = (name: string) => t(`store.listing.said.${name}`, { defaultValue: name });
  const inWords = (name: string, text: string) => {
    if (name === 'updatedAt' && !Number.isNaN(Date.parse(text))) return shanghaiTime(text);
    if (name === 'state') return t(`store.listing.results.${text}`, { defaultValue: text });
    return name === 'platform' ? t(`apps.platform.${text}`, { defaultValue: text }) : text;
  };
  const changeColumns: readonly Column<Change>[] = [
    { key: 'at', words: 'store.listing.at', isName: true, text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
    { key: 'fields', words: 'store.listing.fields', text: ({ fields }) => fields.map(field).join(comma()) },
    {
      key: 'statement',
      words: 'store.listing.statement',
      text: ({ statement }) => JSON.stringify(statement),
      cell: ({ statement }) => (
        <ul className="plain">
          {saidIn(statement).map(({ field: name, said: text }) => (
            <li key={name}>
              {name === '' ? null : (
                <span className="none">
                  {said(name)}
                  {colon()}
                </span>
              )}
              <Text>{inWords(name, text)}</Text>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  const probeColumns: readonly Column<Probe>[] = [
    { key: 'at', words: 'store.listing.at', isName: true, text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
    {
      key: 'result',
      words: 'store.listing.result',
      text: ({ result }) => t(`store.listing.results.${result}`),
      cell: ({ result }) => <span className={`tag tone-${TONES[result]}`}>{t(`store.listing.results.${result}`)}</span>,
    },
    {
      key: 'method',
      words: 'store.listing.method',
      text: ({ method }) => t(`store.listing.methods.${method}`, { defaultValue: method }),
    },
    {
      key: 'vantage',
      words: 'store.listing.vantage',
      text: ({ vantage }) => from(vantage),
      cell: ({ vantage }) => <Text>{from(vantage)}</Text>,
    },
    {
      key: 'version',
      words: 'store.listings.version',
      text: ({ versionName }) => versionName ?? '—',
      cell: ({ versionName }) => <Text>{versionName ?? '—'}</Text>,
    },
    { key: 'raw', words: 'store.listing.raw', isExtra: true, text: ({ raw }) => raw ?? '—' },
  ];
  return (
    <>
      <PageHeader
        title={visibleText(listing.name)}
        marks={<StateTag kind="listing" state={listing.state} />}
        crumbs={[
          { to: '/stores', text: t('stores.title') },
          { to: `/stores/${listing.store}`, text: visibleText(listing.storeName) },
        ]}
        actions={listing.app === null ? undefined : <PageLink to={`/apps/${listing.app}`}>{t('store.listing.openApp')}</PageLink>}
      />
      <Facts
        lines={[
          { label: t('store.listing.storeAppId'), value: <Text className="code">{listing.storeAppId}</Text> },
          { label: t('store.listings.version'), value: listing.versionName === null ? null : <Text>{listing.versionName}</Text> },
          { label: t('store.listings.developer'), value: listing.developer === null ? null : <Text>{listing.developer}</Text> },
          { label: t('store.listings.filing'), value: listing.filingNumber === null ? null : <Text>{listing.filingNumber}</Text> },
          { label: t('store.listings.downloads'), value: listing.downloads === null ? null : <Text>{listing.downloads}</Text> },
          {
            label: t('store.listing.policy'),
            value: listing.policyUrl === null ? null : <Text className="code">{listing.policyUrl}</Text>,
          },
          {
            label: t('store.listing.artifact'),
            value:
              listing.artifact === null ? null : (
                <PageLink to={`/artifacts/${listing.artifact}`}>
                  <code>{listing.artifact.slice(0, 16)}…</code>
                </PageLink>
              ),
          },
          { label: t('store.listing.misses'), value: listing.misses === 0 ? null : listing.misses },
          { label: t('store.listing.firstSeen'), value: <TimeText at={listing.firstSeenAt} /> },
          { label: t('store.listings.lastSeen'), value: <TimeText at={listing.lastSeenAt} /> },
        ]}
      />
      <Section title={t('store.listing.changes')}>
        <DataTable
          isPart
          caption={t('store.listing.changes')}
          list={changes}
          columns={changeColumns}
          empty={t('store.listing.noChanges')}
          keyOf={({ id }) => id}
        />
      </Section>
      <Section title={t('store.listing.probes')} actions={<RecordLook listing={listing.id} />}>
        <DataTable
          isPart
          caption={t('store.listing.probes')}
          list={probes}
          columns={probeColumns}
          empty={t('store.listing.noProbes')}
          keyOf={({ id }) => id}
        />
      </Section>
    </>
  );
}
