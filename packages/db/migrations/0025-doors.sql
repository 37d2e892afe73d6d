-- Doors: complaints, what stores do by themselves, the gate before a shelf, questions, replies.

-- Who complained, and their own words, are sealed with the installation's key and are forgotten; the rest stays.
create table touchstone.complaint (
  id uuid primary key,
  -- by which the reporter asks for it, with a secret of which only the digest is kept
  code text not null unique,
  secret_hash text,
  channel text not null check (channel in ('form', 'list', 'hotline')),
  -- the list it came with, and its number there
  source text not null default '',
  source_ref text not null default '',
  organisation_id uuid not null references touchstone.organisation,
  province text,
  state text not null check (state in ('RECEIVED', 'SCREENED', 'LINKED', 'IN_TEST', 'ANSWERED', 'CLOSED', 'DUPLICATE', 'OUT_OF_SCOPE')),
  -- the app as the reporter names it
  subject text not null,
  package text,
  store_name text not null default '',
  version_name text not null default '',
  app_id uuid references touchstone.app,
  match_confidence real,
  clauses text[] not null default '{}',
  -- the words without what names or reaches anybody
  masked_text text not null,
  -- {name, contact, text} as they came, sealed; null when forgotten
  sealed text,
  -- keyed digests: the same words, the same person; null when forgotten
  text_digest text,
  reporter_digest text,
  duplicate_of uuid references touchstone.complaint,
  lead_id uuid references touchstone.lead,
  answer text,
  answered_at timestamptz,
  happened_on date,
  received_at timestamptz(3) not null,
  closed_at timestamptz,
  -- from then on the reporter is forgotten
  forget_at timestamptz,
  forgotten_at timestamptz,
  created_by uuid,
  row_version int not null default 1
);
create index complaint_list on touchstone.complaint (organisation_id, received_at desc, id desc);
create index complaint_all on touchstone.complaint (received_at desc, id desc);
create index complaint_text on touchstone.complaint (text_digest, received_at desc) where text_digest is not null;
create index complaint_reporter on touchstone.complaint (reporter_digest, received_at desc) where reporter_digest is not null;
create index complaint_app on touchstone.complaint (app_id, received_at desc);
create index complaint_lead on touchstone.complaint (lead_id) where lead_id is not null;
create index complaint_original on touchstone.complaint (duplicate_of) where duplicate_of is not null;
create index complaint_forget on touchstone.complaint (forget_at, id) where sealed is not null and forget_at is not null;
create unique index complaint_source on touchstone.complaint (organisation_id, source, source_ref) where source_ref <> '';

create table touchstone.complaint_event (
  complaint_id uuid not null references touchstone.complaint,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null,
  primary key (complaint_id, seq)
);
create trigger complaint_event_once before update or delete on touchstone.complaint_event for each row execute function touchstone.refuse_change();

-- Rows of a list between its upload and its end, sealed; deleted with the job.
create table touchstone.complaint_import (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  sealed text not null,
  created_at timestamptz not null
);

-- What a store sets out to put right on its own shelf.
create table touchstone.programme (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  title text not null,
  announcement text not null,
  -- clauses it is about; none: all
  clauses text[] not null default '{}',
  state text not null check (state in ('DRAFT', 'ANNOUNCED', 'SCANNING', 'NOTIFIED', 'ENFORCING', 'CLOSED', 'CANCELLED')),
  due_at timestamptz,
  announced_at timestamptz,
  notified_at timestamptz,
  closed_at timestamptz,
  created_at timestamptz(3) not null,
  created_by uuid,
  row_version int not null default 1
);
create index programme_list on touchstone.programme (store_id, created_at desc, id desc);
create index programme_all on touchstone.programme (created_at desc, id desc);

create table touchstone.programme_event (
  programme_id uuid not null references touchstone.programme,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null,
  primary key (programme_id, seq)
);
create trigger programme_event_once before update or delete on touchstone.programme_event for each row execute function touchstone.refuse_change();

-- A listing of the programme and what becomes of it.
create table touchstone.programme_target (
  id uuid primary key,
  programme_id uuid not null references touchstone.programme,
  listing_id uuid not null references touchstone.listing,
  app_id uuid references touchstone.app,
  developer_account_id uuid references touchstone.developer_account,
  sha256 text,
  -- a newer file of the listing that is looked at, to see whether it was put right
  recheck_sha256 text,
  state text not null check (state in ('PENDING', 'SCANNING', 'NOT_TESTED', 'CLEAN', 'PROBLEM', 'NOTIFIED', 'FIXED', 'MEASURED', 'LIFTED')),
  -- [{clause, strength, place}]
  problems jsonb not null default '[]',
  not_tested int not null default 0,
  reason text not null default '',
  notice_zh text,
  notice_en text,
  notified_at timestamptz,
  row_version int not null default 1,
  unique (programme_id, listing_id)
);
create index programme_target_list on touchstone.programme_target (programme_id, state, id);
create index programme_target_app on touchstone.programme_target (app_id);

