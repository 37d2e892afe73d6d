-- 整改提交 and 回头看: what a firm says it put right, what the files and the shelves say of it, and whether it stays put right.

create table touchstone.submission (
  id uuid primary key,
  case_id uuid not null references touchstone.enforcement_case,
  operator_id uuid not null references touchstone.operator,
  -- the firm's organisation, and the authority's of the case
  organisation_id uuid not null references touchstone.organisation,
  authority_id uuid not null references touchstone.organisation,
  province text,
  state text not null check (state in (
    'DRAFT', 'RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED', 'PASSED', 'FAILED', 'REJECTED', 'WITHDRAWN')),
  statement text not null default '',
  -- handed in after the deadline
  is_late boolean not null default false,
  -- why it was rejected, or what more is wanted
  reason text,
  sent_at timestamptz,
  decided_at timestamptz,
  decided_by uuid,
  -- what changed in behaviour, from the report of the file of the case to that of the new one
  comparison jsonb,
  -- shelves and signs of evasion are to be looked at again by the loop
  checks_wanted_at timestamptz,
  checked_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  row_version int not null default 1
);
-- of a case one is being looked at
create unique index submission_open on touchstone.submission (case_id) where state in ('RECEIVED', 'VALIDATED', 'MORE_ASKED', 'ACCEPTED', 'RETESTED');
create index submission_list on touchstone.submission (created_at desc, id desc);
create index submission_case on touchstone.submission (case_id, id desc);
create index submission_operator on touchstone.submission (operator_id, id desc);
create index submission_authority on touchstone.submission (authority_id, state, id desc);
create index submission_province on touchstone.submission (province, state, id desc);
create index submission_unchecked on touchstone.submission (checks_wanted_at, id) where checks_wanted_at is not null;

-- The fix table: clause by clause what was done, where, with which proof; and what the retest said.
create table touchstone.submission_clause (
  submission_id uuid not null references touchstone.submission,
  finding_id uuid not null references touchstone.finding,
  clause text not null,
  done text not null default '',
  -- file, class or screen that was changed
  changed_file text not null default '',
  version text not null default '',
  evidence text[] not null default '{}',
  -- ABSENT: no engine that could see it does; FIXED: and a reviewer agrees
  outcome text not null default 'OPEN' check (outcome in ('OPEN', 'ABSENT', 'FIXED', 'PERSISTS', 'NOT_TESTED')),
  reason text not null default '',
  votes jsonb not null default '[]',
  agreed_by uuid,
  agreed_at timestamptz,
  agreed_note text not null default '',
  primary key (submission_id, finding_id)
);
create index submission_clause_finding on touchstone.submission_clause (finding_id);

-- The new files: as many as the app has builds for.
create table touchstone.submission_artifact (
  submission_id uuid not null references touchstone.submission,
  artifact_id uuid not null references touchstone.artifact,
  ordinal int not null,
  -- what validation read: package, version code, relation of the signers
  validation jsonb not null default '{}',
  primary key (submission_id, artifact_id)
);
create index submission_artifact_of on touchstone.submission_artifact (artifact_id);
-- Retests asked for it: one request per file and condition (fresh or aged device, region).
create table touchstone.submission_retest (
  submission_id uuid not null references touchstone.submission,
  scan_request_id uuid not null references touchstone.scan_request,
  artifact_id uuid not null references touchstone.artifact,
  round int not null,
  condition jsonb not null default '{}',
  asked_at timestamptz not null,
  primary key (submission_id, scan_request_id)
);
create index submission_retest_request on touchstone.submission_retest (scan_request_id);

-- One row per live listing, and one per sign of evasion; rewritten with each look, but for what a person judged.
create table touchstone.submission_check (
  -- kept over looks, so that it can be cited
  id uuid not null unique,
  submission_id uuid not null references touchstone.submission,
  kind text not null check (kind in ('listing', 'evasion')),
  -- id of the listing, or the name of the check
  name text not null,
  store_id uuid references touchstone.store,
  result text not null check (result in (
    'matches', 'channel-package', 'other-build', 'other-version', 'other-signer', 'unknown', 'ok', 'suspicious', 'not-checked')),
  reason text not null default '',
  detail jsonb not null default '{}',
  -- what the judgement below was about: it falls when the result becomes another
  result_hash text not null,
  judged_as text check (judged_as in ('harmless', 'evasion', 'seen-by-hand')),
  judged_by uuid,
  judged_at timestamptz,
  judged_note text not null default '',
  judged_evidence text[] not null default '{}',
  at timestamptz not null,
  primary key (submission_id, kind, name)
);

create table touchstone.submission_event (
  submission_id uuid not null references touchstone.submission,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  basis text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (submission_id, seq)
);
create trigger submission_event_once before update or delete on touchstone.submission_event for each row execute function touchstone.refuse_change();

