/**
 * Everything a request can ask for, `area.verb`. The only list: a route names one of these, a role holds some, a token
 * holds a part of its owner's.
 */
export const PERMISSIONS = [
  // inventory
  'app.read',
  'app.edit',
  'operator.read',
  'operator.edit',
  'operator.merge',
  /** Names, telephones and addresses for 送达. */
  'operator.read-contact',
  'signer.read',
  'sdk.read',
  'store.read',
  'store.edit',
  'listing.read',
  // acquisition
  'artifact.read',
  'artifact.upload',
  'artifact.download',
  'artifact.hold',
  'artifact.purge',
  'connector.read',
  'connector.manage',
  'feed.push',
  // scans
  'scan.request',
  'run.read',
  'run.cancel',
  'run.lease',
  /** Hands in the report of a tool that ran elsewhere. */
  'run.import',
  'queue.read',
  'queue.manage',
  'engine.read',
  'engine.manage',
  'sheet.read',
  'sheet.fill',
  /** Opens a check sheet for a laboratory, takes it or sends it back. */
  'sheet.assign',
  /** Gives a sheet to one of the laboratory’s people. */
  'sheet.name-tester',
  'evidence.read',
  'evidence.add',
  'evidence.hold',
  // campaigns
  'campaign.read',
  'campaign.create',
  'campaign.freeze',
  'campaign.run',
  'campaign.conclude',
  'campaign.assign',
  'lead.read',
  'lead.create',
  /** Who complained: only intake may see it. */
  'lead.read-person',
  // review
  'finding.read',
  'finding.propose',
  'finding.decide',
  'finding.second',
  'finding.reply',
  'review.statistics',
  'fusion.read',
  'fusion.calibrate',
  'clause.flag-machine-decidable',
  // cases
  'case.read',
  'case.open',
  /** Takes a case from one step to the next where no approver is asked. */
  'case.handle',
  'case.confirm',
  /** Withdraws, merges, decides an objection, closes. */
  'case.decide',
  /** Hands a case to another authority, or takes it. */
  'case.transfer',
  'case.object',
  'calendar.read',
  'calendar.import',
  'deadline.read',
  /** Pauses, extends and ends deadlines, by document. */
  'deadline.extend',
  // documents and their service
  'order.read',
  'order.draft',
  'order.approve',
  'order.issue',
  'order.serve',
  /** The addressee: acknowledges, reports done, objects to an item. */
  'order.answer',
  'template.manage',
  // rectification
  'submission.read',
  'submission.create',
  'submission.review',
  'relisting.apply',
  'relisting.approve',
  'watch.read',
  'watch.manage',
  // notices
  'notice.read',
  'notice.draft',
  'notice.review',
  'notice.publish',
  // firms and stores
  'conduct.read',
  'conduct.record',
  'penalty.record',
  'penalty.decide',
  'complaint.read',
  'complaint.take',
  'programme.read',
  'programme.manage',
  'gate.use',
  'gate.manage',
  'store-report.create',
  'store-report.read',
  'question.ask',
  'question.answer',
  // figures of enforcement and old books
  'snapshot.create',
  'ledger.import',
  'notification.read-own',
  // people
  'organisation.read',
  'organisation.manage',
  'person.read',
  'person.manage',
  'grant.read',
  'grant.manage',
  'policy.manage',
  'token.manage-own',
  'token.manage',
  'claim.create',
  'claim.decide',
  'agent.appoint',
  // figures and records
  'statistics.read',
  'export.create',
  'webhook.manage',
  'audit.read',
  'audit.verify',
  'system.manage',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const known = new Set<string>(PERMISSIONS);

export const isPermission = (text: string): text is Permission => known.has(text);
