import { text } from 'node:stream/consumers';
import { createZstdDecompress } from 'node:zlib';
import { completeLease as contract } from '@touchstone/api-client';
import { type InputKind, readResult } from '@touchstone/domain/engine';
import { type Completion, completeRun, contentsOf, votesOf } from '@touchstone/services/work';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import type { WorkArea } from './work-area.ts';

/** Ends a lease. A result is read and checked first: one that lies about what it is makes the run fail, never clean. */
export const completeLeaseHandler = handle(contract, async ({ params, body, actor, log, platform }) => {
  const area = platform.work;
  const worker = nameOf(actor);
  const task = await area.leases.taskOf(params.lease, worker);
  const checked = task === undefined || body.result === null ? {} : await check(area, params.lease, body.result, task);
  if (checked.refused !== undefined) log.warn({ run: task?.run, reason: checked.refused }, 'result refused');

  const completion: Completion = {
    lease: params.lease,
    worker,
    outcome: checked.refused === undefined ? (checked.outcome ?? (body.outcome as Completion['outcome'])) : 'FAILED',
    ...(checked.result === undefined ? {} : { result: checked.result }),
    ...(checked.refused === undefined
      ? body.errorClass === undefined
        ? {}
        : { errorClass: body.errorClass }
      : { errorClass: `result-${checked.refused}` }),
    ...(body.message === undefined ? {} : { message: body.message }),
  };
  const completed = await completeRun(area.work, completion);
  if (!completed.ok)
    throw new Refusal(completed.reason === 'result-missing' ? 'invalid-input' : completed.reason, { detail: completed.reason });
  return { status: 200, body: { run: completed.run, state: completed.state } };
});

interface Checked {
  readonly outcome?: Completion['outcome'];
  readonly result?: Completion['result'];
  readonly refused?: string;
}

type TaskOfLease = NonNullable<Awaited<ReturnType<WorkArea['leases']['taskOf']>>>;

async function check({ leases, objects, knownClauses }: WorkArea, lease: string, sha256: string, task: TaskOfLease): Promise<Checked> {
  const upload = await leases.uploadOf(lease, sha256);
  if (upload === undefined)
    throw new Refusal('not-found', {
      detail: [`此租约没有上传过结果 ${sha256}，请先上传`, `no result ${sha256} was uploaded with this lease: upload it first`],
    });
  const engine = await leases.engine(task.engine);
  if (engine === undefined) return { refused: 'unknown-engine' };
  const json = await text((await objects.open(upload.objectSha256)).pipe(createZstdDecompress()));
  const given = new Set(task.inputs.map(({ kind }) => kind as InputKind));
  const read = readResult(json, { engine, artifact: task.artifact.sha256, configHash: task.configHash, given, knownClauses });
  if (!read.ok) return { refused: read.reason };
  const contents = contentsOf(read.result);
  return {
    outcome: read.result.outcome,
    result: {
      sha256: upload.objectSha256,
      sizeBytes: upload.objectBytes,
      votes: votesOf(read.result),
      ...(contents === undefined ? {} : { contents }),
    },
  };
}
