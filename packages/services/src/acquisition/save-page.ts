import type { ArtifactKind } from '@touchstone/domain/artifact';
import { readFilingNumber } from '@touchstone/domain/inventory';
import { callsForScan, changedFields, type ListingFacts, type ListingField, NEW_LISTING, observe } from '@touchstone/domain/listing';
import { handIn } from '../inventory/enter-artifact.ts';
import { linkOperators } from './link-operators.ts';
import type {
  AcquisitionPorts,
  AcquisitionTransaction,
  KeptListing,
  KnownApp,
  KnownArtifact,
  ListingChangeRow,
  ListingRow,
  NewAcquisition,
  NewApp,
} from './ports.ts';
import { downloadsOf, reachBandOf } from './reach-band.ts';
import { scanReason } from './scan-by-policy.ts';
import { type StatedListing, type StatedPage, shownName } from './stated-listing.ts';

export interface SavedPage {
  readonly listings: number;
  readonly changed: number;
  readonly declared: number;
  readonly problems: number;
}

interface StoreOf {
  readonly id: string;
}

/** The store itself is one place from which an app was looked for; others must agree before it is gone. */
const FEED_VANTAGE = 'store-feed';

/** Writes one page: every table is read once and written once, however many listings the page has. */
export async function savePage(ports: AcquisitionPorts, tx: AcquisitionTransaction, store: StoreOf, page: StatedPage): Promise<SavedPage> {
  const changes = lastOfEach(page.changes);
  const kept = new Map(
    (
      await tx.holdListings(
        store.id,
        changes.map(({ storeAppId }) => storeAppId),
      )
    ).map((one) => [one.storeAppId, one]),
  );
  const { operators, problems } = await linkOperators(ports, tx, store.id, changes);
  const apps = await appsOf(ports, tx, changes);
  const accounts = await tx.accounts(store.id, accountsOf(ports, changes, operators.ofListing));
  const shas = changes.flatMap(({ artifact }) => artifact?.sha256 ?? []);
  const artifacts = new Map((await tx.artifactsBySha256([...new Set(shas)].sort())).map((one) => [one.sha256, one]));

  // bytes that a firm kept to itself are on a shelf now
  for (const { id, isPrivate } of artifacts.values()) if (isPrivate) await handIn(tx, ports.newId, id);

  const written = changes.map((change) => {
    const before = kept.get(change.storeAppId);
    const app = apps.get(keyOf(change));
    return asWritten(ports, store.id, change, before, app, accounts.get(accountOf(change) ?? '') ?? null);
  });
  await tx.saveListings(written.map(({ row }) => row));
  await tx.addListingChanges(written.flatMap(({ news }) => news ?? []));
  await tx.renameApps(written.flatMap(({ change, before, row }) => renamed(change, before, row, apps.get(keyOf(change)))));
  await tx.touchApps(
    written.flatMap(({ row }) => (row.app === null ? [] : [{ app: row.app, filing: row.facts.filingNumber, reachBand: row.reachBand }])),
  );
  await operators.save(tx, apps, keyOf);

  const wanted = written.flatMap(({ change, row }) => toFetch(ports, store.id, change, row, artifacts));
  await tx.declare(wanted);
  await raiseClaims(tx, written, artifacts);
  const isHere = ({ row }: Written) => row.facts.artifact !== null && artifacts.get(row.facts.artifact)?.state === 'STORED';
  const due = written.filter((one) => one.scanned.length > 0 && isHere(one));
  await tx.addDueScans(
    due.map(({ row, scanned }) => ({ listing: row.id, reason: scanReason(scanned) })),
    ports.nowMs(),
  );
  const all = [...page.problems, ...problems];
  await tx.addStoreProblems(store.id, all);
  return {
    listings: changes.length,
    changed: written.filter(({ news }) => news !== undefined).length,
    declared: wanted.length,
    problems: all.length,
  };
}

/** Told twice in one page, the last word counts. */
const lastOfEach = (changes: readonly StatedListing[]): readonly StatedListing[] =>
  [...new Map(changes.map((change) => [change.storeAppId, change])).values()].sort((a, b) => (a.storeAppId < b.storeAppId ? -1 : 1));

