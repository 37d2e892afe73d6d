import type { Site } from '@touchstone/program';
import type { Answer, Reach } from '@touchstone/reach';
import type { Detector } from '../../detector.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { type PermissionRequest, permissionRequestsOf } from '../../permission-requests/request-calls.ts';
import { whenAttributes } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';

/** Requests for permissions that can run: when, before or behind the gate, and whether before any feature is used. */
export const reachablePermissionRequests: Detector = {
  id: 'reachable-permission-requests',
  version: 5,
  yields: ['reach.requests-permission', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    const { requests, isCut } = permissionRequestsOf(app, knowledge);
    for (const { site, permissions, answer } of timed(reach, requests)) {
      const proof = proofOf(app, answer, site);
      for (const permission of new Set(permissions ?? ['?'])) {
        yield {
          kind: 'reach.requests-permission',
          attributes: {
            permission,
            ...whenAttributes(reach, answer),
            ahead: isAhead(answer),
            ...ownerAttributes(app, site.method.class),
          },
          at: app.program.placeOf(site.method, site.instruction),
          proof,
        };
      }
    }
    if (reach.isPartial || isCut) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.requests-permission' }, at: { file: app.file.name } };
    }
  },
};

interface Timed {
  readonly site: Site;
  readonly permissions: readonly string[] | undefined;
  readonly answer: Answer;
}

/**
 * When each request can run; of one for what a method names, only when that can run as well. Where none of the methods that
 * name something can run, what is asked for is not known.
 */
function* timed(reach: Reach, requests: readonly PermissionRequest[]): Generator<Timed> {
  for (const same of Map.groupBy(requests, ({ site }) => `${site.method.id} ${site.instruction}`).values()) {
    const told = same.flatMap(({ site, permissions, namedAt }) => {
      const answers = reach.answersFor(site);
      return (namedAt === undefined ? answers : bothTimes(answers, reach.answersFor(namedAt))).map((answer) => ({
        site,
        permissions,
        answer,
      }));
    });
    yield* told;
    if (told.length > 0) continue;
    for (const { site } of same.slice(0, 1)) for (const answer of reach.answersFor(site)) yield { site, permissions: undefined, answer };
  }
}

/** Answers that say the same of when; if none do, all there are where the other place can run at all. */
function bothTimes(answers: readonly Answer[], others: readonly Answer[]): readonly Answer[] {
  const named = new Set(others.map(whenOf));
  const common = answers.filter((answer) => named.has(whenOf(answer)));
  return common.length > 0 || others.length === 0 ? common : answers;
}

const whenOf = ({ trigger, gate }: Answer): string => `${trigger} ${gate}`;

/** Before any feature is used: nobody has tapped anything yet, or nothing but the button that agrees. */
function isAhead({ trigger, chain }: Answer): boolean {
  if (trigger === 'process-start' || trigger === 'first-screen') return true;
  if (trigger !== 'user-action' || chain.guard?.kind !== 'agree-callback') return false;
  return chain.edges.filter((edge) => edge.trigger === 'user-action').length <= 1;
}
