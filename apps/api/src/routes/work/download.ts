import { downloadArtifact, downloadInput } from '@touchstone/api-client';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { sendObject } from '../../http/send-object.ts';
import { Refusal } from '../../problem/refusal.ts';

export const downloadArtifactHandler = handle(downloadArtifact, async ({ params, headers, actor, platform }) => {
  const { leases, objects } = platform.work;
  const task = await leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  return sendObject(objects, task.artifact.sha256, headers.range);
});

export const downloadInputHandler = handle(downloadInput, async ({ params, headers, actor, platform }) => {
  const { leases, objects } = platform.work;
  const task = await leases.taskOf(params.lease, nameOf(actor));
  if (task === undefined) throw new Refusal('lease-stale');
  if (!task.inputs.some(({ sha256 }) => sha256 === params.sha256)) throw new Refusal('not-found');
  return sendObject(objects, params.sha256, headers.range);
});
