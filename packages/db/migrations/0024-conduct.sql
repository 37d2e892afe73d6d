-- What is known of a firm besides its findings and cases: conduct with proof, 承诺书, penalties, lists of credit, 约谈; who offended how
-- often; and the old books (台账) that were brought in, row by row.

create table touchstone.conduct_entry (
  id uuid primary key,
  operator_id uuid not null references touchstone.operator,
  case_id uuid references touchstone.enforcement_case,
  kind text not null check (kind in (
    'unreachable', 'shirking', 'delaying', 'obstructing', 'refusing', 'order-ignored', 'incomplete-rectification', 'repetition', 'technical-evasion')),
  statement text not null,
  happened_at timestamptz not null,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  state text not null check (state in ('RECORDED', 'IN_FORCE', 'REJECTED', 'DISPUTED', 'WITHDRAWN')),
  recorded_by uuid not null,
  decided_by uuid,
  -- the firm was told: from then on it sees the entry and may dispute it
  told_at timestamptz,
  dispute text,
  disputed_at timestamptz,
  created_at timestamptz not null,
  row_version int not null default 1
);
create index conduct_entry_operator on touchstone.conduct_entry (operator_id, created_at desc, id desc);
create index conduct_entry_list on touchstone.conduct_entry (created_at desc, id desc);
create index conduct_entry_case on touchstone.conduct_entry (case_id) where case_id is not null;

-- What an entry rests on. An entry in force does not change, and neither does its proof.
create table touchstone.conduct_proof (
  entry_id uuid not null references touchstone.conduct_entry,
  kind text not null check (kind in ('service', 'order', 'evidence', 'case', 'notice', 'finding', 'deadline', 'breach', 'file')),
  -- id of the row, or SHA-256 of evidence and files
  target text not null,
  primary key (entry_id, kind, target)
);
create trigger conduct_proof_once before update or delete on touchstone.conduct_proof for each row execute function touchstone.refuse_change();

-- 承诺书
create table touchstone.commitment (
  id uuid primary key,
  operator_id uuid not null references touchstone.operator,
  case_id uuid references touchstone.enforcement_case,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  text text not null,
  signatory text not null,
  signatory_title text not null default '',
  signed_on date not null,
  -- the signed paper, as an object
  file_sha256 text not null,
  recorded_by uuid not null,
  created_at timestamptz not null
);
create index commitment_operator on touchstone.commitment (operator_id, signed_on desc, id desc);
create trigger commitment_once before update or delete on touchstone.commitment for each row execute function touchstone.refuse_change();

create table touchstone.commitment_breach (
  id uuid primary key,
  commitment_id uuid not null references touchstone.commitment,
  -- the case that shows it
  case_id uuid not null references touchstone.enforcement_case,
  statement text not null,
  recorded_by uuid not null,
  at timestamptz not null,
  unique (commitment_id, case_id)
);
create trigger commitment_breach_once before update or delete on touchstone.commitment_breach for each row execute function touchstone.refuse_change();

create table touchstone.penalty (
  id uuid primary key,
  operator_id uuid not null references touchstone.operator,
  case_id uuid not null references touchstone.enforcement_case,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  type text not null check (type in ('warning', 'criticism', 'fine', 'confiscation', 'suspension', 'licence-revocation')),
  -- 分; only for fines and confiscations
  amount_fen bigint not null default 0 check (amount_fen >= 0),
  paid_fen bigint not null default 0 check (paid_fen between 0 and amount_fen),
  reason text not null,
  law text not null,
  -- the list of credit on which the decision will put the firm
  credit_list text check (credit_list in ('bad', 'dishonest')),
  state text not null check (state in ('RECORDED', 'NOTIFIED', 'DECIDED', 'PAID', 'REVOKED')),
  -- 处罚事先告知
  notice_order_id uuid references touchstone.order_document,
  decision_order_id uuid references touchstone.order_document,
  decided_at timestamptz,
  paid_at timestamptz,
  -- [{word, entries: [{kind: 'conduct' | 'breach', id}]}]
  citations jsonb not null default '[]',
  recorded_by uuid not null,
  decided_by uuid,
  created_at timestamptz not null,
  row_version int not null default 1,
  check (state not in ('DECIDED', 'PAID') or (decision_order_id is not null and decided_at is not null)),
  check (amount_fen > 0 or type not in ('fine', 'confiscation'))
);
create index penalty_operator on touchstone.penalty (operator_id, created_at desc, id desc);
create index penalty_list on touchstone.penalty (created_at desc, id desc);
create index penalty_case on touchstone.penalty (case_id);

