-- Engines side by side, the runs they are given, and what they gave back.

create table touchstone.engine (
  id text primary key,
  name text not null,
  vendor text not null,
  kind text not null check (kind in ('own', 'command', 'pull', 'import', 'lab')),
  correlation_group text not null,
  organisation_id uuid references touchstone.organisation,
  created_at timestamptz not null default now()
);

create table touchstone.engine_version (
  id uuid primary key,
  engine_id text not null references touchstone.engine,
  version text not null,
  rule_set text not null,
  state text not null check (state in ('REGISTERED', 'PROBATION', 'ACTIVE', 'DEGRADED', 'PAUSED', 'RETIRED')),
  -- clause → inputs it needs
  capabilities jsonb not null default '[]',
  accepts text[] not null default '{}',
  timeout_ms int not null,
  -- licences at once; null: no limit
  concurrency int,
  rate_per_minute int,
  cores real not null default 1,
  memory_mib int not null default 1024,
  breaker jsonb not null default '{}',
  golden jsonb,
  created_at timestamptz not null default now(),
  row_version int not null default 1,
  unique (engine_id, version, rule_set)
);
create table touchstone.engine_event (
  engine_version_id uuid not null references touchstone.engine_version,
  seq int not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null default now(),
  primary key (engine_version_id, seq)
);
create trigger engine_event_once before update or delete on touchstone.engine_event for each row execute function touchstone.refuse_change();

-- Runs handed out in a minute, for engines with a rate.
create table touchstone.engine_minute (
  engine_version_id uuid not null references touchstone.engine_version,
  minute timestamptz not null,
  n int not null,
  primary key (engine_version_id, minute)
);

-- One wish: this file, tested so. It becomes one run per engine.
create table touchstone.scan_request (
  id uuid primary key,
  artifact_id uuid not null references touchstone.artifact,
  app_id uuid references touchstone.app,
  profile text not null check (profile in ('quick', 'deep', 'retest', 'look-back', 'self-check')),
  -- the member of a campaign that it tests
  campaign_id uuid,
  campaign_ordinal int,
  priority smallint not null default 0,
  organisation_id uuid not null references touchstone.organisation,
  asked_by uuid,
  category smallint,
  -- [{kind, sha256}]: policy, trace, har, pcap, ui, listing
  inputs jsonb not null default '[]',
  configuration jsonb not null default '{}',
  created_at timestamptz not null default now(),
  -- the same work was asked for before: it is finished when those runs are
  waits_for_others boolean not null default false,
  -- all its runs have ended
  finished_at timestamptz,
  -- their votes have been fused
  fused_at timestamptz,
  -- and the campaign knows
  is_settled boolean not null default false
);
create index scan_request_unsettled on touchstone.scan_request (campaign_id) where fused_at is not null and not is_settled and campaign_id is not null;
create index scan_request_waiting on touchstone.scan_request (campaign_id) where waits_for_others and finished_at is null;
create index scan_request_unfused on touchstone.scan_request (finished_at, id) where finished_at is not null and fused_at is null;
create index scan_request_artifact on touchstone.scan_request (artifact_id, created_at desc);
create index scan_request_campaign on touchstone.scan_request (campaign_id) where campaign_id is not null;

create table touchstone.scan_run (
  id uuid primary key,
  scan_request_id uuid not null references touchstone.scan_request,
  artifact_id uuid not null references touchstone.artifact,
  engine_version_id uuid not null references touchstone.engine_version,
  config_hash text not null,
  -- 1 for the first time this work was asked for
  round smallint not null default 1,
  -- why the same thing was run again although a result was there
  force_reason text,
  state text not null check (
    state in ('CREATED', 'QUEUED', 'LEASED', 'RUNNING', 'SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE')
  ),
  priority smallint not null default 0,
  campaign_id uuid,
  -- leases given so far, and how they ended
  leases smallint not null default 0,
  timeouts smallint not null default 0,
  losses smallint not null default 0,
  fence int not null default 0,
  lease_id uuid,
  leased_by text,
  lease_until timestamptz,
  deadline_at timestamptz,
  is_cancel_asked boolean not null default false,
  not_before timestamptz not null default now(),
  -- the object that keeps the result: JSON as the engine gave it, zstd
  result_sha256 text,
  result_bytes bigint,
  error_class text,
  message text,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  unique (artifact_id, engine_version_id, config_hash, round)
);
create index scan_run_request on touchstone.scan_run (scan_request_id);
create index scan_run_created on touchstone.scan_run (engine_version_id, campaign_id, priority desc, id) where state = 'CREATED';
create index scan_run_leased on touchstone.scan_run (lease_until) where state in ('LEASED', 'RUNNING');
create index scan_run_unfinished on touchstone.scan_run (engine_version_id, state) where state in ('QUEUED', 'LEASED', 'RUNNING');
create index scan_run_dead on touchstone.scan_run (engine_version_id, finished_at desc, id) where state in ('FAILED', 'TIMED_OUT');
create unique index scan_run_lease on touchstone.scan_run (lease_id) where lease_id is not null;

