-- Campaigns: a frozen frame, a reproducible sample, members as rows, quotas of provinces, leads.

create table touchstone.campaign (
  id uuid primary key,
  -- 批次号
  number text unique,
  name text not null,
  kind text not null check (kind in ('sample', 'census', 'problem', 'complaints', 'store-shelves')),
  organisation_id uuid not null references touchstone.organisation,
  parent_id uuid references touchstone.campaign,
  province text,
  state text not null check (state in ('DRAFT', 'FRAME_FROZEN', 'SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING', 'CONCLUDED', 'REPORTED', 'CANCELLED')),
  frame jsonb not null,
  frame_hash text,
  frame_size bigint,
  -- the object that holds the frame as it was: a member and its stratum a line
  frame_object text,
  strata jsonb not null default '[]',
  seed text,
  allocation jsonb not null default '{"kind": "all"}',
  sample_size bigint,
  sample_hash text,
  profile text not null default 'quick',
  engines text[] not null default '{}',
  configuration jsonb not null default '{}',
  priority smallint not null default 0,
  paused_at timestamptz,
  conclusion jsonb,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create index campaign_list on touchstone.campaign (organisation_id, created_at desc, id);
create index campaign_active on touchstone.campaign (priority desc, id) where state in ('SAMPLED', 'ACQUIRING', 'TESTING') and paused_at is null;

create table touchstone.campaign_event (
  campaign_id uuid not null references touchstone.campaign,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (campaign_id, seq)
);
create trigger campaign_event_once before update or delete on touchstone.campaign_event for each row execute function touchstone.refuse_change();

create table touchstone.campaign_member (
  campaign_id uuid not null references touchstone.campaign,
  ordinal int not null,
  app_id uuid not null references touchstone.app,
  listing_id uuid references touchstone.listing,
  stratum text not null default '',
  province text,
  state text not null default 'PLANNED' check (state in ('PLANNED', 'ACQUIRING', 'ACQUIRED', 'QUEUED', 'TESTED', 'REVIEWED', 'NOT_TESTABLE', 'REPLACED')),
  reason text,
  replaces int,
  artifact_id uuid references touchstone.artifact,
  scan_request_id uuid references touchstone.scan_request,
  changed_at timestamptz not null default now(),
  primary key (campaign_id, ordinal)
);
create index campaign_member_state on touchstone.campaign_member (campaign_id, state, ordinal);
create index campaign_member_app on touchstone.campaign_member (app_id);

-- 统筹部署: so many of a national campaign for this province.
create table touchstone.campaign_quota (
  campaign_id uuid not null references touchstone.campaign,
  province text not null,
  quota int not null,
  assigned_by uuid,
  accepted_at timestamptz,
  primary key (campaign_id, province)
);

create table touchstone.lab_assignment (
  id uuid primary key,
  campaign_id uuid not null references touchstone.campaign,
  organisation_id uuid not null references touchstone.organisation,
  first_ordinal int not null,
  last_ordinal int not null,
  due_on date,
  assigned_by uuid,
  at timestamptz not null default now()
);
create index lab_assignment_of on touchstone.lab_assignment (organisation_id, campaign_id);

-- Where a suspicion came from before any test.
create table touchstone.lead (
  id uuid primary key,
  source text not null check (source in ('complaint', 'media', 'association', 'department', 'store', 'own')),
  source_detail text not null default '',
  subject_kind text not null default 'app',
  subject_text text not null,
  app_id uuid references touchstone.app,
  match_confidence real,
  clauses text[] not null default '{}',
  reported_on date,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  state text not null default 'OPEN' check (state in ('OPEN', 'LINKED', 'IN_TEST', 'ANSWERED', 'DISMISSED')),
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create index lead_open on touchstone.lead (organisation_id, state, created_at desc, id);
