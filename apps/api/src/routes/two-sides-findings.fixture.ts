import { NATION, type SideRows } from './two-sides-names.fixture.ts';

/** What was tested of the app of a side, what was found, who looked at it. */
export async function seedFindings({ id, sha, name, province, at, add }: SideRows): Promise<void> {
  const person = id('person');
  const request = {
    artifact_id: id('artifact'),
    app_id: id('app'),
    profile: 'quick',
    organisation_id: id('province'),
    finished_at: at,
    fused_at: at,
  };
  await add('scan_request', { id: id('request'), ...request });
  const run = { artifact_id: id('artifact'), engine_version_id: NATION.engine, config_hash: name, state: 'SUCCEEDED', finished_at: at };
  await add('scan_run', { id: id('run'), scan_request_id: id('request'), ...run, message: name, lease_id: id('lease') });
  await add('run_votes', { run_id: id('run'), artifact_id: id('artifact'), engine_version_id: NATION.engine, votes: '{}' });
  await add('fused_result', {
    id: id('fused'),
    artifact_id: id('artifact'),
    app_id: id('app'),
    scan_request_id: id('request'),
    rule_set: 'r',
    clauses: '[]',
    machine_items: 3,
    tested_items: 7,
    not_found_items: 2,
    at,
  });

  const finding = {
    subject_kind: 'app',
    subject_id: id('app'),
    app_id: id('app'),
    app_version_id: id('version'),
    artifact_id: id('artifact'),
    clause: '164-01.2',
    rule: 'r',
    strength: 'violation',
    confidence: 0.9,
    rank: 9,
    province,
    operator_id: id('operator'),
    campaign_id: NATION.campaign,
    summary: name,
  };
  for (const [thing, state] of [
    ['confirmed', 'CONFIRMED'],
    ['waiting', 'NEEDS_REVIEW'],
    ['insufficient', 'INSUFFICIENT'],
  ] as const) {
    await add('finding', { id: id(thing), ...finding, state, fingerprint: thing, audited_as: 'rejected' });
    await add('finding_event', { finding_id: id(thing), seq: 1, event: 'found', to_state: 'CANDIDATE', actor: name });
  }
  await add('finding_event', {
    finding_id: id('confirmed'),
    seq: 2,
    event: 'confirm',
    to_state: 'CONFIRMED',
    actor: name,
    detail: '{"round": 1}',
    at,
  });
  await add('review', {
    id: id('review'),
    finding_id: id('confirmed'),
    round: 1,
    reviewer_id: person,
    organisation_id: id('province'),
    is_blind: false,
    decision: 'confirm',
    reason_code: 'x',
    at,
  });
  await add('review_claim', { finding_id: id('waiting'), reviewer_id: person, expires_at: new Date('2030-01-01') });
  await add('evidence_request', { id: id('wish'), finding_id: id('insufficient'), asked_by: person, wanted: name });
  await add('evidence', { sha256: sha('4'), kind: 'screenshot', size_bytes: 4, media_type: 'text/html', device: name });
  await add('finding_evidence', { finding_id: id('confirmed'), sha256: sha('4'), added_by: name });
  await add('evidence_custody', { sha256: sha('4'), seq: 1, event: 'received', actor: name });
  await add('legal_hold', { id: id('hold'), target_kind: 'evidence', target_id: sha('4'), reason: name, placed_by: name });
  for (const [kind, sha256] of [
    ['artifact', sha()],
    ['evidence', sha('4')],
  ])
    await add('tombstone', { kind, sha256, kept: JSON.stringify({ package: name }), purged_by: name });

  await add('check_sheet', {
    id: id('sheet'),
    app_id: id('app'),
    artifact_id: id('artifact'),
    subject_id: id('app'),
    organisation_id: id('lab'),
    asked_by_organisation_id: id('province'),
    state: 'OPEN',
    items: '[]',
    subject: JSON.stringify({ artifact: sha(), name, label: name, version: '1' }),
  });
  await add('sheet_event', { sheet_id: id('sheet'), seq: 1, event: 'open', to_state: 'OPEN', actor: name });
  await add('sheet_evidence', { sheet_id: id('sheet'), file_name: name, seq: 1, sha256: sha('4'), added_by: name });
}
