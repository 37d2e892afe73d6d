-- What was found, what people decided about it, and the proof.

create table touchstone.finding (
  id uuid primary key,
  subject_kind text not null check (subject_kind in ('app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled')),
  subject_id text not null,
  app_id uuid references touchstone.app,
  app_version_id uuid references touchstone.app_version,
  artifact_id uuid references touchstone.artifact,
  clause text not null,
  rule text not null,
  -- the same fault of the next version has the same fingerprint
  fingerprint text not null,
  state text not null check (
    state in ('CANDIDATE', 'AUTO_REJECTED', 'NEEDS_REVIEW', 'CONFIRMED', 'REJECTED', 'INSUFFICIENT', 'FIXED', 'PERSISTS', 'NOT_REPRODUCED')
  ),
  strength text not null check (strength in ('violation', 'suspected')),
  severity smallint not null default 1,
  -- 0 to 1, of the fusion
  confidence real not null,
  -- reach × severity × confidence, for the queue
  rank real not null,
  reasons jsonb not null default '[]',
  votes jsonb not null default '[]',
  summary text not null default '',
  predecessor_id uuid references touchstone.finding,
  campaign_id uuid,
  -- drawn for the audit of what nobody would look at: with which chance
  is_audited boolean not null default false,
  audit_rate real,
  province text,
  operator_id uuid,
  opened_at timestamptz not null default now(),
  decided_at timestamptz,
  row_version int not null default 1
);
create unique index finding_once on touchstone.finding (subject_kind, subject_id, coalesce(app_version_id, '00000000-0000-0000-0000-000000000000'::uuid), clause, rule, fingerprint);
create index finding_queue on touchstone.finding (rank desc, id) where state in ('NEEDS_REVIEW', 'INSUFFICIENT');
create index finding_audit on touchstone.finding (id) where is_audited and state = 'AUTO_REJECTED';
create index finding_app on touchstone.finding (app_id, state);
create index finding_artifact on touchstone.finding (artifact_id);
create index finding_clause on touchstone.finding (clause, state, opened_at desc, id desc);
create index finding_province on touchstone.finding (province, state, id);
create index finding_opened on touchstone.finding (opened_at desc, id desc);
create index finding_campaign on touchstone.finding (campaign_id, state) where campaign_id is not null;

create table touchstone.finding_event (
  finding_id uuid not null references touchstone.finding,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  basis text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (finding_id, seq)
);
create trigger finding_event_once before update or delete on touchstone.finding_event for each row execute function touchstone.refuse_change();

-- Bytes that prove something, by their hash. Written once; where they have been is recorded.
create table touchstone.evidence (
  sha256 text primary key,
  kind text not null,
  size_bytes bigint not null,
  media_type text not null default 'application/octet-stream',
  device text,
  tool text,
  captured_at timestamptz,
  captured_by text,
  retention_class text not null default 'ordinary',
  legal_hold_count int not null default 0 check (legal_hold_count >= 0),
  purged_at timestamptz,
  created_at timestamptz not null default now()
);
create function touchstone.keep_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.sha256, old.kind, old.size_bytes, old.media_type, old.created_at) is distinct from (new.sha256, new.kind, new.size_bytes, new.media_type, new.created_at) then
    raise exception 'evidence % is written once', old.sha256 using errcode = 'TS001';
  end if;
  if new.purged_at is not null and old.purged_at is null and old.legal_hold_count > 0 then
    raise exception 'evidence % is held and cannot be purged', old.sha256 using errcode = 'TS002';
  end if;
  return new;
end $$;
create trigger evidence_once before update or delete on touchstone.evidence for each row execute function touchstone.keep_evidence();

create table touchstone.finding_evidence (
  finding_id uuid not null references touchstone.finding,
  sha256 text not null references touchstone.evidence,
  place jsonb not null default '{}',
  ordinal int not null default 0,
  added_by text not null,
  added_at timestamptz not null default now(),
  primary key (finding_id, sha256, ordinal)
);
create index finding_evidence_of on touchstone.finding_evidence (sha256);

