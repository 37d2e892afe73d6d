import type { Session } from '../run/session.ts';

/** Names of the objects in which the driver and the models of the platform leave things for each other. */
export const CALLBACKS = 'callbacks';
export const RECEIVERS = 'receivers';
/** Stands for the type under which scripts of web pages know an object. */
export const SCRIPT = 'script';
export const BROADCASTS = 'broadcasts';

/** What the platform keeps for a component: intents that it is started with, who waits for its result. */
export function desk(session: Session, component: string): number {
  return session.single(`desk ${component}`, 'Ljava/lang/Object;');
}

export function place(session: Session, name: string): number {
  return session.single(name, 'Ljava/lang/Object;');
}

/** The one instance of a component of the manifest, by class descriptor. */
export function instanceOf(session: Session, type: string): number {
  return session.memory.table.object(`component ${type}`, type);
}
