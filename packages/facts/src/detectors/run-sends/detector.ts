import type { Policy } from '@touchstone/policy';
import type { RunLog, Sent } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { activeSdks } from '../../runs/active-sdks.ts';
import { type Disclosed, disclosureOf, isTold, receiverTold } from '../../runs/disclosure.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { type Receiver, receiversOf } from '../../runs/receivers.ts';
import { contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** Personal information that left the device, by kind, receiver and state, and connections that anybody on the way can read. */
export const runSends: Detector = {
  id: 'run-sends',
  version: 1,
  reads: 'runtime',
  yields: ['run.sends', 'run.connection'],

  *detect(app, knowledge, { evidence }) {
    const { run = [], policy } = evidence ?? {};
    for (const log of run) {
      const receiverOf = receiversOf(packageOf(log, app), policy, knowledge, activeSdks(run));
      for (const sent of log.sent) yield sends(sent, receiverOf(sent.host), log, policy, knowledge);
      yield* connections(log, receiverOf);
    }
  },
};

function sends(sent: Sent, receiver: Receiver, log: RunLog, policy: Policy | undefined, knowledge: Knowledge): Fact {
  const { found, host, isEncrypted, owner, context, count, first, times } = sent;
  const encoding = ENCODINGS.has(found.encoding) ? found.encoding : 'unknown';
  return {
    kind: 'run.sends',
    attributes: {
      data: found.data,
      domain: host,
      to: receiver.to,
      encoding,
      encrypted: isEncrypted,
      abroad: receiver.abroad,
      disclosed: disclosed(sent, receiver, policy, knowledge),
      // Who holds a list of the values undoes a digest: it hides nothing, and is not called plain either.
      anonymised: HASHES.has(encoding) ? 'unknown' : 'no',
      count,
      ...contextAttributes(context),
      ...(owner.owner === 'unknown' ? ownerByReceiver(receiver) : stackAttributes(owner)),
    },
    at: lineOf(log, first),
    ...timelineOf(times, { count, stack: first.stack }),
  };
}

const HASHES: ReadonlySet<string> = new Set(['md5', 'sha1', 'sha256']);
const ENCODINGS: ReadonlySet<string> = new Set(['plain', 'url', 'json', 'base64', 'gzip', ...HASHES]);

/** Without a stack the domain of an SDK tells whose code sent it. */
function ownerByReceiver({ to, sdks }: Receiver): Readonly<Record<string, AttributeValue>> {
  if (to === 'first-party') return { owner: 'app' };
  if (sdks.length === 0) return { owner: 'unknown' };
  return { owner: 'sdk', ...(sdks.length === 1 ? { sdk: sdks[0] as string } : {}) };
}

/** Whether the policy names this receiver and what it gets. */
function disclosed({ found, owner }: Sent, receiver: Receiver, policy: Policy | undefined, knowledge: Knowledge): Disclosed {
  if (policy === undefined) return 'unknown';
  if (receiver.to === 'first-party') return disclosureOf(policy, found.data, { owner: 'app' }, knowledge);
  if (receiver.to === 'third-party') {
    const sdks = owner.sdk === undefined ? receiver.sdks : [...receiver.sdks, owner.sdk];
    return receiverTold(policy, found.data, { ...receiver, sdks }, knowledge);
  }
  return owner.sdk === undefined ? isTold(policy, found.data, knowledge) : disclosureOf(policy, found.data, owner, knowledge);
}

/** What is wrong with connections, whatever they carry: a fact for each host and fault. */
function* connections(log: RunLog, receiverOf: (host: string) => Receiver): Generator<Fact> {
  for (const { host, requests, cleartext, certificateProblems, first } of log.hosts) {
    const { to } = receiverOf(host);
    const problems = [...(cleartext > 0 ? ['cleartext'] : []), ...certificateProblems];
    for (const problem of problems) {
      const count = problem === 'cleartext' ? cleartext : requests;
      yield { kind: 'run.connection', attributes: { domain: host, to, problem, count }, at: lineOf(log, first) };
    }
  }
}