create table touchstone.evidence_custody (
  sha256 text not null references touchstone.evidence,
  seq int not null,
  event text not null check (event in ('captured', 'received', 'verified', 'shown', 'exported', 'moved', 'held', 'released', 'purged')),
  actor text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (sha256, seq)
);
create trigger evidence_custody_once before update or delete on touchstone.evidence_custody for each row execute function touchstone.refuse_change();

create table touchstone.legal_hold (
  id uuid primary key,
  target_kind text not null check (target_kind in ('artifact', 'evidence')),
  target_id text not null,
  reason text not null,
  placed_by text not null,
  placed_at timestamptz not null default now(),
  released_by text,
  released_at timestamptz
);
create index legal_hold_target on touchstone.legal_hold (target_kind, target_id) where released_at is null;

-- Retention: a class, how long, from when. What is purged leaves a tombstone.
create table touchstone.retention_class (
  name text primary key,
  keep_days int,
  basis text not null
);
insert into touchstone.retention_class (name, keep_days, basis) values
  ('ordinary', 730, 'not the newest version, no case'),
  ('newest', null, 'newest version of an app'),
  ('case', null, 'named in a case'),
  ('self-check', 180, 'private scan of a firm');
create table touchstone.tombstone (
  kind text not null check (kind in ('artifact', 'evidence')),
  sha256 text not null,
  kept jsonb not null,
  purged_by text not null,
  purged_at timestamptz not null default now(),
  primary key (kind, sha256)
);
create trigger tombstone_once before update or delete on touchstone.tombstone for each row execute function touchstone.refuse_change();

-- Decisions are rows. The first and the second reviewer of a blind pair do not see each other's.
create table touchstone.review (
  id uuid primary key,
  finding_id uuid not null references touchstone.finding,
  round smallint not null,
  reviewer_id uuid not null references touchstone.person,
  organisation_id uuid not null references touchstone.organisation,
  is_blind boolean not null,
  decision text not null check (decision in ('confirm', 'reject', 'ask-evidence')),
  reason_code text not null,
  note text not null default '',
  seconds_spent int,
  at timestamptz not null default now(),
  unique (finding_id, round, reviewer_id)
);
create index review_of_reviewer on touchstone.review (reviewer_id, at desc);
create trigger review_once before update or delete on touchstone.review for each row execute function touchstone.refuse_change();
create table touchstone.review_claim (
  finding_id uuid primary key references touchstone.finding,
  reviewer_id uuid not null references touchstone.person,
  claimed_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create table touchstone.evidence_request (
  id uuid primary key,
  finding_id uuid not null references touchstone.finding,
  asked_by uuid not null references touchstone.person,
  wanted text not null,
  answered_at timestamptz,
  at timestamptz not null default now()
);

-- How an engine version's answers on a clause turned out: what fusion weighs with. Sums of parts, as likely as each was; faded day by day.
create table touchstone.calibration (
  engine_version_id uuid not null references touchstone.engine_version,
  clause text not null,
  real_violation double precision not null default 0,
  real_suspected double precision not null default 0,
  real_none double precision not null default 0,
  unreal_violation double precision not null default 0,
  unreal_suspected double precision not null default 0,
  unreal_none double precision not null default 0,
  primary key (engine_version_id, clause)
);
-- How often a clause is broken: the sum of probabilities over all that were tested for it.
create table touchstone.clause_prevalence (
  clause text primary key,
  probabilities double precision not null default 0,
  tested double precision not null default 0
);
create table touchstone.calibration_fading (
  day date primary key
);

-- What the authority says of a clause: how grave, how common before any test, whether machines may decide it.
create table touchstone.clause_setting (
  clause text primary key,
  severity smallint not null default 2 check (severity between 1 and 4),
  expected_share real not null default 0.01 check (expected_share > 0 and expected_share < 1),
  is_machine_decidable boolean not null default false,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  row_version int not null default 1
);