-- 不良名单, 失信名单. The legal fields are what was known on the day of listing, and stay.
create table touchstone.credit_entry (
  id uuid primary key,
  list text not null check (list in ('bad', 'dishonest')),
  operator_id uuid not null references touchstone.operator,
  penalty_id uuid not null references touchstone.penalty,
  case_id uuid not null references touchstone.enforcement_case,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- 经营者名称、统一社会信用代码、许可证编号、处理日期、列入事由、列入单位
  operator_name text not null,
  credit_code text,
  licence_no text,
  handled_on date not null,
  reason text not null,
  listed_by text not null,
  state text not null check (state in ('DUE', 'LISTED', 'REMOVED', 'DROPPED')),
  due_at timestamptz not null,
  listed_at timestamptz,
  removed_at timestamptz,
  -- document of the removal, as an object
  removal_sha256 text,
  removal_reason text,
  recorded_by uuid not null,
  decided_by uuid,
  created_at timestamptz not null,
  row_version int not null default 1,
  unique (penalty_id, list),
  check (state <> 'REMOVED' or (removal_sha256 is not null and removal_reason is not null))
);
create index credit_entry_operator on touchstone.credit_entry (operator_id, created_at desc, id desc);
create index credit_entry_list on touchstone.credit_entry (created_at desc, id desc);
create index credit_entry_due on touchstone.credit_entry (due_at, id) where state = 'DUE';
create function touchstone.keep_credit_entry() returns trigger language plpgsql as $$
begin
  if (new.list, new.operator_id, new.penalty_id, new.operator_name, new.credit_code, new.licence_no, new.handled_on, new.reason, new.listed_by, new.listed_at)
     is distinct from (old.list, old.operator_id, old.penalty_id, old.operator_name, old.credit_code, old.licence_no, old.handled_on, old.reason, old.listed_by, old.listed_at) then
    raise exception 'credit entry % was listed and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;
create trigger credit_entry_listed before update on touchstone.credit_entry
  for each row when (old.listed_at is not null) execute function touchstone.keep_credit_entry();

-- 约谈
create table touchstone.interview (
  id uuid primary key,
  operator_id uuid not null references touchstone.operator,
  case_id uuid references touchstone.enforcement_case,
  order_id uuid references touchstone.order_document,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  held_at timestamptz not null,
  place text not null default '',
  -- [{name, title}] of the firm; names of the authority
  attended jsonb not null default '[]',
  officers text[] not null default '{}',
  summary text not null,
  minutes_sha256 text not null,
  recorded_by uuid not null,
  created_at timestamptz not null
);
create index interview_operator on touchstone.interview (operator_id, held_at desc, id desc);
create trigger interview_once before update or delete on touchstone.interview for each row execute function touchstone.refuse_change();

-- Steps of entries, penalties and lists.
create table touchstone.conduct_event (
  target_kind text not null check (target_kind in ('conduct', 'penalty', 'credit')),
  target_id uuid not null,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  basis text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (target_kind, target_id, seq)
);
create trigger conduct_event_once before update or delete on touchstone.conduct_event for each row execute function touchstone.refuse_change();

-- Files of commitments, interviews and proofs: who brought which.
create table touchstone.conduct_file (
  sha256 text not null,
  organisation_id uuid not null references touchstone.organisation,
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null,
  added_by uuid,
  at timestamptz not null,
  primary key (sha256, organisation_id)
);

-- Old books. One bringing-in: one file, one mapping of its columns; the same twice is the same.
create table touchstone.ledger_import (
  id uuid primary key,
  kind text not null check (kind in ('firms', 'apps', 'filings', 'findings', 'orders', 'deadlines', 'notices', 'lab-results')),
  organisation_id uuid not null references touchstone.organisation,
  province text,
  file_sha256 text not null,
  file_name text not null,
  -- {column: field}, and the sheets that were read
  mapping jsonb not null,
  mapping_hash text not null,
  job_id uuid,
  asked_by uuid,
  total_rows int not null default 0,
  created_at timestamptz not null,
  unique (organisation_id, kind, file_sha256, mapping_hash)
);
create index ledger_import_list on touchstone.ledger_import (organisation_id, created_at desc, id desc);

