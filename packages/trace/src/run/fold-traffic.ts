import type { StackOwner } from '../calls/stack-owner.ts';
import type { CertificateProblem, NetworkRequest, RunContext } from '../trace.ts';
import type { ValueFinder } from '../traffic/index.ts';
import type { Host, Seen, Sent } from './run-log.ts';

/** Folds requests into what was sent to whom, while they are read. */
export interface Traffic {
  /** @param order of the record in its log */
  record(request: NetworkRequest, context: RunContext, order: number): void;
  /** The same, looking for other values from here on. */
  with(finder: ValueFinder): Traffic;
  list(): { readonly sent: readonly Sent[]; readonly hosts: readonly Host[]; readonly packages: readonly Seen<NetworkRequest>[] };
  /** Kinds of sending and hosts beyond the bound. */
  readonly left: number;
}

const MOST = 20_000;
export const MOST_SENT_TIMES = 1_000;
const MOST_PACKAGES = 1_000;

type Open<T> = { -readonly [K in keyof T]: T[K] };
type OpenSent = Open<Sent> & { readonly times: number[] };

export function foldTraffic(finder: ValueFinder, ownerOf: (stack: readonly string[]) => StackOwner): Traffic {
  return following(finder, ownerOf, { sent: new Map(), hosts: new Map(), packages: [], left: 0 });
}

interface Held {
  readonly sent: Map<string, OpenSent>;
  readonly hosts: Map<string, Open<Host>>;
  readonly packages: Seen<NetworkRequest>[];
  left: number;
}

function following(finder: ValueFinder, ownerOf: (stack: readonly string[]) => StackOwner, held: Held): Traffic {
  return {
    record(request, context, order) {
      noteHost(held, request, context);
      if (isPackage(request) && held.packages.length < MOST_PACKAGES) held.packages.push({ record: slim(request), context, order });
      for (const found of finder.find(request)) {
        const isEncrypted = request.tls !== undefined || /^(?:https|wss):/i.test(request.url ?? '');
        const owner = ownerOf(request.stack ?? []);
        const key = [
          found.data,
          found.encoding,
          request.host,
          isEncrypted,
          owner.sdk ?? owner.package,
          context.consent,
          context.appState,
        ].join('\n');
        const before = held.sent.get(key);
        const { host, time } = request;
        if (before === undefined && held.sent.size >= MOST) {
          held.left++;
          continue;
        }
        const sent = before ?? { found, host, isEncrypted, owner, context, count: 0, times: [], first: slim(request) };
        if (before === undefined) held.sent.set(key, sent);
        sent.count++;
        if (time !== undefined && sent.times.length < MOST_SENT_TIMES) sent.times.push(time);
      }
    },
    with: (other) => following(other, ownerOf, held),
    list: () => ({ sent: [...held.sent.values()], hosts: [...held.hosts.values()], packages: held.packages }),
    get left() {
      return held.left;
    },
  };
}

/** Whether what is asked for, or comes, is an APK. */
function isPackage({ url, response }: NetworkRequest): boolean {
  if (url !== undefined && /^[^?#]*\.(?:apk|xapk|apks)(?:[?#]|$)/i.test(url.slice(0, LONGEST_URL))) return true;
  return response?.headers.some(([name, value]) => /^content-type$/i.test(name) && /vnd\.android\.package-archive/i.test(value)) ?? false;
}

/** A question for a name is no request to its host. */
function noteHost(held: Held, request: NetworkRequest, context: RunContext): void {
  if (request.protocol === 'dns') return;
  const isCleartext = request.tls === undefined && /^http:/i.test(request.url ?? '');
  const problems = request.tls?.certificateProblems ?? [];
  const before = held.hosts.get(request.host);
  if (before === undefined) {
    if (held.hosts.size >= MOST) held.left++;
    else {
      const host = {
        host: request.host,
        requests: 1,
        cleartext: isCleartext ? 1 : 0,
        certificateProblems: problems,
        context,
        first: slim(request),
      };
      held.hosts.set(request.host, host);
    }
    return;
  }
  before.requests++;
  if (isCleartext && before.cleartext++ === 0) before.first = slim(request);
  before.certificateProblems = union(before.certificateProblems, problems);
}

const union = (a: readonly CertificateProblem[], b: readonly CertificateProblem[]) =>
  b.length === 0 ? a : [...new Set([...a, ...b])].sort();

const LONGEST_URL = 2_000;

/** Of a request that stays: what names it. */
function slim({ body: _body, response: _response, headers: _headers, stack, url, ...rest }: NetworkRequest): NetworkRequest {
  return {
    ...rest,
    headers: [],
    ...(url === undefined ? {} : { url: url.slice(0, LONGEST_URL) }),
    ...(stack === undefined ? {} : { stack: stack.slice(0, 64) }),
  };
}
