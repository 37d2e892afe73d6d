-- Rounds of review, what the audit drew from, sheets as they are filled in, evidence of sheets.

alter table touchstone.finding
  -- reviews belong to a round; evidence that was added, and a reopening, begin the next
  add column review_round smallint not null default 1,
  -- whose decision is wanted next; kept with each review, so that the queue asks an index
  add column review_stage text not null default 'first' check (review_stage in ('first', 'second', 'third')),
  -- it is to be named in public: two persons at the least
  add column is_for_publication boolean not null default false,
  add column audited_as text check (audited_as in ('rejected', 'not-found'));
create index finding_rank on touchstone.finding (rank desc, id);
create index finding_stage on touchstone.finding (review_stage, rank desc, id) where state = 'NEEDS_REVIEW' and review_stage <> 'first';
-- One index for each filter that leaves many rows, in the order of the list.
create index finding_state_rank on touchstone.finding (state, rank desc, id);
create index finding_state_opened on touchstone.finding (state, opened_at desc, id desc);
create index finding_clause_opened on touchstone.finding (clause, opened_at desc, id desc);
create index finding_province_opened on touchstone.finding (province, opened_at desc, id desc);
create index finding_campaign_opened on touchstone.finding (campaign_id, opened_at desc, id desc) where campaign_id is not null;
create index finding_predecessor on touchstone.finding (predecessor_id) where predecessor_id is not null;

-- Clauses that engines tested and no engine found anything about: what the audit of silence is a share of.
alter table touchstone.fused_result add column not_found_items int not null default 0;
create index fused_result_time on touchstone.fused_result (at) where replaced_by is null;

alter table touchstone.check_sheet
  -- the authority that wants it; the laboratory fills it in
  add column asked_by_organisation_id uuid references touchstone.organisation,
  add column subject jsonb not null default '{}',
  add column rule_set text not null default '',
  add column as_of text not null default '',
  add column profile text not null default 'deep' check (profile in ('deep', 'retest', 'look-back')),
  add column closed_at timestamptz;
create index check_sheet_asked on touchstone.check_sheet (asked_by_organisation_id, state, id);
create index check_sheet_artifact on touchstone.check_sheet (artifact_id);

alter table touchstone.check_answer
  drop column evidence,
  -- [{kind, file}]: files of the sheet
  add column evidence jsonb not null default '[]',
  add column tested_at timestamptz,
  add column tester text not null default '';

create table touchstone.sheet_event (
  sheet_id uuid not null references touchstone.check_sheet,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null default now(),
  primary key (sheet_id, seq)
);
create trigger sheet_event_once before update or delete on touchstone.sheet_event for each row execute function touchstone.refuse_change();

-- Files that came with a sheet, by the name its answers call them. A name that comes again is the newer file.
create table touchstone.sheet_evidence (
  sheet_id uuid not null references touchstone.check_sheet,
  file_name text not null,
  seq int not null,
  sha256 text not null references touchstone.evidence,
  added_by text not null,
  added_at timestamptz not null default now(),
  primary key (sheet_id, file_name, seq)
);
create index sheet_evidence_of on touchstone.sheet_evidence (sha256);
create trigger sheet_evidence_once before update or delete on touchstone.sheet_evidence for each row execute function touchstone.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['sheet_event', 'sheet_evidence'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
    execute format('create policy of_sheet on touchstone.%I to touchstone_scoped using (exists (select from touchstone.check_sheet s where s.id = sheet_id)) with check (exists (select from touchstone.check_sheet s where s.id = sheet_id))', t);
  end loop;
end $$;

create policy asked_for on touchstone.check_sheet for select to touchstone_scoped using (asked_by_organisation_id = (select touchstone.own_organisation()));

drop policy scoped on touchstone.evidence;
create policy scoped on touchstone.evidence to touchstone_scoped using (
  exists (select from touchstone.finding_evidence e where e.sha256 = evidence.sha256)
  or exists (select from touchstone.sheet_evidence e where e.sha256 = evidence.sha256));
create policy scoped on touchstone.legal_hold for select to touchstone_scoped using (
  case target_kind
    when 'evidence' then exists (select from touchstone.evidence e where e.sha256 = target_id)
    else exists (select from touchstone.artifact f where f.sha256 = target_id)
  end);

-- A sheet is an assignment: its laboratory sees the app that it is about.
create function touchstone.reach_sheet() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id) values ('lab:' || new.organisation_id, new.app_id) on conflict do nothing;
  return null;
end $$;
create trigger check_sheet_reach after insert or update of organisation_id on touchstone.check_sheet
  for each row when (new.app_id is not null) execute function touchstone.reach_sheet();

-- What is held is not purged, whoever asks.
create function touchstone.keep_held_artifact() returns trigger language plpgsql as $$
begin
  raise exception 'artifact % is held and cannot be purged', old.sha256 using errcode = 'TS002';
end $$;
create trigger artifact_held before update of state on touchstone.artifact
  for each row when (new.state = 'PURGED' and old.state <> 'PURGED' and old.legal_hold_count > 0) execute function touchstone.keep_held_artifact();
