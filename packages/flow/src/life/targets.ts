import type { FilterPath, IntentFilter } from '@touchstone/app-model';
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
  const action = memory.read(intent, 'action');
  const isAny = action.known === undefined;
  return {
    isNamed: onlyText(action) !== undefined,
    own: [...new Set(own.map(({ runs }) => runs))],
    isForeign: isElsewhere || (!isOurs && (isAny || own.length === 0)),
  };
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
    if (!fitsAddress(filter, address, wantsData)) return false;
  }
  const type = read('type');
  const mimes = type === undefined ? [] : texts(type);
  if (mimes.length === 0) return type !== undefined || filter.mimeTypes.length === 0;
  return filter.mimeTypes.some((pattern) => mimes.some((mime) => matchesMime(pattern, mime)));
}

const ADDRESS = /^([a-z][\w+.-]*):(?:\/\/([^/?#:]*)(?::(\d+))?)?([^?#]*)/i;

/** Scheme, host, port and path, each only when the one before is asked for. @source android.content.IntentFilter#matchData */
function fitsAddress({ schemes, hosts, ports, paths }: IntentFilter, address: string, wantsData: boolean): boolean {
  const [, scheme = '', host = '', port = '', path = ''] = ADDRESS.exec(address) ?? [];
  if (schemes.length === 0) return scheme === 'content' || scheme === 'file' || wantsData;
  if (!schemes.includes(scheme)) return false;
  if (hosts.length === 0) return true;
  if (!hosts.some((one) => one === host || one === '*' || (one.startsWith('*.') && host.endsWith(one.slice(1))))) return false;
  if (ports.length > 0 && !ports.includes(port)) return false;
  return paths.length === 0 || paths.some((one) => fitsPath(one, path));
}

function fitsPath({ kind, text }: FilterPath, path: string): boolean {
  if (kind === 'path') return path === text;
  return kind === 'pathPrefix' ? path.startsWith(text) : isLike(text, path);
}

const LONGEST_PATTERN = 1_000;

/** `.` is any character, `x*` any number of x, a backslash takes the meaning away. Without going back more than one star. */
function isLike(pattern: string, text: string): boolean {
  if (pattern.length > LONGEST_PATTERN) return true;
  const parts = pattern.match(/\\?.\*?/gs) ?? [];
  let ends = new Set([0]);
  for (const part of parts) {
    const isMany = part.length > 1 && part.endsWith('*') && part !== '\\*';
    const one = isMany ? part.slice(0, -1) : part;
    const fits = (i: number): boolean => i < text.length && (one === '.' || text[i] === one.at(-1));
    const next = new Set<number>();
    for (const at of ends) {
      if (!isMany && fits(at)) next.add(at + 1);
      for (let i = at; isMany && !next.has(i); i++) {
        next.add(i);
        if (!fits(i)) break;
      }
    }
    ends = next;
  }
  return ends.has(text.length);
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
