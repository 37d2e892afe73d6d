import type { Thing } from './two-sides-names.fixture.ts';

interface Given {
  readonly id: (thing: Thing) => string;
  readonly name: string;
  readonly province: string;
  readonly sha256: string;
  readonly at: Date;
  readonly add: (table: string, ...rows: readonly Readonly<Record<string, unknown>>[]) => Promise<unknown>;
}

/** What is known of a side's firm: a case, conduct, promises, a penalty, an entry of a list, and old books. */
export async function seedConduct({ id, name, province, sha256, at, add }: Given): Promise<void> {
  const person = id('person');
  const own = { operator_id: id('operator'), organisation_id: id('province'), province };
  const recorded = { recorded_by: person, created_at: at };
  await add('enforcement_case', {
    ...{ id: id('penal-case'), number: name, subject_kind: 'app', subject_id: id('app'), subject_name: name, app_id: id('app'), ...own },
    ...{ state: 'RECTIFYING', clauses: ['164-01.2'], opened_at: at, served_at: at },
  });
  const about = { ...own, case_id: id('penal-case') };
  await add('conduct_entry', {
    ...{ id: id('conduct'), ...about, kind: 'refusing', statement: name, happened_at: at, state: 'IN_FORCE', told_at: at, ...recorded },
  });
  await add('conduct_proof', { entry_id: id('conduct'), kind: 'file', target: sha256 });
  await add('conduct_event', {
    ...{
      target_kind: 'conduct',
      target_id: id('conduct'),
      seq: 1,
      event: 'record',
      to_state: 'RECORDED',
      actor: `person:${person}`,
      basis: name,
      at,
    },
  });
  await add('commitment', {
    id: id('commitment'),
    ...about,
    text: name,
    signatory: name,
    signed_on: '2026-11-01',
    file_sha256: sha256,
    ...recorded,
  });
  await add('commitment_breach', {
    id: id('breach'),
    commitment_id: id('commitment'),
    case_id: id('penal-case'),
    statement: name,
    recorded_by: person,
    at,
  });
  await add('interview', { id: id('interview'), ...about, held_at: at, summary: name, minutes_sha256: sha256, ...recorded });
  await add('penalty', {
    id: id('penalty'),
    ...about,
    type: 'fine',
    amount_fen: 100,
    reason: name,
    law: name,
    state: 'RECORDED',
    ...recorded,
  });
  await add('credit_entry', {
    ...{ id: id('credit'), list: 'bad', ...about, penalty_id: id('penalty'), operator_name: name, handled_on: '2026-11-01', reason: name },
    ...{ listed_by: name, state: 'LISTED', due_at: at, listed_at: at, ...recorded },
  });
  await add('conduct_file', { sha256, organisation_id: id('province'), file_name: name, media_type: 'text/csv', size_bytes: 4, at });
  await add('ledger_import', {
    ...{ id: id('ledger-import'), kind: 'notices', organisation_id: id('province'), province, file_sha256: sha256, file_name: name },
    ...{ mapping: '{}', mapping_hash: name, created_at: at },
  });
  await add('ledger_record', {
    ...{ id: id('ledger-record'), kind: 'notices', ...own, app_id: id('app'), operator_name: name, subject_name: name, number: name },
    ...{
      happened_on: '2026-11-01',
      file_sha256: sha256,
      sheet: name,
      line: 2,
      import_id: id('ledger-import'),
      record_key: name,
      created_at: at,
    },
  });
  await add('ledger_row', {
    ...{
      import_id: id('ledger-import'),
      sheet_no: 1,
      line: 2,
      sheet: name,
      state: 'CREATED',
      target_kind: 'record',
      target_id: id('ledger-record'),
    },
  });
  await add('ledger_mapping', { id: id('mapping'), organisation_id: id('province'), kind: 'notices', name, columns: '{}', created_at: at });
}
