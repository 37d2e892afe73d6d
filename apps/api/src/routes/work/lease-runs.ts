import { leaseRuns as contract } from '@touchstone/api-client';
import { leaseRuns } from '@touchstone/services/work';
import { nameOf } from '../../access/actor.ts';
import { handle } from '../../handler.ts';
import { Turns } from './turns.ts';

/** Of this process: those who found nothing come again one after the other. */
const turns = new Turns();

export const leaseRunsHandler = handle(contract, async ({ body, actor, platform }) => {
  const { work, leases: known } = platform.work;
  const leased = await leaseRuns(work, {
    engines: body.engines,
    wanted: body.wanted,
    worker: nameOf(actor),
    organisation: actor.organisation,
    isAuthority: actor.organisationKind === 'ministry' || !(await known.hasMinistry()),
  });
  const leases = leased.map(({ lease, engine, task, heartbeatSeconds, deadlineMs }) => ({
    lease,
    run: task.run,
    engine: engine.id,
    engineVersion: engine.version,
    ruleSet: engine.ruleSet,
    config: { ...task.config },
    configHash: task.configHash,
    artifact: { ...task.artifact, url: `/api/v1/leases/${lease}/artifact` },
    inputs: task.inputs.map((input) => ({ ...input, kind: input.kind as never, url: `/api/v1/leases/${lease}/inputs/${input.sha256}` })),
    category: task.category,
    heartbeatSeconds,
    deadline: new Date(deadlineMs).toISOString(),
  }));
  return { status: 200, body: { leases, waitMs: leases.length > 0 ? 0 : turns.next(Date.now()) } };
});
