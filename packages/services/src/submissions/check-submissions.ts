import type { Entry } from '@touchstone/domain/inventory';
import { type BuildFile, checkListing, evasionChecks, type ListingCheck } from '@touchstone/domain/submission';
import { canonical } from '@touchstone/kernel/canonical';
import { type Apart, eachInTurn } from '../apart.ts';
import type { CheckPorts, CheckRow, LiveListing, SubmissionArtifact } from './ports.ts';

/** Looks at the shelves and for signs of evasion, for every submission that wants it. Run again and again. @returns how many were looked at */
export function checkSubmissions(ports: CheckPorts, limit = 5, apart: Apart = {}): Promise<number> {
  const list = (most: number) => ports.inTransaction((tx) => tx.holdUnchecked(ports.nowMs(), most));
  return eachInTurn(apart, limit, list, async (id) => {
    await checkSubmission(ports, id);
    return true;
  });
}

/** Most entries of a listing that are shown as differing. */
const MOST_DIFFERING = 200;

/** Bytes and reports are read outside of transactions: they take seconds, and nobody waits for them. */
async function checkSubmission(ports: CheckPorts, id: string): Promise<void> {
  const read = await ports.inTransaction(async (tx) => {
    const kept = await tx.holdSubmission(id);
    const about = kept === undefined ? undefined : await tx.submittedCase(kept.case);
    if (about === undefined) return undefined;
    const artifacts = await tx.artifactsOf(id);
    const listings = about.app === null ? [] : await tx.liveListings(about.app);
    const clauses = (await tx.retestClauses(id)).map(({ clause }) => clause);
    return { before: about.artifact, artifacts, listings, clauses, runs: await tx.resultsOfRetests(id) };
  });
  if (read === undefined) return;
  const { before, artifacts, listings, clauses, runs } = read;
  const checked = await checkListings(ports, artifacts, listings);
  const first = artifacts[0]?.artifact;
  const signs = evasionChecks({
    before: before === null ? null : await ports.signsOf(before),
    after: first === undefined ? null : await ports.signsOf(first),
    runs: await ports.runSigns(runs, clauses),
    listings: checked.map(({ check }) => check),
  });
  const comparison = before === null || first === undefined ? null : await ports.compare(before, first);
  const rows = [
    ...checked.map(({ listing, check }) => listingRow(ports, listing, check)),
    ...signs.map(({ name, result, reason, detail }) =>
      hashed(ports, { kind: 'evasion', name, store: null, result, reason, detail: { seen: detail } }),
    ),
  ];
  await ports.inTransaction(async (tx) => {
    await tx.saveChecks(id, rows, comparison, tx.nowMs(), () => tx.newId());
    for (const { listing, check } of checked) if (FETCHABLE.has(check.reason)) await tx.askFetch(listing.listing);
  });
}

/** Unknown for want of bytes that the store has. */
const FETCHABLE: ReadonlySet<string> = new Set(['stated-not-fetched', 'not-acquired']);

async function checkListings(ports: CheckPorts, artifacts: readonly SubmissionArtifact[], listings: readonly LiveListing[]) {
  const known = new Map<string, readonly Entry[] | null>();
  /** Entries are read only where two files must be told apart by them. */
  const entriesOf = async (sha256: string) => {
    if (!known.has(sha256)) known.set(sha256, await ports.entriesOf(sha256));
    return known.get(sha256) ?? null;
  };
  const checked: { readonly listing: LiveListing; readonly check: ListingCheck }[] = [];
  for (const listing of listings) {
    const { file } = listing;
    const isOther = file !== null && artifacts.every(({ sha256 }) => sha256 !== file.sha256);
    const isNear = isOther && artifacts.some((build) => build.package === file.package && build.versionCode === file.versionCode);
    const submitted: BuildFile[] = [];
    for (const build of artifacts) submitted.push(await asFile(build, isNear ? entriesOf : unread));
    const listed = file === null ? null : { ...file, entries: isNear ? await entriesOf(file.sha256) : null };
    checked.push({ listing, check: checkListing(submitted, { ...listing, file: listed }) });
  }
  return checked;
}

const unread = async (): Promise<null> => null;

const asFile = async (
  { sha256, package: name, versionCode, signers }: SubmissionArtifact,
  entriesOf: (sha256: string) => Promise<readonly Entry[] | null>,
): Promise<BuildFile> => ({
  sha256,
  package: name ?? '',
  versionCode: versionCode ?? -1,
  signers: signers.current,
  entries: await entriesOf(sha256),
});

function listingRow(ports: CheckPorts, { listing, store, statedSha256 }: LiveListing, check: ListingCheck): CheckRow {
  const { result, reason, of, differing } = check;
  const shown = differing.slice(0, MOST_DIFFERING);
  const detail = { stated: statedSha256, of, differing: shown, differingCount: differing.length };
  return hashed(ports, { kind: 'listing', name: listing, store, result, reason, detail });
}

const hashed = (ports: CheckPorts, row: Omit<CheckRow, 'resultHash'>): CheckRow => ({
  ...row,
  resultHash: ports.hash(canonical({ result: row.result, reason: row.reason, detail: row.detail as never })),
});