create table touchstone.programme_target_event (
  target_id uuid not null references touchstone.programme_target,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null,
  primary key (target_id, seq)
);
create trigger programme_target_event_once before update or delete on touchstone.programme_target_event for each row execute function touchstone.refuse_change();

-- 问题通报 · 下架 · 账号封禁 of a store: its own, and never counted as an authority's.
create table touchstone.store_measure (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  programme_id uuid references touchstone.programme,
  target_id uuid references touchstone.programme_target,
  listing_id uuid references touchstone.listing,
  app_id uuid references touchstone.app,
  developer_account_id uuid references touchstone.developer_account,
  kind text not null check (kind in ('problem-notice', 'delist', 'account-ban')),
  state text not null check (state in ('IMPOSED', 'APPEALED', 'UPHELD', 'LIFTED')),
  reason text not null,
  notice_zh text not null,
  notice_en text not null,
  imposed_at timestamptz(3) not null,
  appeal text,
  appealed_at timestamptz,
  decision text,
  decided_at timestamptz,
  created_by uuid,
  row_version int not null default 1
);
create index store_measure_list on touchstone.store_measure (store_id, imposed_at desc, id desc);
create index store_measure_all on touchstone.store_measure (imposed_at desc, id desc);
create index store_measure_target on touchstone.store_measure (target_id);
create index store_measure_account on touchstone.store_measure (developer_account_id);
create index store_measure_app on touchstone.store_measure (app_id);

-- A store's own law of its gate. A change is a new version.
create table touchstone.gate_policy (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  name text not null,
  version int not null,
  content jsonb not null,
  sha256 text not null,
  created_at timestamptz(3) not null,
  created_by uuid,
  unique (store_id, name, version)
);
create trigger gate_policy_once before update or delete on touchstone.gate_policy for each row execute function touchstone.refuse_change();

create table touchstone.gate_check (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  asked_by uuid,
  sha256 text not null,
  artifact_id uuid references touchstone.artifact,
  category smallint,
  -- name@version of the policy as it was; its content and digest with it, so that the answer can be laid again
  policy text not null,
  policy_sha256 text not null,
  policy_content jsonb not null,
  scan_request_id uuid references touchstone.scan_request,
  state text not null check (state in ('WAITING', 'SCANNING', 'DECIDED', 'FAILED')),
  outcome text check (outcome in ('pass', 'return', 'manual')),
  answer jsonb,
  message text not null default '',
  created_at timestamptz(3) not null,
  decided_at timestamptz,
  row_version int not null default 1
);
create index gate_check_list on touchstone.gate_check (store_id, created_at desc, id desc);
create index gate_check_open on touchstone.gate_check (created_at, id) where state in ('WAITING', 'SCANNING');

-- A store's report of a month. A correction is a new version.
create table touchstone.store_report (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  version int not null,
  -- computed of the rows we hold, and what the store adds of itself
  figures jsonb not null,
  stated jsonb not null default '{}',
  note text not null default '',
  correction text not null default '',
  submitted_at timestamptz(3) not null,
  submitted_by uuid,
  unique (store_id, month, version)
);
create index store_report_list on touchstone.store_report (submitted_at desc, id desc);
create trigger store_report_once before update or delete on touchstone.store_report for each row execute function touchstone.refuse_change();

-- 164-09, 164-10, 078.8, 078.9: what a store owes of itself, as looked at then.
create table touchstone.store_duty_check (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  organisation_id uuid not null references touchstone.organisation,
  asked_by uuid,
  listings int not null,
  result jsonb not null,
  at timestamptz(3) not null
);
create index store_duty_check_list on touchstone.store_duty_check (store_id, at desc, id desc);
create trigger store_duty_check_once before update or delete on touchstone.store_duty_check for each row execute function touchstone.refuse_change();

-- Between who is held to something and the authority that holds them to it; nobody else.
create table touchstone.question (
  id uuid primary key,
  target_kind text not null check (target_kind in ('finding', 'order')),
  target_id uuid not null,
  -- who asks: `operator:<id>`, `store:<id>`
  asker text not null,
  asking_organisation_id uuid not null references touchstone.organisation,
  -- who answers
  organisation_id uuid references touchstone.organisation,
  province text,
  subject text not null,
  state text not null check (state in ('ASKED', 'ANSWERED', 'CLOSED')),
  asked_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  created_by uuid,
  row_version int not null default 1
);
create index question_list on touchstone.question (last_at desc, id desc);
create index question_asker on touchstone.question (asker, last_at desc, id desc);
create index question_target on touchstone.question (target_kind, target_id);
create index question_province on touchstone.question (province, last_at desc, id desc);

