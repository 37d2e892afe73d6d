import { type ArtifactEvent, type ArtifactState, advance, judge } from '@touchstone/domain/artifact';
import { failed, succeeded } from '@touchstone/domain/breaker';
import { type ArtifactEntry, enterArtifact, handIn, keepPrivately } from '../inventory/enter-artifact.ts';
import type { InspectedFile } from '../inventory/inspection.ts';
import type { Intake } from './intake.ts';
import { STORE_BREAKER } from './poll-store.ts';
import type { AcquisitionPorts, AcquisitionTransaction, HeldAcquisition, KeptAcquisition, StoreFaultLike } from './ports.ts';

/** Without a sign of life for this long, somebody else may go on. */
export const ACQUISITION_LEASE_MS = 300_000;
/** Tries before a file that cannot be had is given up; with the pauses below about a day. */
const MOST_ATTEMPTS = 10;
const FAULT_PAUSE_MS = 15_000;
const BACKOFF = { baseMs: 20_000, capMs: 4 * 3_600_000 };

/** Leases what waits, up to `limit`: no store gets more requests at once than it allows. */
export function leaseAcquisitions(
  ports: AcquisitionPorts,
  intake: Pick<Intake, 'machine'>,
  limit: number,
): Promise<readonly HeldAcquisition[]> {
  const nowMs = ports.nowMs();
  return ports.inTransaction((tx) =>
    tx.leaseWaiting({ nowMs, leaseUntilMs: nowMs + ACQUISITION_LEASE_MS, limit, machine: intake.machine }),
  );
}

/** Keeps a lease while its work goes on; false when it is somebody else's by now. */
export function keepAcquisition(ports: AcquisitionPorts, { id, fence }: HeldAcquisition): Promise<boolean> {
  return ports.inTransaction(async (tx) => {
    const held = await tx.holdAcquisition(id, fence);
    if (held === undefined) return false;
    await tx.saveAcquisition(id, { state: held.state, leaseUntilMs: ports.nowMs() + ACQUISITION_LEASE_MS });
    return true;
  });
}

/**
 * Takes one acquisition as far as it goes: FETCHING, QUARANTINED, VERIFIED, STORED, or where it ends. A process that dies
 * anywhere in between leaves a lease that runs out and bytes in quarantine that are used again; an artifact is in the
 * inventory only when its bytes are among the objects.
 * @returns its state; undefined when somebody else has it by now
 */
export async function fetchArtifact(ports: AcquisitionPorts, intake: Intake, held: HeldAcquisition): Promise<ArtifactState | undefined> {
  try {
    if (held.what === 'policy') return await fetchPolicy(ports, intake, held);
    const known = await settleKnown(ports, held);
    if (known !== undefined) return known;
    const received = await receive(ports, intake, held);
    if ('ended' in received) return received.ended;
    return await verify(ports, intake, { ...held, ...received });
  } catch (error) {
    const fault = ports.faultOf(error);
    if (fault !== undefined) return fetchFailed(ports, intake, held, fault);
    const again = { leaseUntilMs: ports.nowMs() + FAULT_PAUSE_MS };
    if (ports.isBusy(error)) return finish(ports, held, (_tx, now) => ({ state: now.state, ...again, isUncounted: true }));
    // a fault of ours or of the disk: not at once again, and not for ever
    if (held.attempts >= MOST_ATTEMPTS) return refuse(ports, intake, held, 'failed-here', String(error));
    await finish(ports, held, (_tx, now) => ({ state: now.state, ...again }));
    throw error;
  }
}

/**
 * Saves a step if the lease still holds. The end of a text, had or not, is one row: who waited for it is looked at afterwards.
 * @throws Error for a step that the table does not have: that is ours to mend
 */
async function finish(
  ports: AcquisitionPorts,
  held: HeldAcquisition,
  kept: (tx: AcquisitionTransaction, now: HeldAcquisition) => KeptAcquisition | Promise<KeptAcquisition>,
): Promise<ArtifactState | undefined> {
  return ports.inTransaction(async (tx) => {
    const now = await tx.holdAcquisition(held.id, held.fence);
    if (now === undefined) return undefined;
    const after = await kept(tx, now);
    const isOver = after.state === 'STORED' || after.state === 'REJECTED';
    await tx.saveAcquisition(held.id, held.what === 'policy' && isOver ? { ...after, isForListings: true } : after);
    return after.state;
  });
}

