import type { IntentFilter } from '@touchstone/app-model';
import { descriptorOf } from '../code/references.ts';
import type { Session } from '../run/session.ts';
import { ANYTHING, classes, isNothing, onlyText, texts, type Value } from '../values/value.ts';
import type { Kind } from './manifest-components.ts';

/** Where an intent may go. */
export interface Targets {
  /** Whether the code says which, as far as is known. */
  readonly isNamed: boolean;
  /** Class descriptors of components of the app. */
  readonly own: readonly string[];
  /** Whether another app may get it too, because nothing names one of ours. */
  readonly isForeign: boolean;
}

/** Components that an intent means: by name, or by action, categories and data. */
export function targetsOf(session: Session, intent: number, kind: Kind): Targets {
  const { memory, app } = session;
  const candidates = session.manifestComponents.of(kind);
  session.work.spend(candidates.length / 16);
  const named = memory.find(intent, 'component');
  if (named !== undefined && !isNothing(named) && named.known?.every((one) => one === 0) !== true) {
    const names = [...texts(named).map(descriptorOf), ...classes(named).map(({ descriptor }) => descriptor)];
    const isKnown = named.known !== undefined;
    const own = candidates.filter(({ type }) => !isKnown || names.includes(type));
    return {
      isNamed: isKnown,
      own: own.map(({ runs }) => runs),
      isForeign: isKnown && own.length === 0 && !names.some((name) => session.classes.isOfApp(name)),
    };
  }
  const to = memory.find(intent, 'package');
  const isOurs = to !== undefined && texts(to).includes(app.manifest?.package ?? '');
  const isElsewhere = to !== undefined && !isOurs && texts(to).length > 0;
  const own = isElsewhere ? [] : candidates.filter(({ filters }) => filters.some((filter) => fits(session, intent, filter)));
  const isNamed = onlyText(memory.find(intent, 'action') ?? ANYTHING) !== undefined;
  return { isNamed, own: [...new Set(own.map(({ runs }) => runs))], isForeign: isElsewhere || (!isOurs && own.length === 0) };
}

/** Whether a filter of the manifest lets the intent through, as far as the intent is known. */
function fits({ memory }: Session, intent: number, filter: IntentFilter): boolean {
  const read = (name: string) => memory.find(intent, name);
  const action = read('action');
  if (action?.known !== undefined && texts(action).length > 0 && !texts(action).some((one) => filter.actions.includes(one))) return false;
  if (action === undefined && read('data') === undefined) return memory.table.info(intent).isOpen;
  const categories = memory.readAll([intent], 'category:');
  if (texts(categories).some((one) => !filter.categories.includes(one))) return false;
  const data = read('data');
  const address = data === undefined ? undefined : uriText({ memory } as Session, data);
  const wantsData = filter.schemes.length > 0 || filter.mimeTypes.length > 0;
  if (data === undefined || (data.known?.length === 1 && data.known[0] === 0)) {
    if (filter.schemes.length > 0) return false;
  } else if (address !== undefined) {
    const [, scheme, host] = /^([a-z][\w+.-]*):(?:\/\/([^/?#:]*))?/i.exec(address) ?? [];
    if (filter.schemes.length === 0 ? scheme !== 'content' && scheme !== 'file' && !wantsData : !filter.schemes.includes(scheme ?? ''))
      return false;
    if (filter.schemes.length > 0 && filter.hosts.length > 0 && !filter.hosts.includes(host ?? '')) return false;
  }
  const type = read('type');
  const mimes = type === undefined ? [] : texts(type);
  if (mimes.length === 0) return type !== undefined || filter.mimeTypes.length === 0;
  return filter.mimeTypes.some((pattern) => mimes.some((mime) => matchesMime(pattern, mime)));
}

/** The address that a Uri value certainly is. */
export function uriText({ memory }: Pick<Session, 'memory'>, value: Value): string | undefined {
  const all = value.objects.flatMap((one) => texts(memory.find(one, 'text') ?? ANYTHING));
  return all.length === 1 ? all[0] : undefined;
}

function matchesMime(pattern: string, mime: string): boolean {
  if (pattern === '*/*' || pattern === mime) return true;
  return pattern.endsWith('/*') && mime.startsWith(pattern.slice(0, -1));
}

/** Whether a receiver that code registered hears an intent. @param filter object of the IntentFilter */
export function hears(session: Session, intent: number, filter: Value): boolean {
  const { memory } = session;
  const action = memory.find(intent, 'action');
  if (filter.objects.length === 0 || action === undefined) return true;
  const actions = memory.readAll(filter.objects, '[');
  if (actions.known === undefined || action.known === undefined) return true;
  return texts(action).some((one) => texts(actions).includes(one));
}