create table touchstone.question_message (
  question_id uuid not null references touchstone.question,
  seq int not null,
  side text not null check (side in ('asker', 'authority')),
  organisation_id uuid not null references touchstone.organisation,
  actor text not null,
  text text not null,
  at timestamptz not null,
  primary key (question_id, seq)
);
create trigger question_message_once before update or delete on touchstone.question_message for each row execute function touchstone.refuse_change();

-- What a firm or a store says to a finding.
create table touchstone.finding_reply (
  id uuid primary key,
  finding_id uuid not null references touchstone.finding,
  replier text not null,
  organisation_id uuid not null references touchstone.organisation,
  position text not null check (position in ('accepts', 'disputes', 'explains')),
  text text not null,
  at timestamptz(3) not null,
  created_by uuid
);
create index finding_reply_of on touchstone.finding_reply (finding_id, at, id);
create trigger finding_reply_once before update or delete on touchstone.finding_reply for each row execute function touchstone.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['complaint', 'complaint_event', 'complaint_import', 'programme', 'programme_event', 'programme_target', 'programme_target_event',
    'store_measure', 'gate_policy', 'gate_check', 'store_report', 'store_duty_check', 'question', 'question_message', 'finding_reply'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
  foreach t in array array['complaint', 'complaint_import'] loop
    execute format('create policy own_organisation on touchstone.%I to touchstone_scoped using (organisation_id = (select touchstone.own_organisation())) with check (organisation_id = (select touchstone.own_organisation()))', t);
  end loop;
  -- a store's own, and the administration's whose store it is
  foreach t in array array['store_report', 'store_duty_check'] loop
    execute format('create policy scoped on touchstone.%I for select to touchstone_scoped using (
      store_id = (select touchstone.scope_uuid(''store''))
      or ((select touchstone.scope_kind()) = ''province'' and exists (select from touchstone.store s where s.id = store_id and s.province = (select touchstone.scope_province()))))', t);
  end loop;
  -- what is not on a shelf yet is between its developer and the store
  foreach t in array array['gate_policy', 'gate_check'] loop
    execute format('create policy own_store on touchstone.%I for select to touchstone_scoped using (store_id = (select touchstone.scope_uuid(''store'')))', t);
  end loop;
end $$;
create policy own_complaint on touchstone.complaint_event for select to touchstone_scoped using (exists (select from touchstone.complaint c where c.id = complaint_id));

-- A firm sees of a programme what it was told of its own apps.
create policy scoped on touchstone.programme_target for select to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'store' then exists (select from touchstone.listing l where l.id = listing_id and l.store_id = (select touchstone.scope_uuid('store')))
    when 'operator' then notified_at is not null and exists (select from touchstone.app a where a.id = app_id and a.operator_id = (select touchstone.scope_uuid('operator')))
    else false
  end);
create function touchstone.told_of_programme(programme uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from touchstone.programme_target t join touchstone.app a on a.id = t.app_id
    where t.programme_id = programme and t.notified_at is not null and a.operator_id = touchstone.scope_uuid('operator'))
$$;
revoke execute on function touchstone.told_of_programme(uuid) from public;
grant execute on function touchstone.told_of_programme(uuid) to touchstone_scoped, touchstone_all;
create policy scoped on touchstone.programme for select to touchstone_scoped using (
  store_id = (select touchstone.scope_uuid('store'))
  or ((select touchstone.scope_kind()) = 'province' and state <> 'DRAFT'
    and exists (select from touchstone.store s where s.id = store_id and s.province = (select touchstone.scope_province())))
  or ((select touchstone.scope_kind()) = 'operator' and touchstone.told_of_programme(id)));
create policy scoped on touchstone.programme_event for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'store' and exists (select from touchstone.programme p where p.id = programme_id));
create policy scoped on touchstone.programme_target_event for select to touchstone_scoped using (exists (select from touchstone.programme_target t where t.id = target_id));
create policy scoped on touchstone.store_measure for select to touchstone_scoped using (
  store_id = (select touchstone.scope_uuid('store'))
  or ((select touchstone.scope_kind()) = 'province' and exists (select from touchstone.store s where s.id = store_id and s.province = (select touchstone.scope_province())))
  or ((select touchstone.scope_kind()) = 'operator' and exists (select from touchstone.app a where a.id = app_id and a.operator_id = (select touchstone.scope_uuid('operator')))));

create policy scoped on touchstone.question for select to touchstone_scoped using (
  asker = (select touchstone.scope())
  or ((select touchstone.scope_kind()) = 'province' and (province = (select touchstone.scope_province()) or organisation_id = (select touchstone.own_organisation()))));
create policy scoped on touchstone.question_message for select to touchstone_scoped using (exists (select from touchstone.question q where q.id = question_id));
create policy scoped on touchstone.finding_reply for select to touchstone_scoped using (
  replier = (select touchstone.scope())
  or ((select touchstone.scope_kind()) in ('province', 'lab') and exists (select from touchstone.finding f where f.id = finding_id)));