interface Written {
  readonly change: StatedListing;
  readonly before: KeptListing | undefined;
  readonly row: ListingRow;
  readonly news: ListingChangeRow | undefined;
  /** Fields that changed, where that calls for a scan. */
  readonly scanned: readonly ListingField[];
}

function asWritten(
  ports: AcquisitionPorts,
  store: string,
  change: StatedListing,
  before: KeptListing | undefined,
  app: KnownApp | undefined,
  account: string | null,
): Written {
  const stated = factsOf(change);
  const fields = changedFields(before?.facts ?? NO_FACTS, stated);
  const isNew = before === undefined;
  const { next, effects } = observe(before?.listing ?? NEW_LISTING, {
    atMs: ports.seenMs(),
    vantage: FEED_VANTAGE,
    result: change.state,
    isChanged: fields.length > 0,
  });
  const facts = merged(before?.facts ?? NO_FACTS, stated);
  const row: ListingRow = {
    id: before?.id ?? ports.newId(),
    store,
    storeAppId: change.storeAppId,
    app: app?.id ?? before?.app ?? null,
    account,
    listing: next,
    facts,
    signer: change.artifact?.signers[0] ?? before?.signer ?? null,
    downloadsText: change.downloads ?? null,
    reachBand: reachBandOf(change.downloads),
    statedAt: change.updatedAt,
  };
  const isNews = isNew || fields.length > 0 || effects.length > 0 || next.state !== before.listing.state;
  const news = isNews ? { id: ports.newId(), listing: row.id, fields, change } : undefined;
  return { change, before, row, news, scanned: change.state === 'live' && callsForScan(fields) ? fields : [] };
}

const NO_FACTS: ListingFacts = {
  package: null,
  name: null,
  versionName: null,
  versionCode: null,
  artifact: null,
  developer: null,
  filingNumber: null,
  category: null,
  privacyPolicyUrl: null,
  privacyPolicyHash: null,
  permissions: null,
  downloads: null,
};

/** A listing that is gone says nothing of the rest. */
const factsOf = (change: StatedListing): ListingFacts =>
  change.state === 'gone'
    ? NO_FACTS
    : {
        package: change.packageName ?? null,
        name: shownName(change),
        versionName: change.version?.name ?? null,
        versionCode: change.version?.code ?? null,
        artifact: change.artifact?.sha256 ?? null,
        developer: change.developer?.name ?? null,
        filingNumber: filingText(change),
        category: change.category ?? null,
        privacyPolicyUrl: change.policy?.url ?? null,
        privacyPolicyHash: change.policy?.sha256 ?? null,
        permissions: [...change.permissions].sort(),
        downloads: downloadsOf(change.downloads),
      };

/** A filing number in its one form where it can be read, as it stands where it cannot. */
function filingText({ filingNumber }: StatedListing): string | null {
  if (filingNumber === undefined) return null;
  const read = readFilingNumber(filingNumber);
  return read.ok ? read.value.text : filingNumber;
}

const merged = (before: ListingFacts, stated: ListingFacts): ListingFacts =>
  Object.fromEntries(Object.entries(stated).map(([name, value]) => [name, value ?? before[name as keyof ListingFacts]])) as never;

const KINDS: Readonly<Record<string, NewApp['kind']>> = { 'mini-program': 'mini-program', 'quick-app': 'quick-app' };

const keyOf = ({ platform, packageName }: StatedListing): string => (packageName === undefined ? '' : `${platform} ${packageName}`);

