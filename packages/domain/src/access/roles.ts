import type { Permission } from './permissions.ts';
import type { ScopeKind } from './scope.ts';

/** What an organisation is. `public` has no organisation. */
export const ORGANISATION_KINDS = [
  'ministry',
  'province',
  'lab',
  'store',
  'enterprise',
  'sdk-provider',
  'terminal-maker',
  'access-provider',
] as const;

export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

const READS = ['app.read', 'operator.read', 'signer.read', 'sdk.read', 'store.read', 'listing.read', 'artifact.read'] as const;
const RESULTS = ['run.read', 'engine.read', 'sheet.read', 'evidence.read', 'finding.read', 'campaign.read', 'statistics.read'] as const;
const OWN = ['token.manage-own', 'notification.read-own'] as const;
/** What came of the results. */
const ENFORCEMENT = [
  'case.read',
  'calendar.read',
  'deadline.read',
  'order.read',
  'submission.read',
  'watch.read',
  'notice.read',
  'conduct.read',
  'complaint.read',
  'programme.read',
  'store-report.read',
] as const;
/** Prepares and handles; decides nothing alone. */
const HANDLER = [
  ...ENFORCEMENT,
  'case.open',
  'case.handle',
  'case.confirm',
  'case.transfer',
  'order.draft',
  'order.serve',
  'submission.review',
  'watch.manage',
  'notice.draft',
  'conduct.record',
  'penalty.record',
  'question.answer',
  'snapshot.create',
  'ledger.import',
] as const;
/** The second pair of eyes. */
const DECIDER = [
  ...ENFORCEMENT,
  'case.confirm',
  'case.decide',
  'case.transfer',
  'deadline.extend',
  'order.approve',
  'order.issue',
  'relisting.approve',
  'notice.review',
  'notice.publish',
  'penalty.decide',
  'snapshot.create',
] as const;

const INSPECTOR = [
  ...READS,
  ...RESULTS,
  ...OWN,
  'app.edit',
  'operator.edit',
  'operator.read-contact',
  'store.edit',
  'artifact.upload',
  'artifact.download',
  'artifact.hold',
  'connector.read',
  'scan.request',
  'run.cancel',
  'run.import',
  'queue.read',
  'evidence.add',
  'evidence.hold',
  'sheet.assign',
  'sheet.name-tester',
  'campaign.create',
  'campaign.freeze',
  'campaign.run',
  'lead.read',
  'lead.create',
  'finding.propose',
  'finding.decide',
  'finding.second',
  'review.statistics',
  'fusion.read',
  'claim.decide',
  'organisation.read',
  'export.create',
  ...HANDLER,
] as const;

const APPROVER = [
  ...READS,
  ...RESULTS,
  ...OWN,
  'operator.read-contact',
  'operator.merge',
  'artifact.download',
  'campaign.conclude',
  'lead.read',
  'finding.decide',
  'finding.second',
  'review.statistics',
  'fusion.read',
  'claim.decide',
  'organisation.read',
  'export.create',
  ...DECIDER,
] as const;

const AUDITOR = [
  ...READS,
  ...RESULTS,
  'queue.read',
  'review.statistics',
  'fusion.read',
  'organisation.read',
  'person.read',
  'grant.read',
  'audit.read',
  'audit.verify',
  ...ENFORCEMENT,
] as const;

const PEOPLE_ADMIN = [...OWN, 'organisation.read', 'person.read', 'person.manage', 'grant.read', 'grant.manage', 'token.manage'] as const;

const FIRM = [
  ...READS,
  ...OWN,
  'artifact.upload',
  'scan.request',
  'run.read',
  'finding.read',
  'finding.reply',
  'statistics.read',
  'case.read',
  'case.object',
  'calendar.read',
  'deadline.read',
  'order.read',
  'order.answer',
  'submission.read',
  'submission.create',
  'relisting.apply',
  'notice.read',
  'conduct.read',
  'programme.read',
  'question.ask',
] as const;

interface RoleRow {
  /** Kinds of organisation whose people can hold it; empty for `public`. */
  readonly within: readonly OrganisationKind[];
  /** How far a grant of it may reach. */
  readonly scopes: readonly ScopeKind[];
  readonly permissions: readonly Permission[];
  /** A grant of it must name the day it ends. */
  readonly endsAlways?: true;
}

