import type { RunLog, Sent } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { activeSdks } from '../../runs/active-sdks.ts';
import { receiverTold } from '../../runs/disclosure.ts';
import { lastAt } from '../../runs/hands.ts';
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
        const withFixed = together(
          sent.filter(({ found }) => fixed.has(found.data)),
          runLimit(knowledge, 'link'),
        );
        for (const one of sent) {
          const { data } = one.found;
          const isLinked = resettable.has(data) && withFixed(one);
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

/** Whether something went with one of these: in one request, or in two that come soon after each other; without times, at all. */
function together(others: readonly Sent[], withinMs: number): (one: Sent) => boolean {
  const lines = new Set(others.map(({ first }) => first.line));
  const times = others.flatMap((other) => other.times.map((time) => ({ time }))).sort((a, b) => a.time - b.time);
  return ({ first, times: own }) => {
    if (others.length === 0) return false;
    if (lines.has(first.line) || own.length === 0 || times.length === 0) return true;
    // The last one that is not too late is the nearest that may be near enough.
    return own.some((time) => (times[lastAt(times, time + withinMs)]?.time ?? Number.NEGATIVE_INFINITY) >= time - withinMs);
  };
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
