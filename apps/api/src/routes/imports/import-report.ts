import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { zstdCompressSync } from 'node:zlib';
import { MAX_RESULT_BYTES } from '@touchstone/api-client';
import { importReport as contract, MAX_REPORT_BYTES } from '@touchstone/api-client/routes/imports';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { importRows, reportedArtifact } from '@touchstone/db/repositories/import-rows';
import { type EngineResult, engineRights } from '@touchstone/domain/engine';
import { importers, settle } from '@touchstone/engines';
import { configHashOfReport, type ImportPorts, importReport, type ReadReport } from '@touchstone/services/imports';
import { type Context, handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { Refusal } from '../../problem/refusal.ts';

export const importReportHandler = handle(contract, async (context) => {
  const { params, query, headers, actor, platform, raw, transaction, session, address } = context;
  const artifact = await transaction((tx) => reportedArtifact(tx, params.sha256));
  if (artifact === undefined) throw new Refusal('not-found');
  if (artifact.state !== 'STORED' && artifact.state !== 'COLD')
    throw new Refusal('no-such-step', {
      detail: [
        `文件尚未入库或已销毁（${artifact.state}），不能导入其报告`,
        `the file is ${artifact.state}: only reports about stored files are taken`,
      ],
    });

  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(MAX_REPORT_BYTES))));
  const sha256 = hashOf(bytes);
  const declared = headers['x-content-sha256'];
  if (sha256 !== declared)
    throw new Refusal('digest-mismatch', {
      detail: [`声明的摘要是 ${declared}，收到的是 ${sha256}，请重新上传`, `${declared} was declared, ${sha256} came: send it again`],
    });

  const source = { format: query.format, sha256 };
  const { report, problems } = readReport(bytes, source, { sha256: params.sha256, package: artifact.package });
  // as it came, for whoever wants to read it again; the request names it
  await platform.objects.put([bytes], { maxBytes: MAX_REPORT_BYTES, expectedSha256: sha256 });

  const imported = await importReport(importPorts(context), {
    artifact: artifact.id,
    app: artifact.app,
    category: artifact.category,
    organisation: actor.organisation,
    askedBy: actor.person ?? null,
    source,
    report,
  });
  if (!imported.ok) throw new Refusal(imported.reason);
  const { request, run, engine, state, outcome, votes } = imported;
  const { id, version, ruleSet } = report.description;
  await platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
    auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'run.import',
      object: { kind: 'run', id: run },
      detail: { artifact: artifact.id, report: sha256, format: query.format, engine: id, version },
    }),
  );
  const clauses = {
    detected: votes.detected.length,
    notDetected: votes.notDetected.length,
    notTested: Object.values(votes.notTested).flat().length,
    errors: Object.values(votes.errors).flat().length,
  };
  const shown = { key: engine, id, version, ruleSet, state, votes: engineRights[state].votes };
  return { status: 201, body: { scan: request, run, engine: shown, outcome, clauses, problems: problems() } };
});

interface About {
  readonly sha256: string;
  readonly package: string | null;
}

/** @throws Refusal `report-refused` saying why: not of this format, larger than allowed, or about another file */
function readReport(bytes: Uint8Array, source: { readonly format: string; readonly sha256: string }, about: About) {
  const subject = {
    artifact: { sha256: about.sha256 },
    configHash: configHashOfReport(hashOf, source),
    ...(about.package === null ? {} : { package: about.package }),
  };
  const read = importers[source.format]!.read(bytes, subject);
  if (!read.ok) throw new Refusal(read.reason === 'too-large' ? 'too-large' : 'report-refused', { detail: read.reason });
  let problems = 0;
  const report: ReadReport = {
    description: read.description,
    settle(engine) {
      const run = settle(engine, subject, new Set(), read.answer);
      problems = run.problems.length + (run.result?.problems.length ?? 0);
      return { ...run, outcome: run.outcome as EngineResult['outcome'], result: run.result as EngineResult };
    },
  };
  return { report, problems: () => problems };
}

/** In the caller's name, seeing all: a run belongs to the file's requests and not to a scope. That the caller may see the file was asked before. */
const importPorts = ({ platform, session }: Pick<Context, 'platform' | 'session'>): ImportPorts => ({
  inTransaction: (work) => platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) => work(importRows(tx))),
  keepResult: (result) => platform.objects.put([zstdCompressSync(Buffer.from(JSON.stringify(result)))], { maxBytes: MAX_RESULT_BYTES }),
  hash: hashOf,
  nowMs: () => platform.now().getTime(),
  newId: platform.newId,
});

const hashOf = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');
