import type { Thing } from './two-sides-names.fixture.ts';

interface Given {
  readonly id: (thing: Thing) => string;
  readonly name: string;
  readonly province: string;
  readonly sha256: string;
  readonly at: Date;
  readonly add: (table: string, ...rows: readonly Readonly<Record<string, unknown>>[]) => Promise<unknown>;
}

/** What came to a side's doors: a complaint, its store's programme, measures, gate, reports and duties, its firm's questions and replies. */
export async function seedDoors({ id, name, province, sha256, at, add }: Given): Promise<void> {
  const person = id('person');
  const step = { seq: 1, event: 'x', to_state: 'x', actor: name, at };
  await add('complaint', {
    ...{ id: id('complaint'), code: name, channel: 'form', organisation_id: id('province'), province, state: 'LINKED', subject: name },
    ...{ app_id: id('app'), match_confidence: 1, masked_text: name, lead_id: id('lead'), received_at: at },
  });
  await add('complaint_event', { complaint_id: id('complaint'), ...step });

  const store = { store_id: id('store'), organisation_id: id('store-org') };
  await add('programme', {
    id: id('programme'),
    ...store,
    title: name,
    announcement: name,
    state: 'ENFORCING',
    notified_at: at,
    due_at: at,
    created_at: at,
  });
  await add('programme_event', { programme_id: id('programme'), ...step });
  const about = { listing_id: id('listing'), app_id: id('app'), developer_account_id: id('account') };
  await add('programme_target', {
    ...{
      id: id('target'),
      programme_id: id('programme'),
      ...about,
      state: 'MEASURED',
      sha256,
      notice_zh: name,
      notice_en: name,
      notified_at: at,
    },
    problems: JSON.stringify([{ clause: '164-01.2', strength: 'violation', place: name }]),
  });
  await add('programme_target_event', { target_id: id('target'), ...step });
  const measure = { kind: 'problem-notice', state: 'IMPOSED', reason: name, notice_zh: name, notice_en: name, imposed_at: at };
  await add('store_measure', { id: id('measure'), ...store, programme_id: id('programme'), target_id: id('target'), ...about, ...measure });

  const policy = {
    schema: 'touchstone-gate-policy/1',
    name: `${name.slice(0, 6)}own`,
    title: { zh: name, en: name },
    scope: ['*'],
    rules: [],
    otherwise: 'pass',
  };
  await add('gate_policy', {
    ...{
      id: id('gate-policy'),
      ...store,
      name: policy.name,
      version: 1,
      content: JSON.stringify(policy),
      sha256,
      created_at: at,
      created_by: person,
    },
  });
  await add('gate_check', {
    ...{ id: id('gate-check'), ...store, sha256, artifact_id: id('artifact'), policy: `${policy.name}@1`, policy_sha256: sha256 },
    ...{ policy_content: JSON.stringify(policy), state: 'FAILED', message: name, created_at: at },
  });
  const figures = [
    ...[
      'listings',
      'newListings',
      'changedListings',
      'goneListings',
      'listingsWithFindings',
      'gateChecks',
      'gatePassed',
      'gateReturned',
      'gateManual',
    ],
    ...['orderItems', 'orderItemsVerified', 'orderItemsOpen', 'measuresNotice', 'measuresDelist', 'measuresBan', 'measuresLifted'],
  ];
  await add('store_report', {
    ...{ id: id('report'), ...store, month: '2026-01', version: 1, note: name, submitted_at: at },
    figures: JSON.stringify(Object.fromEntries(figures.map((figure) => [figure, 7]))),
  });
  await add('store_duty_check', { id: id('duty-check'), ...store, listings: 7, result: '[]', at });

  const asked = {
    asker: `operator:${id('operator')}`,
    asking_organisation_id: id('enterprise'),
    organisation_id: id('province'),
    province,
  };
  await add('question', {
    id: id('question'),
    target_kind: 'finding',
    target_id: id('confirmed'),
    ...asked,
    subject: name,
    state: 'ASKED',
    asked_at: at,
    last_at: at,
  });
  await add('question_message', {
    question_id: id('question'),
    seq: 1,
    side: 'asker',
    organisation_id: id('enterprise'),
    actor: name,
    text: name,
    at,
  });
  await add('finding_reply', {
    ...{
      id: id('reply'),
      finding_id: id('confirmed'),
      replier: asked.asker,
      organisation_id: id('enterprise'),
      position: 'disputes',
      text: name,
      at,
    },
  });
}