function stepped(from: ArtifactState, ...events: readonly ArtifactEvent[]): ArtifactState {
  return events.reduce<ArtifactState>((state, on) => {
    const outcome = advance(state, on);
    if (!outcome.ok) throw new Error(`an acquisition cannot go on from ${state} by ${on}`);
    return outcome.state;
  }, from);
}

/** The same bytes came from elsewhere meanwhile: nothing is fetched twice. */
function settleKnown(ports: AcquisitionPorts, held: HeldAcquisition): Promise<ArtifactState | undefined> {
  return ports.inTransaction(async (tx) => {
    if (held.source !== 'store' || held.sha256 === null) return undefined;
    const [file] = await tx.artifactsBySha256([held.sha256]);
    const now = file?.state === 'STORED' ? await tx.holdAcquisition(held.id, held.fence) : undefined;
    if (file === undefined || now === undefined) return undefined;
    await handIn(tx, ports.newId, file.id);
    await tx.saveAcquisition(held.id, { state: 'STORED', artifact: file.id, leaseUntilMs: null });
    if (held.listing !== null) await tx.addDueScans([{ listing: held.listing, reason: 'newVersion' }], ports.nowMs());
    return 'STORED';
  });
}

type ReceivedBytes = { readonly quarantineName: string; readonly state: ArtifactState } | { readonly ended: ArtifactState | undefined };

async function receive(ports: AcquisitionPorts, intake: Intake, held: HeldAcquisition): Promise<ReceivedBytes> {
  const isHere = held.quarantineName !== null && (await intake.has(held.quarantineName));
  if (isHere) return { quarantineName: held.quarantineName, state: 'QUARANTINED' };
  if (held.source !== 'store')
    return { ended: await refuse(ports, intake, held, 'quarantine-lost', 'the bytes are no longer in quarantine') };
  const fetched = await intake.fetch(held);
  if (!fetched.ok) return { ended: await refuse(ports, intake, held, fetched.reason, `the store delivered ${fetched.found}`) };
  const { name, sha256, sizeBytes } = fetched;
  const state = await finish(ports, held, () => ({
    state: 'QUARANTINED',
    held: { by: intake.machine, name },
    received: { sha256, sizeBytes },
  }));
  return state === undefined ? { ended: undefined } : { quarantineName: name, state };
}

async function verify(ports: AcquisitionPorts, intake: Intake, held: HeldAcquisition): Promise<ArtifactState | undefined> {
  const name = held.quarantineName ?? '';
  const read = await intake.inspect(name, held);
  if (!read.ok) return refuse(ports, intake, held, `inspection-${read.failure}`, 'reading the file brought the reader down');
  const faults = faultsOf(read, held, intake.maxBytes);
  if (faults.refuse.length > 0) return refuse(ports, intake, held, faults.refuse[0] ?? 'refused', faults.refuse.join(', '), read.problems);

  await intake.keep(name, read.sha256);
  const state = await finish(ports, held, async (tx) => {
    const category = held.claim.category === undefined ? null : ports.categoryOf(held.claim.category);
    const source = held.store === null ? null : `store:${held.store}`;
    const operator = held.listing === null ? null : await tx.operatorOfListing(held.listing);
    const entry = { file: read, kind: held.kind, claim: held.claim, category, source, operator };
    const artifact = await enter(tx, ports.newId, held, entry);
    if (!(await tx.isListed(read.sha256))) await tx.scanUpload(artifact, held);
    return {
      state: stepped('QUARANTINED', 'verified', 'store'),
      artifact,
      received: { sha256: read.sha256, sizeBytes: read.sizeBytes },
      problems: [...faults.note.map((code) => ({ code: `acquisition/${code}`, at: '' })), ...read.problems.slice(0, 50)],
      leaseUntilMs: null,
      isForListings: true,
    };
  });
  await intake.discard(name);
  await succeed(ports, held);
  return state;
}

/** Into the inventory; what an organisation brings to check it for itself, and no shelf has, stays its own. @returns the artifact */
async function enter(tx: AcquisitionTransaction, newId: () => string, held: HeldAcquisition, entry: ArtifactEntry): Promise<string> {
  const { organisation, source } = held;
  const isOwn = source === 'upload' && organisation !== null && !(await tx.inspects(organisation));
  const { sha256 } = entry.file;
  if (isOwn && !(await tx.isListed(sha256))) return keepPrivately(tx, newId, entry, organisation);
  const { artifact, app } = await enterArtifact(tx, newId, entry);
  if (held.listing !== null) await tx.linkListing(held.listing, app);
  await tx.announce('artifact.stored', artifact, { artifact, app, sha256, acquisition: held.id });
  return artifact;
}

