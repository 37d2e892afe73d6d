import type { RunLog, Sent } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { activeSdks } from '../../runs/active-sdks.ts';
import { receiverTold } from '../../runs/disclosure.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { receiversOf } from '../../runs/receivers.ts';
import { lineOf } from '../../runs/run-attributes.ts';
import { runLimit, runTokens } from '../../runs/run-words.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** Identifiers that one receiver gets, for the purpose of its SDK, and whether one that can be reset goes with one that cannot. */
export const runIdentifierLinks: Detector = {
  id: 'run-identifier-links',
  version: 1,
  reads: 'runtime',
  yields: ['run.identifier-link'],

  *detect(app, knowledge, { evidence }) {
    const { run = [], policy } = evidence ?? {};
    const [fixed, resettable] = [runTokens(knowledge, 'identifiers', 'fixed'), runTokens(knowledge, 'identifiers', 'resettable')];
    const purposeOf = purposesOf(knowledge);
    for (const log of run) {
      const receiverOf = receiversOf(packageOf(log, app), policy, knowledge, activeSdks(run));
      for (const [host, sent] of byHost(log, (data) => fixed.has(data) || resettable.has(data))) {
        const receiver = receiverOf(host);
        const purpose = purposeOf(receiver.sdks);
        for (const one of sent) {
          const { data } = one.found;
          const isLinked = resettable.has(data) && sent.some((other) => fixed.has(other.found.data) && areTogether(one, other, knowledge));
          const isRefused =
            BEFORE.has(one.context.consent) || (policy !== undefined && receiverTold(policy, data, receiver, knowledge) === 'no');
          const attributes: Record<string, AttributeValue> = {
            purpose,
            data,
            ...(resettable.has(data) ? { linkedToFixed: isLinked } : {}),
          };
          // Whether the user agreed to more than the scene needs is only certain where nobody was asked.
          if (isRefused) attributes['extendedConsent'] = 'no';
          yield {
            kind: 'run.identifier-link',
            attributes,
            at: lineOf(log, one.first),
            ...timelineOf(one.times, { count: one.count }),
          } satisfies Fact;
        }
      }
    }
  },
};

const BEFORE: ReadonlySet<string> = new Set(['before-notice', 'before-consent', 'after-refusal']);

function byHost({ sent }: RunLog, isIdentifier: (data: string) => boolean): ReadonlyMap<string, readonly Sent[]> {
  return Map.groupBy(
    sent.filter(({ found }) => isIdentifier(found.data)),
    ({ host }) => host,
  );
}

/** In one request, or in two that come soon after each other; without times, to the same host. */
function areTogether(a: Sent, b: Sent, knowledge: Knowledge): boolean {
  if (a.first.line === b.first.line || a.times.length === 0 || b.times.length === 0) return true;
  const within = runLimit(knowledge, 'link');
  const [from, to] = [a.times.toSorted((x, y) => x - y), b.times.toSorted((x, y) => x - y)];
  let next = 0;
  return from.some((time) => {
    while (next < to.length && (to[next] as number) < time - within) next++;
    return next < to.length && (to[next] as number) <= time + within;
  });
}

/** Scene of T/TAF 077.5 by the category of the SDKs; several that differ tell nothing. */
function purposesOf(knowledge: Knowledge): (sdks: readonly string[]) => string {
  const categories = new Map(knowledge.sdks.map(({ id, category }) => [id, category]));
  const purposes = new Map(
    rowList(knowledge, 'runs', 'purposes').flatMap((row) =>
      [row['categories'] ?? []].flat().map((category) => [category, String(row['purpose'])] as const),
    ),
  );
  return (sdks) => {
    const found = new Set(sdks.map((sdk) => purposes.get(categories.get(sdk) ?? '') ?? 'unknown'));
    const [only] = found;
    return found.size === 1 && only !== undefined ? only : 'unknown';
  };
}
