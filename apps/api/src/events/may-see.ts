import type { EventRow } from '@touchstone/db/repositories/event-rows';
import { matches } from '@touchstone/db/repositories/webhook-rows';
import { isPermission, type Permission } from '@touchstone/domain/access';
import type { SignedIn } from '../access/actor.ts';

/** Whether an event is for this person: of their organisation (the ministry's where it is nobody's), and readable with their rights. */
export function maySee(actor: SignedIn, event: Pick<EventRow, 'topic' | 'organisation'>): boolean {
  const isOurs = event.organisation === null ? actor.organisationKind === 'ministry' : event.organisation === actor.organisation;
  return isOurs && readingOf(event.topic).some((permission) => actor.permissions.includes(permission));
}

/** Areas that are read by other permissions than their own `.read`. */
const READING: Readonly<Record<string, readonly Permission[]>> = { gate: ['gate.use'], question: ['question.ask', 'question.answer'] };

function readingOf(topic: string): readonly Permission[] {
  const [area = ''] = topic.split('.');
  const reading = `${area}.read`;
  return READING[area] ?? [isPermission(reading) ? reading : 'system.manage'];
}

/** Whether one of the wanted topics takes an event's. */
export const isWanted = (topics: string | undefined, topic: string): boolean =>
  topics === undefined || topics.split(',').some((wanted) => matches(wanted, topic));