create table touchstone.ledger_row (
  import_id uuid not null references touchstone.ledger_import,
  -- by the order of sheets in the file, and the line as a spreadsheet shows it
  sheet_no int not null,
  line int not null,
  sheet text not null,
  state text not null check (state in ('CREATED', 'MATCHED', 'REFUSED')),
  target_kind text,
  target_id text,
  -- [{column, field, value, code}]
  faults jsonb not null default '[]',
  primary key (import_id, sheet_no, line)
);
create index ledger_row_target on touchstone.ledger_row (target_kind, target_id) where target_id is not null;
create trigger ledger_row_once before update or delete on touchstone.ledger_row for each row execute function touchstone.refuse_change();

create table touchstone.ledger_mapping (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  kind text not null,
  name text not null,
  columns jsonb not null,
  created_by uuid,
  created_at timestamptz not null,
  row_version int not null default 1,
  unique (organisation_id, kind, name)
);

-- What an old book says of orders, notices, findings, deadlines and results of laboratories. Never one of ours.
create table touchstone.ledger_record (
  id uuid primary key,
  kind text not null check (kind in ('findings', 'orders', 'deadlines', 'notices', 'lab-results')),
  organisation_id uuid not null references touchstone.organisation,
  province text,
  operator_id uuid references touchstone.operator,
  app_id uuid references touchstone.app,
  -- as the book has it
  operator_name text not null default '',
  subject_name text not null default '',
  package text not null default '',
  version_name text not null default '',
  authority text not null default '',
  number text not null default '',
  happened_on date,
  due_on date,
  problems text[] not null default '{}',
  clause text not null default '',
  outcome text not null default '',
  note text not null default '',
  file_sha256 text not null,
  sheet text not null,
  line int not null,
  import_id uuid not null references touchstone.ledger_import,
  -- over what the book says: the same row of another file is the same record
  record_key text not null,
  created_at timestamptz not null,
  unique (organisation_id, kind, record_key)
);
create index ledger_record_operator on touchstone.ledger_record (operator_id, happened_on desc, id desc);
create index ledger_record_app on touchstone.ledger_record (app_id);
create index ledger_record_list on touchstone.ledger_record (organisation_id, kind, id desc);
create trigger ledger_record_once before update or delete on touchstone.ledger_record for each row execute function touchstone.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['conduct_entry', 'conduct_proof', 'commitment', 'commitment_breach', 'penalty', 'credit_entry', 'interview', 'conduct_event',
    'conduct_file', 'ledger_import', 'ledger_row', 'ledger_mapping', 'ledger_record'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;

-- An authority reads what is of its province, of its own cases, and of the firms that are its own; a firm what it was told.
create policy scoped on touchstone.conduct_entry for select to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = (select touchstone.scope_uuid('operator')) and told_at is not null
    else false
  end);
create policy scoped on touchstone.conduct_proof for select to touchstone_scoped using (exists (select from touchstone.conduct_entry e where e.id = entry_id));
create policy scoped on touchstone.penalty for select to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = (select touchstone.scope_uuid('operator'))
      and exists (select from touchstone.service s where s.order_id = decision_order_id and s.delivered_at is not null)
    else false
  end);
create policy scoped on touchstone.credit_entry for select to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = (select touchstone.scope_uuid('operator')) and listed_at is not null
    else false
  end);
do $$
declare
  t text;
begin
  foreach t in array array['commitment', 'interview'] loop
    execute format('create policy scoped on touchstone.%I for select to touchstone_scoped using (
      case (select touchstone.scope_kind())
        when ''province'' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
        when ''operator'' then operator_id = (select touchstone.scope_uuid(''operator''))
        else false
      end)', t);
  end loop;
  foreach t in array array['ledger_import', 'ledger_mapping', 'conduct_file'] loop
    execute format('create policy own_organisation on touchstone.%I for select to touchstone_scoped using (organisation_id = (select touchstone.own_organisation()))', t);
  end loop;