/** Every role and what it may do. What is not in its row it may not do. */
export const ROLES = {
  'ministry-inspector': { within: ['ministry'], scopes: ['all'], permissions: [...INSPECTOR, 'campaign.assign'] },
  'ministry-approver': {
    within: ['ministry'],
    scopes: ['all'],
    permissions: [...APPROVER, 'campaign.assign', 'clause.flag-machine-decidable'],
  },
  'ministry-auditor': { within: ['ministry'], scopes: ['all'], permissions: AUDITOR },
  'ministry-admin': {
    within: ['ministry'],
    scopes: ['all'],
    permissions: [
      ...PEOPLE_ADMIN,
      'store.read',
      'organisation.manage',
      'policy.manage',
      'calendar.read',
      'calendar.import',
      'template.manage',
      'connector.read',
      'connector.manage',
      'queue.read',
      'queue.manage',
      'engine.read',
      'engine.manage',
      'fusion.read',
      'fusion.calibrate',
      'artifact.purge',
      'webhook.manage',
      'system.manage',
    ],
  },
  'province-inspector': { within: ['province'], scopes: ['province'], permissions: INSPECTOR },
  'province-approver': { within: ['province'], scopes: ['province'], permissions: APPROVER },
  'province-auditor': { within: ['province'], scopes: ['province'], permissions: AUDITOR },
  'province-admin': {
    within: ['province'],
    scopes: ['province'],
    permissions: [...PEOPLE_ADMIN, 'policy.manage', 'webhook.manage', 'calendar.read', 'template.manage'],
  },
  /** Takes complaints in; the only role that reads who complained. */
  'intake-officer': {
    within: ['ministry', 'province', 'store'],
    scopes: ['all', 'province', 'store'],
    permissions: [
      'app.read',
      'store.read',
      'listing.read',
      'lead.read',
      'lead.create',
      'lead.read-person',
      'complaint.read',
      'complaint.take',
      ...OWN,
    ],
  },
  'lab-tester': {
    within: ['lab'],
    scopes: ['lab'],
    permissions: [
      'app.read',
      'sdk.read',
      'store.read',
      'listing.read',
      'artifact.read',
      'artifact.upload',
      'artifact.download',
      ...RESULTS,
      ...OWN,
      'scan.request',
      'run.import',
      'sheet.fill',
      'evidence.add',
      'finding.propose',
      'finding.second',
    ],
  },
  'lab-admin': { within: ['lab'], scopes: ['lab'], permissions: [...PEOPLE_ADMIN, 'sheet.read', 'sheet.name-tester'] },
  'store-operator': {
    within: ['store'],
    scopes: ['store'],
    permissions: [
      'app.read',
      'store.read',
      'listing.read',
      'artifact.read',
      'artifact.upload',
      'feed.push',
      'scan.request',
      'run.read',
      'finding.read',
      'finding.reply',
      'statistics.read',
      'case.read',
      'case.object',
      'calendar.read',
      'deadline.read',
      'order.read',
      'order.answer',
      'notice.read',
      'programme.read',
      'programme.manage',
      'gate.use',
      'store-report.create',
      'store-report.read',
      'question.ask',
      ...OWN,
    ],
  },
  /** Runs an installation that a store has for itself, with no ministry in it; the first is made by `init`. */
  'store-host': {
    within: ['store'],
    scopes: ['all'],
    permissions: [
      ...PEOPLE_ADMIN,
      'store.read',
      'organisation.manage',
      'policy.manage',
      'calendar.read',
      'calendar.import',
      'template.manage',
      'connector.read',
      'connector.manage',
      'queue.read',
      'queue.manage',
      'engine.read',
      'engine.manage',
      'webhook.manage',
      'system.manage',
    ],
  },
  'store-admin': { within: ['store'], scopes: ['store'], permissions: [...PEOPLE_ADMIN, 'gate.use', 'gate.manage'] },
  'enterprise-member': {
    within: ['enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'],
    scopes: ['operator'],
    permissions: [...FIRM, 'claim.create'],
  },
  'enterprise-admin': {
    within: ['enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'],
    scopes: ['operator'],
    permissions: [...PEOPLE_ADMIN, 'claim.create', 'agent.appoint'],
  },
  /** 代理: another firm's person, for as long as the firm says. */
  'enterprise-agent': { within: ['enterprise'], scopes: ['operator'], permissions: FIRM, endsAlways: true },
  'sdk-provider': { within: ['sdk-provider'], scopes: ['operator'], permissions: [...FIRM, 'claim.create'] },
  'terminal-maker': { within: ['terminal-maker'], scopes: ['operator'], permissions: [...FIRM, 'claim.create'] },
  'access-provider': {
    within: ['access-provider'],
    scopes: ['operator'],
    permissions: [
      ...['app.read', 'operator.read', 'listing.read', 'order.read', 'order.answer', 'calendar.read', 'deadline.read', 'question.ask'],
      ...OWN,
    ],
  },
  /** A machine that leases work; held by tokens, never by a person's session. */
  worker: { within: ['ministry', 'province', 'lab', 'store'], scopes: ['none'], permissions: ['run.lease'], endsAlways: true },
  public: { within: [], scopes: ['none'], permissions: [] },
} as const satisfies Record<string, RoleRow>;

export type Role = keyof typeof ROLES;

export const isRole = (text: string): text is Role => Object.hasOwn(ROLES, text);

/** What a role may do. */
export const permissionsOf = (role: Role): readonly Permission[] => rowOf(role).permissions;

export const rowOf = (role: Role): RoleRow => ROLES[role];
