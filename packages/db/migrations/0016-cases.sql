-- A case: one subject, one authority, one round of offence. Its state is a fold of its events and is kept here for lists only.

create table touchstone.enforcement_case (
  id uuid primary key,
  -- 案号
  number text unique,
  subject_kind text not null check (subject_kind in ('app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled')),
  subject_id text not null,
  subject_name text not null,
  app_id uuid references touchstone.app,
  sdk_id text references touchstone.sdk,
  store_id uuid references touchstone.store,
  -- the version that was tested
  app_version_id uuid references touchstone.app_version,
  artifact_id uuid references touchstone.artifact,
  operator_id uuid references touchstone.operator,
  -- the authority, and its province (null: the ministry)
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- 属地 of the operator
  territory text,
  handler_id uuid,
  campaign_id uuid references touchstone.campaign,
  clauses text[] not null default '{}',
  state text not null,
  -- parallel regions; '' while nothing was begun
  penalty_state text not null default '',
  access_state text not null default '',
  credit_state text not null default '',
  -- 1 for the first, counted on with every relapse
  round int not null default 1,
  recurrence_of uuid references touchstone.enforcement_case,
  transferred_from uuid references touchstone.enforcement_case,
  merged_into uuid references touchstone.enforcement_case,
  -- once a document was served the firm sees the case
  served_at timestamptz,
  noticed_at timestamptz,
  delisted_at timestamptz,
  no_relist_until timestamptz,
  watch_on date,
  closed_at timestamptz,
  next_due_at timestamptz,
  -- true for a world that is played through on the fake clock
  is_demo boolean not null default false,
  last_seq int not null default 0,
  last_hash text not null default '',
  opened_at timestamptz not null,
  created_by uuid,
  row_version int not null default 1
);
create index enforcement_case_list on touchstone.enforcement_case (opened_at desc, id desc);
create index enforcement_case_state on touchstone.enforcement_case (state, opened_at desc, id desc);
create index enforcement_case_organisation on touchstone.enforcement_case (organisation_id, state, opened_at desc, id desc);
create index enforcement_case_province on touchstone.enforcement_case (province, opened_at desc, id desc);
create index enforcement_case_operator on touchstone.enforcement_case (operator_id, opened_at desc, id desc);
create index enforcement_case_app on touchstone.enforcement_case (app_id, opened_at desc);
create index enforcement_case_subject on touchstone.enforcement_case (subject_kind, subject_id, opened_at desc);
create index enforcement_case_watch on touchstone.enforcement_case (watch_on) where watch_on is not null;

create table touchstone.case_event (
  case_id uuid not null references touchstone.enforcement_case,
  seq int not null,
  type text not null,
  -- `main`, `penalty`, `access`, `credit`
  region text not null default 'main',
  from_state text not null,
  to_state text not null,
  -- `person:<id>`, `system:<part>`
  actor text not null,
  organisation_id uuid,
  -- law, document or rule
  basis text not null,
  payload jsonb not null default '{}',
  at timestamptz not null,
  prev_hash text not null,
  hash text not null,
  primary key (case_id, seq)
);
create index case_event_time on touchstone.case_event (at, case_id, seq);
create index case_event_type on touchstone.case_event (type, at);
create trigger case_event_once before update or delete on touchstone.case_event for each row execute function touchstone.refuse_change();

-- What the case is about, clause by clause. A relapse has findings of its own.
create table touchstone.case_finding (
  case_id uuid not null references touchstone.enforcement_case,
  finding_id uuid not null references touchstone.finding,
  clause text not null,
  -- as the last retest of this case left it
  outcome text not null default 'OPEN' check (outcome in ('OPEN', 'FIXED', 'PERSISTS', 'NOT_TESTED', 'DROPPED')),
  added_at timestamptz not null,
  primary key (case_id, finding_id)
);
create index case_finding_finding on touchstone.case_finding (finding_id);

-- Hand-overs in every direction: whose turn, until when, and what came back.
create table touchstone.referral (
  id uuid primary key,
  case_id uuid not null references touchstone.enforcement_case,
  -- 全国下架 · 行政处罚 · 属地移送 · 联合办理 · 汇总上报
  kind text not null check (kind in ('national-delisting', 'penalty', 'territory', 'joint', 'common-notice')),
  from_organisation_id uuid not null references touchstone.organisation,
  to_organisation_id uuid not null references touchstone.organisation,
  state text not null check (state in ('OFFERED', 'ACCEPTED', 'RETURNED', 'REPORTED_BACK', 'WITHDRAWN')),
  reason text not null,
  -- the case that the other authority opened of it
  target_case_id uuid references touchstone.enforcement_case,
  notice_id uuid,
  report text,
  due_at timestamptz,
  offered_at timestamptz not null,
  answered_at timestamptz,
  reported_at timestamptz,
  created_by uuid,
  row_version int not null default 1
);
create index referral_to on touchstone.referral (to_organisation_id, state, offered_at desc, id);
create index referral_from on touchstone.referral (from_organisation_id, state, offered_at desc, id);
create index referral_case on touchstone.referral (case_id);

-- Who sees a case besides the authority whose it is: `province:11`, `store:<id>`, `lab:<organisation>`. Only ever added to.
create table touchstone.case_scope (
  case_id uuid not null references touchstone.enforcement_case,
  scope text not null,
  primary key (scope, case_id)
);
create index case_scope_case on touchstone.case_scope (case_id);

do $$
declare
  t text;
begin
  foreach t in array array['calendar_version', 'deadline', 'deadline_event', 'enforcement_case', 'case_event', 'case_finding', 'referral', 'case_scope'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;

create policy known_to_all on touchstone.calendar_version for select to touchstone_scoped using (true);
create policy own on touchstone.case_scope for select to touchstone_scoped using (scope = (select touchstone.scope()));
create policy scoped on touchstone.enforcement_case for select to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or (operator_id = (select touchstone.scope_uuid('operator')) and served_at is not null)
  or (select true from touchstone.case_scope s where s.scope = (select touchstone.scope()) and s.case_id = enforcement_case.id));
create policy scoped on touchstone.case_event for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.enforcement_case c where c.id = case_id));
create policy scoped on touchstone.case_finding for select to touchstone_scoped using (exists (select from touchstone.enforcement_case c where c.id = case_id));
create policy scoped on touchstone.referral for select to touchstone_scoped using (
  from_organisation_id = (select touchstone.own_organisation()) or to_organisation_id = (select touchstone.own_organisation()));
create policy scoped on touchstone.deadline for select to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or organisation_id = (select touchstone.own_organisation())
  or obliged = (select touchstone.scope()));
create policy scoped on touchstone.deadline_event for select to touchstone_scoped using (exists (select from touchstone.deadline d where d.id = deadline_id));