function faultsOf(file: InspectedFile, held: HeldAcquisition, maxBytes: number) {
  const { app, sha256, sizeBytes, isBomb, isForeignPlatform } = file;
  const { claim, signers } = held;
  const { refuse: all, note } = judge(
    {
      ...(held.sha256 === null ? {} : { sha256: held.sha256 }),
      ...(held.sizeBytes === null ? {} : { sizeBytes: held.sizeBytes }),
      ...(claim.package === undefined ? {} : { package: claim.package }),
      ...(claim.versionCode === undefined ? {} : { versionCode: claim.versionCode }),
      ...(signers.length === 0 ? {} : { signers }),
    },
    {
      sha256,
      sizeBytes,
      isBomb,
      ...(app === undefined
        ? {}
        : {
            app: {
              package: app.package,
              versionCode: app.versionCode,
              isSignatureValid: app.isSignatureValid,
              signers: [...app.signers, ...app.lineage].map((one) => one.sha256),
            },
          }),
    },
    maxBytes,
  );
  return { refuse: isForeignPlatform ? all.filter((fault) => fault !== 'not-an-app') : all, note };
}

/** What does not leave quarantine; its bytes go, the reason stays. */
async function refuse(
  ports: AcquisitionPorts,
  intake: Intake,
  held: HeldAcquisition,
  reason: string,
  message: string,
  problems: readonly unknown[] = [],
): Promise<ArtifactState | undefined> {
  const state = await finish(ports, held, async (tx, now) => {
    if (held.store !== null) await tx.addStoreProblems(held.store, [{ code: `artifact/${reason}`, at: held.sha256 ?? '' }]);
    await tx.announce('acquisition.refused', held.id, { acquisition: held.id, reason });
    const events: readonly ArtifactEvent[] = now.state === 'FETCHING' ? ['received', 'refused'] : ['refused'];
    return { state: stepped(now.state, ...events), error: { class: reason, message }, problems: problems.slice(0, 50), leaseUntilMs: null };
  });
  if (held.quarantineName !== null) await intake.discard(held.quarantineName);
  return state;
}

async function fetchPolicy(ports: AcquisitionPorts, intake: Intake, held: HeldAcquisition): Promise<ArtifactState | undefined> {
  const received = await intake.fetchPolicy(held);
  const state = await finish(ports, held, () => ({ state: 'STORED', received, leaseUntilMs: null }));
  await succeed(ports, held);
  return state;
}

/** Tried again later, with longer and longer pauses; given up when that cannot help. */
async function fetchFailed(
  ports: AcquisitionPorts,
  intake: Intake,
  held: HeldAcquisition,
  fault: StoreFaultLike,
): Promise<ArtifactState | undefined> {
  const nowMs = ports.nowMs();
  const isGivenUp = !fault.retryable || held.attempts >= MOST_ATTEMPTS;
  const state = await finish(ports, held, async (tx) => {
    const error = { class: fault.code, message: isGivenUp ? 'given up' : `try ${held.attempts} failed` };
    if (held.store !== null) {
      await tx.addStoreProblems(held.store, [{ code: `${held.what}/${fault.code}`, at: held.sha256 ?? '' }]);
      if (fault.retryable) await tx.saveStoreBreaker(held.store, failed(await tx.storeBreaker(held.store), STORE_BREAKER, nowMs));
    }
    if (isGivenUp) return { state: stepped('FETCHING', 'fetch-failed', 'give-up'), error, leaseUntilMs: null };
    const full = Math.min(BACKOFF.capMs, BACKOFF.baseMs * 2 ** (held.attempts - 1));
    const pauseMs = Math.max(fault.retryAfterMs ?? 0, Math.round(full * (0.5 + ports.random() / 2)));
    return { state: stepped('FETCHING', 'fetch-failed'), error, nextAtMs: nowMs + pauseMs, leaseUntilMs: null };
  });
  if (state === 'REJECTED' && held.sha256 !== null) await intake.discard(held.sha256);
  return state;
}

async function succeed(ports: AcquisitionPorts, { store }: HeldAcquisition): Promise<void> {
  if (store === null) return;
  await ports.inTransaction(async (tx) => {
    const before = await tx.storeBreaker(store);
    if (before.state !== 'closed' || before.failures > 0) await tx.saveStoreBreaker(store, succeeded());
  });
}
