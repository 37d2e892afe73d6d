import { type Database, type SessionTransaction, systemSession, withSession } from '@touchstone/db';
import { countByState, listingScansDue, outboxWaiting, runTally, staleResults } from '@touchstone/db/repositories/figure-rows';
import type { Figure } from '../server/metrics.ts';

/** What `/metrics` says of the whole installation. An area that wants to be watched adds its figure here. */
export function figuresOf(db: Database, now: () => Date): readonly Figure[] {
  const asked = <T>(work: (tx: SessionTransaction) => Promise<T>) => withSession(db, systemSession('figures'), work);
  const byState = (name: string, help: string, table: Parameters<typeof countByState>[1]): Figure => ({
    name,
    help,
    labels: ['state'],
    read: async () => (await asked((tx) => countByState(tx, table))).map(({ state, n }) => ({ labels: { state }, value: n })),
  });
  return [
    {
      name: 'touchstone_runs',
      help: 'Runs by state',
      labels: ['state'],
      read: async () => (await asked(runTally)).states.map(({ state, n }) => ({ labels: { state }, value: n })),
    },
    { name: 'touchstone_runs_created', help: 'Runs ever made', read: async () => [{ value: (await asked(runTally)).created }] },
    {
      name: 'touchstone_runs_unaccounted',
      help: 'Runs made and in no state any more; anything but 0 is a fault',
      read: async () => [{ value: (await asked(runTally)).unaccounted }],
    },
    {
      name: 'touchstone_stale_results',
      help: 'Results refused because their lease was no longer the current one',
      labels: ['reason'],
      read: async () => (await asked(staleResults)).map(({ reason, n }) => ({ labels: { reason }, value: n })),
    },
    byState('touchstone_acquisitions', 'Arrivals of files by state', 'acquisition'),
    {
      name: 'touchstone_listing_scans_due',
      help: 'Listings of which something came or changed, whose scan is not decided yet',
      read: async () => [{ value: await asked(listingScansDue) }],
    },
    byState('touchstone_bulk_jobs', 'Long work by state', 'bulk_job'),
    byState('touchstone_claims', 'Claims of operators by state', 'operator_claim'),
    byState('touchstone_webhook_deliveries', 'Deliveries to webhooks by state', 'webhook_delivery'),
    {
      name: 'touchstone_outbox_waiting',
      help: 'Messages that no scheduler has looked at',
      read: async () => [{ value: (await asked((tx) => outboxWaiting(tx, now()))).n }],
    },
    {
      name: 'touchstone_outbox_oldest_seconds',
      help: 'Age of the oldest of them',
      read: async () => [{ value: (await asked((tx) => outboxWaiting(tx, now()))).oldestSeconds }],
    },
  ];
}