end $$;
create policy scoped on touchstone.commitment_breach for select to touchstone_scoped using (exists (select from touchstone.commitment c where c.id = commitment_id));
create policy scoped on touchstone.conduct_event for select to touchstone_scoped using (
  case target_kind
    when 'conduct' then exists (select from touchstone.conduct_entry e where e.id = target_id)
    when 'penalty' then (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.penalty p where p.id = target_id)
    else (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.credit_entry c where c.id = target_id)
  end);
create policy scoped on touchstone.ledger_row for select to touchstone_scoped using (exists (select from touchstone.ledger_import i where i.id = import_id));
create policy scoped on touchstone.ledger_record for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province'
  and (organisation_id = (select touchstone.own_organisation()) or exists (select from touchstone.operator o where o.id = operator_id)));

-- Whose an offence is today. Entries that were merged count for the one they stand for; apps that a split moved take their cases along;
-- an app that was sold leaves them with its former firm.
create function touchstone.offender(operator uuid, app uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select coalesce(o.merged_into, o.id) from touchstone.operator o where o.id = coalesce(
    (select a.operator_id from touchstone.app a where a.id = app and a.operator_id <> operator and exists (
      select from touchstone.identity_event e
      where e.kind = 'split' and e.subject_kind = 'operator' and e.from_ids @> array[operator] and e.to_ids @> array[a.operator_id])),
    operator)
$$;
revoke execute on function touchstone.offender(uuid, uuid) from public;
grant execute on function touchstone.offender(uuid, uuid) to touchstone_scoped, touchstone_all;

-- Name of the firm of a row that one may see; file of a row that one may see.
create function touchstone.operator_named(operator uuid) returns table (name text) language sql stable security definer set search_path = '' as $$
  select o.name from touchstone.operator o where o.id = operator
$$;
create function touchstone.conduct_file_of(digest text) returns table (file_name text, media_type text) language sql stable security definer set search_path = '' as $$
  select f.file_name, f.media_type from touchstone.conduct_file f where f.sha256 = digest order by f.at limit 1
$$;
revoke execute on function touchstone.operator_named(uuid), touchstone.conduct_file_of(text) from public;
grant execute on function touchstone.operator_named(uuid), touchstone.conduct_file_of(text) to touchstone_scoped, touchstone_all;

-- Problems that were established, one row for each case or published notice. `round_key` is the same for what is one offence: copies of
-- a case at two authorities. Rows of old books are here and say so.
create view touchstone.offence with (security_invoker = true) as
  select 'case' as source, c.id as source_id, 'case:' || coalesce(c.transferred_from, c.id) as round_key, c.operator_id as recorded_for,
    touchstone.offender(c.operator_id, c.app_id) as operator_id, c.app_id, c.subject_kind, c.subject_id, c.subject_name, c.clauses, c.opened_at as at, c.organisation_id, c.recurrence_of is not null as is_relapse, false as is_imported
  from touchstone.enforcement_case c
  where c.operator_id is not null and (
    c.served_at is not null or c.noticed_at is not null or c.delisted_at is not null
    or c.state not in ('LEAD', 'REVIEWING', 'OBJECTION_REVIEW', 'WITHDRAWN', 'MERGED', 'TRANSFERRED', 'CLOSED', 'WATCH'))
    and c.state not in ('WITHDRAWN', 'MERGED')
  union all
  select 'notice', n.id, 'notice:' || n.id, r.operator_id, touchstone.offender(r.operator_id, r.app_id), r.app_id, r.subject_kind, coalesce(r.app_id::text, r.app_name), r.app_name,
    r.problems, n.published_at, n.organisation_id, n.kind = 'look-back', false
  from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
  where r.case_id is null and r.operator_id is not null and not r.is_placeholder and n.published_at is not null and n.state <> 'WITHDRAWN'
  union all
  select 'ledger', l.id, 'ledger:' || l.kind || ':' || coalesce(nullif(l.number, ''), l.id::text), l.operator_id, touchstone.offender(l.operator_id, l.app_id), l.app_id, 'app',
    coalesce(l.app_id::text, l.subject_name), l.subject_name, l.problems, l.happened_on::timestamp at time zone 'Asia/Shanghai', l.organisation_id, false, true
  from touchstone.ledger_record l
  where l.kind in ('orders', 'notices') and l.operator_id is not null and l.happened_on is not null;
