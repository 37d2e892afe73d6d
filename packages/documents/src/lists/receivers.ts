import type { Fact, StatedParty } from '@touchstone/facts';
import { ownerId } from '@touchstone/render';
import type { Report } from '@touchstone/verdict';

/** Someone else who gets personal information, or whose code is inside. */
export interface Receiver {
  /** SDK id, Java package, host, or the name that the policy gives. */
  readonly id: string;
  /** Its rows in the policy, several where it serves several purposes. */
  readonly parties: readonly StatedParty[];
  readonly sdk?: Report['sdks'][number];
  /** Set where no more is known than the host. */
  readonly host?: string;
  /** Tokens of what its code reads, and of what it was sent. */
  readonly reads: ReadonlySet<string>;
  readonly receives: ReadonlySet<string>;
  /** Of these, what the policy does not state for it. */
  readonly untold: ReadonlySet<string>;
  /** Indices into the report's facts. */
  readonly facts: readonly number[];
}

interface Draft {
  readonly id: string;
  readonly parties: StatedParty[];
  sdk?: Report['sdks'][number];
  host?: string;
  readonly reads: Set<string>;
  readonly receives: Set<string>;
  readonly untold: Set<string>;
  readonly facts: number[];
}

/** All of them from all sides: the policy, the catalogue's signs, code, run and traffic. An SDK is one, whoever names it. */
export function receiversOf(report: Report): readonly Receiver[] {
  const drafts = new Map<string, Draft>();
  const draft = (id: string): Draft => {
    const before = drafts.get(id) ?? {
      id,
      parties: [],
      reads: new Set<string>(),
      receives: new Set<string>(),
      untold: new Set<string>(),
      facts: [],
    };
    drafts.set(id, before);
    return before;
  };
  for (const sdk of report.sdks) draft(sdk.id).sdk = sdk;
  for (const party of report.exhibits?.policy?.parties ?? []) {
    draft(party.sdk ?? `policy ${party.name}`).parties.push(party);
  }
  const hosts = hostOwners(report);
  report.facts.forEach((fact, i) => {
    const seen = SIGHTS[fact.kind]?.(fact, hosts);
    if (seen === undefined) return;
    const of = draft(seen.id);
    of.facts.push(i);
    if (seen.host !== undefined) of.host = seen.host;
    if (seen.reads !== undefined) of.reads.add(seen.reads);
    if (seen.receives !== undefined) of.receives.add(seen.receives);
    if (seen.untold !== undefined) of.untold.add(seen.untold);
  });
  return [...drafts.values()];
}

/** SDKs by their hosts, as the catalogue knows those that the code names. */
const hostOwners = ({ facts }: Report): ReadonlyMap<string, string> =>
  new Map(
    facts.flatMap(({ kind, attributes: { domain, sdk } }) =>
      kind === 'network.domain' && sdk !== undefined ? [[String(domain), String(sdk)] as const] : [],
    ),
  );

interface Sight {
  readonly id: string;
  readonly host?: string;
  readonly reads?: string;
  readonly receives?: string;
  readonly untold?: string;
}

/** What a fact shows of someone else; undefined for what is the app's own. */
const SIGHTS: Readonly<Record<string, (fact: Fact, hosts: ReadonlyMap<string, string>) => Sight | undefined>> = {
  'code.reads': readBy,
  'run.reads': (fact) => (fact.attributes['value'] === 'denied' ? undefined : readBy(fact)),
  'run.sends': (fact, hosts) => {
    const { data, domain, to } = fact.attributes;
    if (to === 'first-party') return undefined;
    const owner = hosts.get(String(domain)) ?? ownerId(fact);
    if (!OWN.has(owner)) return { id: owner, receives: String(data) };
    return { id: `host ${domain}`, host: String(domain), receives: String(data) };
  },
  'flow.leak': ({ attributes: { sink, to, data } }) =>
    sink === 'third-party-sdk' && to !== undefined ? { id: String(to), receives: String(data) } : undefined,
  'sdk.present': ofSdk,
  'sdk.evidence': ofSdk,
  'compare.undisclosed-sdk': ofSdk,
  'compare.undisclosed-data': ({ attributes: { sdk, data } }) =>
    sdk === undefined ? undefined : { id: String(sdk), untold: String(data) },
};

/** Owners with whom nothing is shared: the app, what it is built with, and what nobody can tell. */
const OWN: ReadonlySet<string> = new Set(['', 'app', 'library', 'unknown', 'sdk', 'third-party']);

function readBy(fact: Fact): Sight | undefined {
  const id = ownerId(fact);
  return OWN.has(id) ? undefined : { id, reads: String(fact.attributes['data']) };
}

function ofSdk({ attributes: { sdk } }: Fact): Sight | undefined {
  return sdk === undefined ? undefined : { id: String(sdk) };
}
