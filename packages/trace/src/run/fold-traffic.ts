import type { StackOwner } from '../calls/stack-owner.ts';
import type { CertificateProblem, NetworkRequest, RunContext } from '../trace.ts';
import type { ValueFinder } from '../traffic/index.ts';
import type { Host, Sent } from './run-log.ts';

/** Folds requests into what was sent to whom, while they are read. */
export interface Traffic {
  record(request: NetworkRequest, context: RunContext): void;
  /** The same, looking for other values from here on. */
  with(finder: ValueFinder): Traffic;
  list(): { readonly sent: readonly Sent[]; readonly hosts: readonly Host[] };
  /** Kinds of sending and hosts beyond the bound. */
  readonly left: number;
}

const MOST = 20_000;

type Open<T> = { -readonly [K in keyof T]: T[K] };

export function foldTraffic(finder: ValueFinder, ownerOf: (stack: readonly string[]) => StackOwner): Traffic {
  return following(finder, ownerOf, { sent: new Map(), hosts: new Map(), left: 0 });
}

interface Held {
  readonly sent: Map<string, Open<Sent>>;
  readonly hosts: Map<string, Open<Host>>;
  left: number;
}

function following(finder: ValueFinder, ownerOf: (stack: readonly string[]) => StackOwner, held: Held): Traffic {
  return {
    record(request, context) {
      noteHost(held, request, context);
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
        if (before !== undefined) before.count++;
        else if (held.sent.size >= MOST) held.left++;
        else held.sent.set(key, { found, host: request.host, isEncrypted, owner, context, count: 1, first: slim(request) });
      }
    },
    with: (other) => following(other, ownerOf, held),
    list: () => ({ sent: [...held.sent.values()], hosts: [...held.hosts.values()] }),
    get left() {
      return held.left;
    },
  };
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