async function appsOf(
  ports: AcquisitionPorts,
  tx: AcquisitionTransaction,
  changes: readonly StatedListing[],
): Promise<ReadonlyMap<string, KnownApp>> {
  const rows = changes
    .filter(({ packageName, state }) => packageName !== undefined && state === 'live')
    .map((change): NewApp => {
      const filing = change.filingNumber === undefined ? undefined : readFilingNumber(change.filingNumber);
      return {
        id: ports.newId(),
        kind: KINDS[change.platform] ?? 'app',
        platform: change.platform,
        package: change.packageName ?? '',
        name: shownName(change),
        category: change.category === undefined ? null : ports.categoryOf(change.category),
        filing: filing?.ok === true ? filing.value.text : null,
        reachBand: reachBandOf(change.downloads),
        province: filing?.ok === true ? filing.value.province : null,
      };
    });
  const unique = [...new Map(rows.map((row) => [`${row.platform} ${row.package}`, row])).entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const known = await tx.apps(unique.map(([, row]) => row));
  return new Map(known.map((app) => [`${app.platform} ${app.package}`, app]));
}

/** An app takes the new name of a listing whose old name it bore: another store's name of it does not rename it. */
function renamed(change: StatedListing, before: KeptListing | undefined, row: ListingRow, app: KnownApp | undefined) {
  const name = row.facts.name;
  if (app === undefined || before === undefined || name === null || change.state === 'gone') return [];
  return app.name === before.facts.name && app.name !== name ? [{ app: app.id, name }] : [];
}

const accountOf = ({ developer }: StatedListing): string | undefined => developer?.account ?? developer?.name;

const accountsOf = (ports: AcquisitionPorts, changes: readonly StatedListing[], operatorOf: (change: StatedListing) => string | null) => {
  const rows = changes.flatMap((change) => {
    const account = accountOf(change);
    if (account === undefined || change.developer === undefined) return [];
    return [{ id: ports.newId(), account, name: change.developer.name, operator: operatorOf(change) }];
  });
  return [...new Map(rows.map((row) => [row.account, row])).values()].sort((a, b) => (a.account < b.account ? -1 : 1));
};

/** What is not there yet: the package, and the text of the policy where the store keeps it. */
function toFetch(
  ports: AcquisitionPorts,
  store: string,
  change: StatedListing,
  row: ListingRow,
  known: ReadonlyMap<string, KnownArtifact>,
): readonly NewAcquisition[] {
  if (change.state === 'gone') return [];
  const common = {
    source: 'store',
    store,
    listing: row.id,
    organisation: null,
    askedBy: null,
    state: 'DECLARED',
    heldBy: null,
    quarantineName: null,
  } as const;
  const { artifact, policy, packageName, version, category } = change;
  const wanted: NewAcquisition[] = [];
  if (artifact !== undefined && !HELD.has(known.get(artifact.sha256)?.state ?? '')) {
    wanted.push({
      ...common,
      id: ports.newId(),
      what: 'artifact',
      fileName: `${packageName ?? change.storeAppId}.${artifact.kind}`,
      sha256: artifact.sha256,
      sizeBytes: artifact.sizeBytes,
      signers: artifact.signers,
      kind: artifact.kind as ArtifactKind,
      claim: {
        platform: change.platform,
        name: shownName(change),
        ...(packageName === undefined ? {} : { package: packageName }),
        ...(version?.code === undefined ? {} : { versionCode: version.code }),
        ...(version?.name === undefined ? {} : { versionName: version.name }),
        ...(category === undefined ? {} : { category }),
        ...(artifact.location === undefined ? {} : { location: artifact.location }),
      },
    });
  }
  if (policy?.sha256 !== undefined) {
    const url = policy.url === undefined ? {} : { url: policy.url };
    wanted.push({
      ...common,
      id: ports.newId(),
      what: 'policy',
      fileName: null,
      sha256: policy.sha256,
      sizeBytes: null,
      signers: [],
      kind: 'none',
      claim: url,
    });
  }
  return wanted;
}

const HELD: ReadonlySet<string> = new Set(['STORED', 'COLD']);

/** A file that is here already speaks for itself: what a store says otherwise of it is shown. */
async function raiseClaims(
  tx: AcquisitionTransaction,
  written: readonly Written[],
  known: ReadonlyMap<string, KnownArtifact>,
): Promise<void> {
  const flags = written.flatMap(({ change, row }) => {
    const file = known.get(change.artifact?.sha256 ?? '');
    if (file === undefined || change.artifact === undefined || !HELD.has(file.state)) return [];
    const { sizeBytes, signers } = change.artifact;
    const isForeign =
      signers.length > 0 && file.signers.length > 0 && !signers.some((one) => [...file.signers, ...file.lineage].includes(one));
    const claims = [...(sizeBytes === file.sizeBytes ? [] : ['size']), ...(isForeign ? ['signer'] : [])];
    return claims.map((claim) => ({
      kind: 'store-claim-denied' as const,
      about: `${row.id} ${file.sha256} ${claim}`,
      app: row.app,
      listing: row.id,
      artifact: file.id,
      detail: { claim, stated: claim === 'size' ? String(sizeBytes) : signers.join(' ') },
    }));
  });
  await tx.raiseFlags(flags);
}
