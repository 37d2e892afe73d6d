import type { OutputOf } from '@touchstone/api-client';
import type { listFindings } from '@touchstone/api-client/routes/findings';
import type { listAppVersions, readApp } from '@touchstone/api-client/routes/inventory';
import type { TFunction } from 'i18next';
import type { RowOf } from '../../api/use-list.ts';
import { ArtifactLink } from '../../parts/artifact-link.tsx';
import { comma } from '../../parts/punctuation.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { sizeText } from '../../parts/size-text.ts';
import { isStandIn } from '../../parts/stands-for.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Detail = OutputOf<typeof readApp>;

export const VERSIONS: readonly Column<RowOf<typeof listAppVersions>>[] = [
  {
    key: 'name',
    words: 'app.versions.name',
    isName: true,
    text: ({ versionName }) => versionName,
    cell: ({ versionName }) => <Text>{versionName}</Text>,
  },
  { key: 'code', words: 'app.versions.code', isNumber: true, text: ({ versionCode }) => String(versionCode) },
  {
    key: 'firstSeen',
    words: 'app.versions.firstSeen',
    text: ({ firstSeenAt }) => shanghaiTime(firstSeenAt),
    cell: ({ firstSeenAt }) => <TimeText at={firstSeenAt} isDay />,
  },
  {
    key: 'files',
    words: 'app.versions.files',
    text: ({ artifacts }) => artifacts.map(({ sha256 }) => sha256).join(' '),
    cell: ({ artifacts }) =>
      artifacts.map(({ id, sha256, sizeBytes, kind }) => (
        <div key={id}>
          <ArtifactLink artifact={sha256} digits={12} /> {isStandIn(sha256) ? null : `${kind.toUpperCase()} · ${sizeText(sizeBytes)}`}
        </div>
      )),
  },
];

export const STORES: readonly Column<Detail['listings'][number]>[] = [
  { key: 'store', words: 'app.stores.store', isName: true, text: ({ storeName }) => storeName },
  {
    key: 'state',
    words: 'app.stores.state',
    text: ({ state }, t) => t(`states.listing.${state}`),
    cell: ({ state }) => <StateTag kind="listing" state={state} />,
  },
  {
    key: 'version',
    words: 'app.stores.version',
    text: ({ versionName }) => versionName ?? '—',
    cell: ({ versionName }) => (versionName === null ? '—' : <Text>{versionName}</Text>),
  },
  {
    key: 'lastSeen',
    words: 'app.stores.lastSeen',
    text: ({ lastSeenAt }) => shanghaiTime(lastSeenAt),
    cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} />,
  },
];

export const SIGNERS: readonly Column<Detail['signers'][number]>[] = [
  {
    key: 'subject',
    words: 'app.signers.subject',
    isName: true,
    text: ({ subject }) => subject,
    cell: ({ subject }) => <Text>{subject}</Text>,
  },
  {
    key: 'sha256',
    words: 'app.signers.sha256',
    text: ({ sha256 }) => sha256,
    cell: ({ sha256 }) => <code title={sha256}>{sha256.slice(0, 16)}…</code>,
  },
  { key: 'files', words: 'app.signers.files', isNumber: true, text: ({ files }) => String(files) },
  { key: 'stores', words: 'app.signers.stores', text: ({ stores }) => stores.join(comma()) },
];

export const FINDINGS: readonly Column<RowOf<typeof listFindings>>[] = [
  { key: 'title', words: 'app.findings.name', isName: true, text: ({ title }) => title },
  { key: 'clause', words: 'app.findings.clause', text: ({ clause }) => clause },
  {
    key: 'state',
    words: 'app.findings.state',
    text: ({ state }, t) => t(`states.finding.${state}`),
    cell: ({ state }) => <StateTag kind="finding" state={state} />,
  },
  {
    key: 'strength',
    words: 'app.findings.strength',
    text: ({ strength }, t) => t(`states.strength.${strength}`),
    cell: ({ strength }) => <StateTag kind="strength" state={strength} />,
  },
  {
    key: 'version',
    words: 'app.findings.version',
    text: ({ version }) => version ?? '—',
    cell: ({ version }) => (version === null ? '—' : <Text>{version}</Text>),
  },
  {
    key: 'opened',
    words: 'app.findings.opened',
    text: ({ openedAt }) => shanghaiTime(openedAt),
    cell: ({ openedAt }) => <TimeText at={openedAt} isDay />,
  },
];

const OF_STORE = 'store:';

/** Why an app is thought to be a company's; a store is called by its name. */
export const evidenceColumns = (t: TFunction, storeNames: ReadonlyMap<string, string>): readonly Column<Detail['evidence'][number]>[] => [
  {
    key: 'operator',
    words: 'app.evidence.operator',
    isName: true,
    text: ({ operatorName }) => operatorName,
    cell: ({ operatorName }) => <Text>{operatorName}</Text>,
  },
  { key: 'kind', words: 'app.evidence.kind', text: ({ kind }) => t(`app.evidence.kindWords.${kind}`, { defaultValue: kind }) },
  {
    key: 'source',
    words: 'app.evidence.source',
    text: ({ source }) => (source.startsWith(OF_STORE) ? (storeNames.get(source.slice(OF_STORE.length)) ?? source) : source),
  },
  {
    key: 'since',
    words: 'app.evidence.since',
    text: ({ since }) => shanghaiTime(since),
    cell: ({ since }) => <TimeText at={since} isDay />,
  },
];
