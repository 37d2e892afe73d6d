import type { EventRow } from '@touchstone/db/repositories/event-rows';
import { matches } from '@touchstone/db/repositories/webhook-rows';
import { isPermission } from '@touchstone/domain/access';
import type { SignedIn } from '../access/actor.ts';

/** Whether an event is for this person: of their organisation (the ministry's where it is nobody's), and readable with their rights. */
export function maySee(actor: SignedIn, event: Pick<EventRow, 'topic' | 'organisation'>): boolean {
  const isOurs = event.organisation === null ? actor.organisationKind === 'ministry' : event.organisation === actor.organisation;
  const reading = `${event.topic.split('.')[0]}.read`;
  return isOurs && actor.permissions.includes(isPermission(reading) ? reading : 'system.manage');
}

/** Whether one of the wanted topics takes an event's. */
export const isWanted = (topics: string | undefined, topic: string): boolean =>
  topics === undefined || topics.split(',').some((wanted) => matches(wanted, topic));