-- What has ended stays as it ended.
create function touchstone.keep_terminal_run() returns trigger language plpgsql as $$
begin
  if old.state in ('SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE') then
    raise exception 'scan_run % has ended as %: it does not change', old.id, old.state using errcode = 'TS001';
  end if;
  if tg_op = 'DELETE' then return old; end if;
  return new;
end $$;
create trigger scan_run_terminal before update or delete on touchstone.scan_run for each row execute function touchstone.keep_terminal_run();

-- Runs by state, kept as sums of small rows so that counting costs nothing and no row is fought over. Folded by a job.
create table touchstone.scan_run_tally (
  id bigint generated always as identity primary key,
  engine_version_id uuid not null,
  state text not null,
  n bigint not null
);
create function touchstone.tally_inserted_runs() returns trigger language plpgsql as $$
begin
  insert into touchstone.scan_run_tally (engine_version_id, state, n)
    select engine_version_id, state, count(*) from inserted group by 1, 2;
  insert into touchstone.scan_run_tally (engine_version_id, state, n)
    select engine_version_id, 'created-ever', count(*) from inserted group by 1;
  return null;
end $$;
create function touchstone.tally_updated_runs() returns trigger language plpgsql as $$
begin
  insert into touchstone.scan_run_tally (engine_version_id, state, n)
    select engine_version_id, state, sum(d) from (
      select engine_version_id, state, 1 as d from after_rows
      union all select engine_version_id, state, -1 from before_rows
    ) changes group by 1, 2 having sum(d) <> 0;
  return null;
end $$;
create trigger scan_run_tally_in after insert on touchstone.scan_run referencing new table as inserted for each statement execute function touchstone.tally_inserted_runs();
create trigger scan_run_tally_up after update on touchstone.scan_run referencing old table as before_rows new table as after_rows for each statement execute function touchstone.tally_updated_runs();

-- The votes of one accepted result, small: {"DETECTED": [...], "NOT_DETECTED": [...], "NOT_TESTED": {reason: [...]}, "ERROR": [...]}.
create table touchstone.run_votes (
  run_id uuid primary key references touchstone.scan_run,
  artifact_id uuid not null,
  engine_version_id uuid not null,
  votes jsonb not null,
  at timestamptz not null default now()
);
create index run_votes_artifact on touchstone.run_votes (artifact_id);
create trigger run_votes_once before update or delete on touchstone.run_votes for each row execute function touchstone.refuse_change();

-- What a worker uploaded before it completes its lease: the digest of the JSON, and of the object that keeps it compressed.
create table touchstone.lease_upload (
  lease_id uuid not null,
  sha256 text not null,
  size_bytes bigint not null,
  object_sha256 text not null,
  object_bytes bigint not null,
  at timestamptz not null default now(),
  primary key (lease_id, sha256)
);
create index lease_upload_age on touchstone.lease_upload (at);

-- Results that came too late, from whom: counted, never used.
create table touchstone.stale_result (
  id uuid primary key,
  -- null when the lease itself is not known any more
  run_id uuid,
  lease_id uuid,
  worker text,
  reason text not null,
  at timestamptz not null default now()
);

-- What the engines together say of one file: one row, all clauses, with reasons.
create table touchstone.fused_result (
  id uuid primary key,
  artifact_id uuid not null references touchstone.artifact,
  app_id uuid references touchstone.app,
  scan_request_id uuid references touchstone.scan_request,
  rule_set text not null,
  clauses jsonb not null,
  machine_items int not null,
  tested_items int not null,
  -- what a new run or new rules replaced
  replaced_by uuid references touchstone.fused_result,
  at timestamptz not null default now()
);
create index fused_result_artifact on touchstone.fused_result (artifact_id, at desc);

-- A person is an engine too.
create table touchstone.check_sheet (
  id uuid primary key,
  app_id uuid references touchstone.app,
  artifact_id uuid references touchstone.artifact,
  subject_kind text not null default 'app' check (subject_kind in ('app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled')),
  subject_id text not null,
  campaign_id uuid,
  organisation_id uuid not null references touchstone.organisation,
  assigned_to uuid references touchstone.person,
  state text not null check (state in ('OPEN', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'ACCEPTED')),
  items jsonb not null,
  run_id uuid references touchstone.scan_run,
  created_at timestamptz not null default now(),
  created_by uuid,
  submitted_at timestamptz,
  row_version int not null default 1
);
create index check_sheet_work on touchstone.check_sheet (organisation_id, state, id);
create table touchstone.check_answer (
  sheet_id uuid not null references touchstone.check_sheet,
  clause text not null,
  seq int not null,
  answer text not null check (answer in ('violation', 'not-found', 'cannot-test')),
  note text not null default '',
  device text not null default '',
  evidence text[] not null default '{}',
  answered_by uuid not null,
  at timestamptz not null default now(),
  primary key (sheet_id, clause, seq)
);
create trigger check_answer_once before update or delete on touchstone.check_answer for each row execute function touchstone.refuse_change();
