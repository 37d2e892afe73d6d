import type { Answer } from '@touchstone/reach';
import type { Detector } from '../../detector.ts';
import { ownerAttributes } from '../../owner-attributes.ts';
import { permissionRequestsOf } from '../../permission-requests/request-calls.ts';
import { whenAttributes } from '../../whole-program/gate-words.ts';
import { proofOf } from '../../whole-program/proofs.ts';
import { reachOf } from '../../whole-program/reach-of-app.ts';

/** Requests for permissions that can run: when, before or behind the gate, and whether before any feature is used. */
export const reachablePermissionRequests: Detector = {
  id: 'reachable-permission-requests',
  version: 1,
  yields: ['reach.requests-permission', 'analysis.limit'],

  *detect(app, knowledge) {
    const reach = reachOf(app, knowledge);
    const { requests, isCut } = permissionRequestsOf(app, knowledge);
    for (const { site, permissions } of requests) {
      for (const answer of reach.answersFor(site)) {
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
    }
    if (reach.isPartial || isCut) {
      yield { kind: 'analysis.limit', attributes: { what: 'whole-program:reach.requests-permission' }, at: { file: app.file.name } };
    }
  },
};

/** Before any feature is used: nobody has tapped anything yet, or nothing but the button that agrees. */
function isAhead({ trigger, chain }: Answer): boolean {
  if (trigger === 'process-start' || trigger === 'first-screen') return true;
  if (trigger !== 'user-action' || chain.guard?.kind !== 'agree-callback') return false;
  return chain.edges.filter((edge) => edge.trigger === 'user-action').length <= 1;
}
