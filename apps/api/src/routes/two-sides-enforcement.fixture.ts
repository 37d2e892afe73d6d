import { NATION, type SideRows } from './two-sides-names.fixture.ts';

/** What a side's administration has begun: cases, documents and their service, deadlines, orders to stores, what its firm handed in, a notice, figures. */
export async function seedEnforcement({ id, sha, name, province, at, add }: SideRows): Promise<void> {
  const person = id('person');
  await add('deadline', {
    id: id('deadline'),
    target_kind: 'store-report',
    target_id: id('store'),
    purpose: 'answer',
    obliged: `store:${id('store')}`,
    organisation_id: id('province'),
    province,
    rule: JSON.stringify({ kind: 'at-once', escalateAfterHours: 24 }),
    state: 'RUNNING',
    started_at: at,
    start_event: 'notice.published',
    due_at: new Date('2026-11-02T00:00:00Z'),
    printed_text: name,
  });
  await add('deadline_event', {
    ...{ deadline_id: id('deadline'), seq: 1, event: 'start', to_state: 'RUNNING', actor: `person:${person}`, basis: name, at },
  });
  await add('saved_filter', {
    id: id('saved-filter'),
    person_id: person,
    page: '/cases',
    name,
    query: 'state=CLOSED',
    created_at: at,
  });
  await add('notification', {
    id: id('notification'),
    person_id: person,
    organisation_id: id('province'),
    topic: 'case.open',
    object_kind: 'case',
    object_id: id('deadline'),
    fields: JSON.stringify({ subjectName: name }),
    created_at: at,
    mail: 'NONE',
  });
  const document = {
    ...{
      type: 'interview',
      organisation_id: id('province'),
      province,
      template: 'interview',
      template_version: '1',
      fields: JSON.stringify({ subject: name }),
    },
    ...{ addressee_kind: 'operator', addressee_id: id('operator'), addressee_name: name, drafted_by: person, created_at: at },
  };
  await add('order_document', { ...document, id: id('order'), number: name, state: 'ISSUED', issued_at: at });
  await add('order_document', { ...document, id: id('order-draft'), state: 'DRAFT' });
  for (const thing of ['order', 'order-draft'] as const)
    await add('order_event', {
      ...{ order_id: id(thing), seq: 1, event: 'draft', from_state: '', to_state: 'DRAFT', actor: `person:${person}`, at },
    });
  await add('order_answer', {
    ...{
      id: id('order-answer'),
      order_id: id('order'),
      kind: 'done',
      text: name,
      actor: `person:${person}`,
      organisation_id: id('enterprise'),
      at,
    },
  });
  await add('service', {
    id: id('service'),
    order_id: id('order'),
    channel: 'paper',
    address: name,
    state: 'PREPARED',
    created_at: at,
    created_by: person,
  });
  const enforcement = {
    ...{ subject_kind: 'app', subject_id: id('app'), subject_name: name, app_id: id('app'), app_version_id: id('version') },
    ...{ artifact_id: id('artifact'), operator_id: id('operator'), organisation_id: id('province'), province, territory: province },
    ...{ handler_id: person, campaign_id: NATION.campaign, clauses: ['164-01.2'], last_seq: 1, last_hash: sha(), opened_at: at },
  };
  await add('enforcement_case', { ...enforcement, id: id('case'), state: 'LEAD' });
  await add('enforcement_case', { ...enforcement, id: id('served-case'), number: `${name}案`, state: 'NOTICE_PENDING', served_at: at });
  await add('case_scope', { case_id: id('served-case'), scope: `store:${id('store')}` });
  for (const thing of ['case', 'served-case'] as const) {
    await add('case_event', {
      ...{ case_id: id(thing), seq: 1, type: 'open', from_state: '', to_state: 'LEAD', actor: `person:${person}`, basis: name, at },
      ...{ organisation_id: id('province'), prev_hash: '0'.repeat(64), hash: sha() },
    });
    await add('case_finding', { case_id: id(thing), finding_id: id('confirmed'), clause: '164-01.2', added_at: at });
  }
  await add('referral', {
    ...{ id: id('referral'), case_id: id('case'), kind: 'joint', from_organisation_id: id('province'), to_organisation_id: id('lab') },
    ...{ state: 'OFFERED', reason: name, offered_at: at, created_by: person },
  });
  const ordered = { order_id: id('order'), case_id: id('served-case'), listing_id: id('listing'), store_id: id('store') };
  await add('order_item', {
    ...{ id: id('order-item'), ...ordered, store_app_id: name, kind: 'delist', package: name, app_name: name, state: 'SENT', last_seq: 1 },
    ...{ started_at: at, created_at: at },
  });
  await add('order_item_event', {
    ...{
      item_id: id('order-item'),
      seq: 1,
      event: 'create',
      from_state: '',
      to_state: 'QUEUED',
      actor: `person:${person}`,
      basis: name,
      at,
    },
  });
  await add('order_item_file', {
    ...{ item_id: id('order-item'), sha256: sha('8'), file_name: name, media_type: 'text/html', size_bytes: 0 },
    ...{ organisation_id: id('store-org'), added_at: at },
  });
  await add('order_item_finding', { item_id: id('order-item'), finding_id: id('confirmed') });
  await add('delisting_gap', { case_id: id('served-case'), listing_id: id('listing'), found_at: at });
  await add('relisting', {
    ...{ id: id('relisting'), case_id: id('served-case'), operator_id: id('operator'), organisation_id: id('province'), province },
    ...{ state: 'APPLIED', statement: name, artifact_sha256: sha(), applied_by: `person:${person}`, applied_at: at, created_at: at },
  });
  const submission = {
    ...{ operator_id: id('operator'), organisation_id: id('enterprise'), authority_id: id('province'), province },
    ...{ case_id: id('served-case'), statement: name, created_at: at },
  };
  await add('submission', { ...submission, id: id('submission'), state: 'VALIDATED', sent_at: at });
  await add('submission', { ...submission, id: id('submission-draft'), state: 'DRAFT' });
  for (const thing of ['submission', 'submission-draft'] as const) {
    await add('submission_clause', { submission_id: id(thing), finding_id: id('confirmed'), clause: '164-01.2', done: name });
    await add('submission_artifact', { submission_id: id(thing), artifact_id: id('artifact'), ordinal: 1 });
    await add('submission_event', {
      submission_id: id(thing),
      seq: 1,
      event: 'draft',
      to_state: 'DRAFT',
      actor: `person:${person}`,
      basis: name,
      at,
    });
  }
  const looked = { submission_id: id('submission'), reason: name, result_hash: name, at };
  await add('submission_check', {
    ...looked,
    id: id('check'),
    kind: 'listing',
    name: id('listing'),
    store_id: id('store'),
    result: 'unknown',
  });
  await add('submission_check', { ...looked, id: id('submission-sign'), kind: 'evasion', name: 'debug-build', result: 'suspicious' });
  const watch = { organisation_id: id('province'), province };
  await add('watch_rule', {
    ...watch,
    ...{
      id: id('rule'),
      kind: 'case',
      target: id('case'),
      note: name,
      state: 'ACTIVE',
      triggers: ['complaint'],
      from_at: at,
      created_at: at,
    },
  });
  await add('watch_draw', {
    ...watch,
    ...{ id: id('draw'), seed: name, frame: JSON.stringify([id('case')]), frame_hash: sha('6'), size: 1, drawn: [id('case')] },
    ...{ sample_hash: sha('6'), at },
  });
  await add('watch_check', {
    ...watch,
    ...{ id: id('watch-check'), case_id: id('case'), app_id: id('app'), trigger: 'person', trigger_ref: name, clauses: ['164-01.2'] },
    ...{ state: 'PASSED', due_at: at, created_at: at },
  });
  await add('notice', {
    ...{ id: id('notice'), year: 2026, kind: 'problems', title: name, organisation_id: id('province'), province, issuer: province },
    ...{ template: 't', template_version: '1', state: 'DRAFT', drafted_by: person, created_at: at },
  });
  await add('notice_attachment', {
    notice_id: id('notice'),
    number: 1,
    title: name,
    issuer: province,
    columns: ['应用名称'],
    fields: ['name'],
  });
  await add('notice_row', {
    notice_id: id('notice'),
    attachment: 1,
    ordinal: 1,
    app_name: name,
    finding_ids: [id('confirmed')],
    app_id: id('app'),
  });
  await add('notice_event', { notice_id: id('notice'), seq: 1, event: 'draft', to_state: 'DRAFT', actor: `person:${person}`, at });
  const kept = { media_type: 'text/html', size_bytes: 0, added_at: at, organisation_id: id('enterprise') };
  await add('case_file', { case_id: id('served-case'), sha256: sha('8'), file_name: name, ...kept });
  await add('service_attempt', { service_id: id('service'), attempt: 1, outcome: 'failed', error: name, at });
  await add('notice_file', { notice_id: id('notice'), format: 'pdf', sha256: sha('a'), size_bytes: 0 });
  await add('complaint_import', {
    ...{ id: id('complaint-import'), organisation_id: id('province'), sealed: name, created_at: at },
  });
  await add('statistic_snapshot', {
    ...{ id: id('snapshot'), name, organisation_id: id('province'), province, scope: `province:${province}`, query: '{}', as_of: at },
    ...{ result: JSON.stringify({ name }), hash: sha('9'), created_at: at, created_by: person },
  });
}
