import type { WorkPorts } from './ports.ts';

/** Gives what has not begun another place in the queue. @returns runs that moved */
export function prioritiseScan(ports: WorkPorts, request: string, priority: number): Promise<number> {
  return ports.inTransaction(async (tx) => {
    const waiting = (await tx.holdRunsOfRequest(request)).filter(({ run }) => run.state === 'CREATED' || run.state === 'QUEUED');
    await tx.setPriority(
      request,
      waiting.map(({ id }) => id),
      priority,
    );
    for (const { id, engine, run } of waiting) {
      if (run.state !== 'QUEUED') continue;
      await tx.dequeue(engine, [id]);
      await tx.enqueue(engine, [{ run: id, priority, notBefore: new Date(run.notBeforeMs) }]);
    }
    return waiting.length;
  });
}
