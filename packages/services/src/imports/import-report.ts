import {
  type Capability,
  canonicalJson,
  type EngineDescription,
  type EngineResult,
  type EngineState,
  engineRights,
  type ResultOutcome,
} from '@touchstone/domain/engine';
import { registerEngine } from '../engines/register-engine.ts';
import type { ScanWish } from '../work/ports.ts';
import { type Votes, votesOf } from '../work/votes-of.ts';
import type { ImportPorts, ImportTransaction } from './ports.ts';

/** A report that was read: whose it is, and what it comes to once it is known what that engine may speak of. */
export interface ReadReport {
  /** As the report describes its tool. */
  readonly description: EngineDescription;
  settle(engine: EngineDescription): { readonly outcome: ResultOutcome; readonly result: EngineResult; readonly errorClass?: string };
}

export interface ReportAsk extends Pick<ScanWish, 'artifact' | 'app' | 'organisation' | 'askedBy' | 'category'> {
  readonly source: ReportSource;
  readonly report: ReadReport;
}

/** The file as it came. */
export interface ReportSource {
  readonly format: string;
  /** SHA-256 of the file, which is kept. */
  readonly sha256: string;
}

export type ImportReport =
  | {
      readonly ok: true;
      readonly request: string;
      readonly run: string;
      /** Key of the engine version. */
      readonly engine: string;
      readonly state: EngineState;
      readonly outcome: ResultOutcome;
      readonly votes: Votes;
    }
  | { readonly ok: false; readonly reason: 'already-run' | 'no-engine' | 'bad-description' };

/** What tells this import from others: the same report for the same file is the same work. */
export const configHashOfReport = (hash: ImportPorts['hash'], source: ReportSource): string => hash(canonicalJson(configOf(source)));

const configOf = ({ format, sha256 }: ReportSource) => ({ import: format, report: sha256 });

/**
 * A foreign report becomes a run of an engine of kind `import`, ended as it begins, so that fusion takes it. Its tool runs on
 * probation like any engine that is new: its votes are shown and do not count until a golden set was passed.
 */
export async function importReport(ports: ImportPorts, ask: ReportAsk): Promise<ImportReport> {
  const { description, settle } = ask.report;
  const registered = await registerEngine(ports, { description, organisation: null });
  if (!registered.ok) return { ok: false, reason: 'bad-description' };
  const { key } = registered;
  if (engineRights[registered.state].runs === 'no') return { ok: false, reason: 'no-engine' };

  const engine = await ports.inTransaction((tx) => knownAs(tx, key, description));
  const settled = settle(engine);
  // kept before the transaction: bytes that nothing names do no harm, a name without its bytes would
  const object = await ports.keepResult(settled.result);
  const votes = votesOf(settled.result);

  return ports.inTransaction(async (tx): Promise<ImportReport> => {
    const kept = await tx.holdEngineVersion(key);
    if (kept === undefined) return { ok: false, reason: 'no-engine' };
    const configHash = configHashOfReport(ports.hash, ask.source);
    if ((await tx.earlierRuns(ask.artifact, key, configHash)).length > 0) return { ok: false, reason: 'already-run' };
    const { outcome, errorClass } = settled;
    const ended = { resultSha256: object.sha256, resultBytes: object.sizeBytes, ...(errorClass === undefined ? {} : { errorClass }) };
    const { request, run } = await endedRun(ports, tx, ask, key, configHash, { outcome, votes, ended });
    return { ok: true, request, run, engine: key, state: kept.state, outcome, votes };
  });
}

/**
 * The version as fusion and the golden set know it. On probation it learns what its tool speaks of, since a report need not
 * name rules that found nothing; once it votes, what it was not tried on is outside.
 */
async function knownAs(tx: ImportTransaction, key: string, reported: EngineDescription): Promise<EngineDescription> {
  const kept = await tx.holdEngineVersion(key);
  if (kept === undefined) return reported;
  const known = new Set(kept.description.capabilities.map(textOf));
  const more = reported.capabilities.filter((one) => !known.has(textOf(one)));
  if (more.length === 0 || kept.state !== 'PROBATION') return kept.description;
  const capabilities = [...kept.description.capabilities, ...more];
  await tx.saveCapabilities(key, capabilities);
  return { ...kept.description, capabilities };
}

const textOf = ({ clause, inputs }: Capability): string => `${clause} ${[...inputs].sort().join()}`;

interface Settled {
  readonly outcome: ResultOutcome;
  readonly votes: Votes;
  readonly ended: { readonly resultSha256: string; readonly resultBytes: number; readonly errorClass?: string };
}

async function endedRun(
  ports: ImportPorts,
  tx: ImportTransaction,
  { source, artifact, app, organisation, askedBy, category }: ReportAsk,
  engine: string,
  configHash: string,
  { outcome, votes, ended }: Settled,
): Promise<{ readonly request: string; readonly run: string }> {
  const [request, run] = [ports.newId(), ports.newId()];
  await tx.createRequest({
    ...{ id: request, artifact, app, organisation, askedBy, category, campaign: null },
    profile: 'quick',
    origin: 'person',
    priority: 0,
    inputs: [{ kind: 'report', sha256: source.sha256 }],
    config: configOf(source),
  });
  await tx.createRuns([{ id: run, request, artifact, engine, configHash, round: 1, state: 'CREATED', priority: 0, campaign: null }]);
  if (outcome === 'SUCCEEDED' || outcome === 'PARTIAL') await tx.keepVotes(run, votes);
  const never = { attempt: 0, timeouts: 0, losses: 0, fence: 0, leaseUntilMs: null, deadlineMs: null, notBeforeMs: ports.nowMs() };
  await tx.saveRun(run, { state: outcome, ...never }, null, ended);
  await tx.finishRequest(request, ports.nowMs());
  await tx.announce('scan.finished', request, { request });
  return { request, run };
}
