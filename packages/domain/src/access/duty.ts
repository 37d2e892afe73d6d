import type { Permission } from './permissions.ts';

/** Something a person did to an object, as the audit holds it. */
export interface Act {
  readonly person: string;
  readonly permission: Permission;
}

/** Two acts on one object that must be two persons'. */
const APART: readonly (readonly [Permission, Permission])[] = [
  ['finding.propose', 'finding.decide'],
  ['finding.decide', 'finding.second'],
  ['finding.propose', 'finding.second'],
  ['claim.create', 'claim.decide'],
  ['campaign.create', 'campaign.conclude'],
  ['order.draft', 'order.approve'],
  ['notice.draft', 'notice.review'],
  ['notice.draft', 'notice.publish'],
  ['penalty.record', 'penalty.decide'],
  ['submission.review', 'relisting.approve'],
  ['artifact.hold', 'artifact.purge'],
  ['evidence.hold', 'artifact.purge'],
];

/**
 * Whether separation of duty lets a person do this to an object after what was done to it before.
 * @returns the act that stands in the way, undefined when nothing does
 */
export const hinderedBy = (person: string, permission: Permission, before: readonly Act[]): Act | undefined =>
  before.find(
    (act) =>
      act.person === person &&
      APART.some(([a, b]) => (a === permission && b === act.permission) || (b === permission && a === act.permission)),
  );

/** The pairs, for the page that explains them. */
export const dutiesApart = (): readonly (readonly [Permission, Permission])[] => APART;