-- 回头看: who is looked at again, why, how often.
create table touchstone.watch_rule (
  id uuid primary key,
  kind text not null check (kind in ('case', 'operator', 'clause', 'category')),
  -- id of the case or operator, the clause, the number of the category
  target text not null,
  -- absent: those of the old cases
  clauses text[] not null default '{}',
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- days between two looks; null: only when something triggers one
  every_days int check (every_days between 1 and 3650),
  triggers text[] not null default '{}',
  note text not null default '',
  state text not null check (state in ('ACTIVE', 'PAUSED', 'ENDED')),
  from_at timestamptz not null,
  until_at timestamptz,
  next_due_at timestamptz,
  created_at timestamptz not null,
  created_by uuid,
  row_version int not null default 1
);
create index watch_rule_due on touchstone.watch_rule (next_due_at, id) where state = 'ACTIVE' and next_due_at is not null;
create index watch_rule_list on touchstone.watch_rule (organisation_id, id desc);
create index watch_rule_province on touchstone.watch_rule (province, id desc);
create index watch_rule_target on touchstone.watch_rule (kind, target) where state = 'ACTIVE';

-- 随机抽查: anyone who has frame and seed draws the same.
create table touchstone.watch_draw (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  seed text not null,
  frame jsonb not null,
  frame_hash text not null,
  size int not null,
  -- ids of cases, in the order they were drawn
  drawn uuid[] not null,
  sample_hash text not null,
  at timestamptz not null,
  created_by uuid
);
create trigger watch_draw_once before update or delete on touchstone.watch_draw for each row execute function touchstone.refuse_change();
create index watch_draw_list on touchstone.watch_draw (organisation_id, id desc);

-- One look at one closed case.
create table touchstone.watch_check (
  id uuid primary key,
  case_id uuid not null references touchstone.enforcement_case,
  app_id uuid references touchstone.app,
  rule_id uuid references touchstone.watch_rule,
  draw_id uuid references touchstone.watch_draw,
  campaign_id uuid references touchstone.campaign,
  -- `due`, `draw`, `new-version`, `complaint`, `remote-configuration`, `campaign`, `person`
  trigger text not null,
  -- what set it off: id of the version, complaint or case
  trigger_ref text not null default '',
  clauses text[] not null,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  state text not null check (state in ('DUE', 'SCANNING', 'REVIEWING', 'PASSED', 'RELAPSED', 'NOT_TESTED', 'DROPPED')),
  artifact_id uuid references touchstone.artifact,
  scan_request_id uuid references touchstone.scan_request,
  outcome jsonb not null default '[]',
  relapse_case_id uuid references touchstone.enforcement_case,
  due_at timestamptz not null,
  scanned_at timestamptz,
  ended_at timestamptz,
  reason text not null default '',
  created_at timestamptz not null,
  created_by uuid,
  row_version int not null default 1
);
create unique index watch_check_once on touchstone.watch_check (case_id, trigger, trigger_ref);
create unique index watch_check_open on touchstone.watch_check (case_id) where state in ('DUE', 'SCANNING', 'REVIEWING');
create index watch_check_work on touchstone.watch_check (state, due_at, id) where state in ('DUE', 'SCANNING', 'REVIEWING');
create index watch_check_list on touchstone.watch_check (organisation_id, state, id desc);
create index watch_check_province on touchstone.watch_check (province, state, id desc);

-- 回头看 campaigns: their frame is the apps whose cases were closed.
alter table touchstone.campaign drop constraint campaign_kind_check;
alter table touchstone.campaign add constraint campaign_kind_check check (kind in ('sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back'));

do $$
declare
  t text;
begin
  foreach t in array array['submission', 'submission_clause', 'submission_artifact', 'submission_retest', 'submission_check', 'submission_event', 'watch_rule', 'watch_draw', 'watch_check'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
  -- a draft is the firm's own
  create policy scoped on touchstone.submission for select to touchstone_scoped using (
    operator_id = (select touchstone.scope_uuid('operator')) or (state <> 'DRAFT' and province = (select touchstone.scope_province())));
  foreach t in array array['submission_clause', 'submission_artifact', 'submission_retest', 'submission_event'] loop
    execute format('create policy scoped on touchstone.%I for select to touchstone_scoped using (exists (select from touchstone.submission s where s.id = submission_id))', t);
  end loop;
  -- how evasion is looked for is not for the firm, nor what other stores hold of it before it is told
  create policy scoped on touchstone.submission_check for select to touchstone_scoped using (
    exists (select from touchstone.submission s where s.id = submission_id) and ((select touchstone.scope_kind()) = 'province' or kind = 'listing'));
  foreach t in array array['watch_rule', 'watch_draw', 'watch_check'] loop
    execute format('create policy scoped on touchstone.%I for select to touchstone_scoped using (province = (select touchstone.scope_province()) or organisation_id = (select touchstone.own_organisation()))', t);
  end loop;
end $$;
