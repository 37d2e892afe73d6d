-- Times by which lists are paged are kept in milliseconds, as they are given back.
-- Who runs what: operators, apps, versions, packages, signers, SDKs, stores and their shelves.

create table touchstone.operator (
  id uuid primary key,
  -- 统一社会信用代码; or what identifies a firm abroad
  credit_code text unique,
  foreign_id text unique,
  -- 主体备案号, in one form: 京ICP备12345678号
  filing_no text unique,
  name text not null,
  name_normal text collate "C" not null,
  name_grams text[] not null,
  name_pinyin text collate "C" not null default '',
  name_initials text collate "C" not null default '',
  province text,
  licence_no text,
  group_parent_id uuid references touchstone.operator,
  contacts jsonb not null default '{}',
  merged_into uuid references touchstone.operator,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create index operator_name_grams on touchstone.operator using gin (name_grams);
create index operator_name_normal on touchstone.operator (name_normal);
create index operator_pinyin on touchstone.operator (name_pinyin);
create index operator_initials on touchstone.operator (name_initials);
create index operator_province on touchstone.operator (province, id);

create table touchstone.operator_name (
  operator_id uuid not null references touchstone.operator,
  name text not null,
  seen_from timestamptz not null,
  seen_until timestamptz,
  source text not null,
  primary key (operator_id, name, seen_from)
);

-- Apps of every kind, and what has no file: mini-programs, quick apps, apps of a terminal.
create table touchstone.app (
  id uuid primary key,
  kind text not null default 'app' check (kind in ('app', 'mini-program', 'quick-app', 'preinstalled')),
  platform text not null,
  package text collate "C" not null,
  name text not null,
  name_normal text collate "C" not null,
  name_grams text[] not null,
  name_pinyin text collate "C" not null default '',
  name_initials text collate "C" not null default '',
  -- 1 to 39
  category smallint,
  filing_no text collate "C",
  operator_id uuid references touchstone.operator,
  -- 属地 of the operator, kept here for lists
  province text,
  is_head boolean not null default false,
  -- 0 unknown, then powers of ten of downloads
  reach_band smallint not null default 0,
  latest_version_id uuid,
  merged_into uuid references touchstone.app,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1,
  unique (platform, package)
);
create index app_name_grams on touchstone.app using gin (name_grams);
create index app_name_normal on touchstone.app (name_normal, id);
create index app_pinyin on touchstone.app (name_pinyin);
create index app_initials on touchstone.app (name_initials);
-- the order of every list of apps: what most people have first
create index app_reach on touchstone.app (reach_band desc, id desc);
create index app_province on touchstone.app (province, reach_band desc, id desc);
create index app_operator on touchstone.app (operator_id, id);
create index app_category on touchstone.app (category, reach_band desc, id desc);
create index app_package on touchstone.app (package);
create index app_filing on touchstone.app (filing_no) where filing_no is not null;
create index app_head on touchstone.app (reach_band desc, id desc) where is_head;

-- Whose an app or a signing key is, why we think so, and since when.
create table touchstone.operator_link (
  id uuid primary key,
  target_kind text not null check (target_kind in ('app', 'signer', 'developer-account', 'sdk', 'store')),
  target_id text not null,
  operator_id uuid not null references touchstone.operator,
  evidence_kind text not null,
  -- who says so: `store:<id>`, `person:<id>`; each speaks once
  source text not null default '',
  evidence jsonb not null default '{}',
  -- 0 to 1
  confidence real not null,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  unique (target_kind, target_id, operator_id, evidence_kind, source)
);
create index operator_link_operator on touchstone.operator_link (operator_id);

-- Merges and splits of operators and apps: what was thought before stays readable.
create table touchstone.identity_event (
  id uuid primary key,
  kind text not null check (kind in ('merge', 'split', 'link', 'unlink', 'rename')),
  subject_kind text not null,
  from_ids uuid[] not null,
  to_ids uuid[] not null,
  reason text not null,
  actor text not null,
  at timestamptz not null default now()
);
create index identity_event_from on touchstone.identity_event using gin (from_ids);
create index identity_event_to on touchstone.identity_event using gin (to_ids);
create trigger identity_event_once before update or delete on touchstone.identity_event for each row execute function touchstone.refuse_change();

create table touchstone.signer (
  -- SHA-256 of the certificate, hexadecimal
  sha256 text primary key,
  subject text not null,
  issuer text not null default '',
  valid_from timestamptz,
  valid_until timestamptz,
  is_debug boolean not null default false,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now()
);
-- Key rotation as Android proves it: `signer` may stand for `predecessor`.
create table touchstone.signer_lineage (
  predecessor text not null references touchstone.signer,
  signer text not null references touchstone.signer,
  primary key (predecessor, signer)
);

create table touchstone.app_version (
  id uuid primary key,
  app_id uuid not null references touchstone.app,
  version_code bigint not null,
  version_name text not null,
  first_seen_at timestamptz not null default now(),
  unique (app_id, version_code, version_name)
);
create index app_version_list on touchstone.app_version (app_id, version_code desc, id);

create table touchstone.artifact (
  id uuid primary key,
  sha256 text not null unique,
  size_bytes bigint not null,
  -- `none`: a subject without a file (mini-program, store, preinstalled app); its sha256 reads `subject:<id>`
  kind text not null check (kind in ('apk', 'apks', 'xapk', 'apkm', 'aab', 'hap', 'ipa', 'none')),
  state text not null check (state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED', 'STORED', 'COLD', 'PURGED', 'REJECTED')),
  app_version_id uuid references touchstone.app_version,
  -- signer set of the highest verified scheme, sorted
  signers text[] not null default '{}',
  is_signature_verified boolean,
  -- root over entries without what a channel packer changes
  entry_root text,
  manifest jsonb,
  problems jsonb not null default '[]',
  retention_class text not null default 'ordinary',
  legal_hold_count int not null default 0 check (legal_hold_count >= 0),
  stored_at timestamptz,
  purged_at timestamptz,
  created_at timestamptz not null default now(),
  row_version int not null default 1
);
create index artifact_version on touchstone.artifact (app_version_id);
create index artifact_entry_root on touchstone.artifact (entry_root) where entry_root is not null;
create index artifact_signers on touchstone.artifact using gin (signers);
create index artifact_state on touchstone.artifact (state, id) where state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED');

create table touchstone.sdk (
  id text primary key,
  name text not null,
  vendor text not null,
  category text not null default '',
  operator_id uuid references touchstone.operator,
  province text,
  name_grams text[] not null default '{}',
  name_pinyin text collate "C" not null default '',
  created_at timestamptz not null default now(),
  row_version int not null default 1
);
create index sdk_name_grams on touchstone.sdk using gin (name_grams);
create table touchstone.artifact_sdk (
  artifact_id uuid not null references touchstone.artifact,
  sdk_id text not null references touchstone.sdk,
  version text not null default '',
  confidence text not null default '',
  primary key (artifact_id, sdk_id, version)
);
create index artifact_sdk_of_sdk on touchstone.artifact_sdk (sdk_id, artifact_id);

-- Kinds of personal information that the file can read or its policy names, in the words of the vocabulary.
create table touchstone.artifact_data_type (
  artifact_id uuid not null references touchstone.artifact,
  data_type text not null,
  primary key (artifact_id, data_type)
);
create index artifact_data_type_of on touchstone.artifact_data_type (data_type, artifact_id);

create table touchstone.store (
  id uuid primary key,
  code text not null unique,
  name text not null,
  operator_id uuid references touchstone.operator,
  province text,
  connector text not null,
  -- addresses, pins, limits; secrets sealed with the installation's key
  configuration jsonb not null default '{}',
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'CLOSED')),
  breaker jsonb not null default '{}',
  cursor text,
  polled_at timestamptz,
  next_poll_at timestamptz not null default now(),
  -- somebody is polling it until then at the latest
  poll_lease_until timestamptz,
  -- what the last poll ended with; null when it went well
  last_fault text,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);

create index store_due on touchstone.store (next_poll_at) where state = 'ACTIVE';

-- What a store said that cannot be so. The same again is counted and is no row of its own.
create table touchstone.store_problem (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  code text not null,
  at text not null default '',
  store_app_id text not null default '',
  times int not null default 1,
  first_at timestamptz not null default now(),
  last_at timestamptz(3) not null default now(),
  unique (store_id, code, at, store_app_id)
);
create index store_problem_list on touchstone.store_problem (store_id, last_at desc, id);
create policy scoped on touchstone.store_problem for select to touchstone_scoped using (store_id = (select touchstone.scope_uuid('store')));

create table touchstone.developer_account (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  account text not null,
  name text not null,
  operator_id uuid references touchstone.operator,
  unique (store_id, account)
);

create table touchstone.listing (
  id uuid primary key,
  store_id uuid not null references touchstone.store,
  store_app_id text not null,
  app_id uuid references touchstone.app,
  developer_account_id uuid references touchstone.developer_account,
  state text not null check (state in ('DISCOVERED', 'LIVE', 'CHANGED', 'GONE_SUSPECTED', 'GONE', 'RELISTED', 'FORCED_OFF')),
  -- [{atMs, vantage}]: looks since it was last seen that did not find it
  misses jsonb not null default '[]',
  name text not null default '',
  version_code bigint,
  version_name text,
  artifact_sha256 text,
  signer_sha256 text,
  policy_url text,
  policy_sha256 text,
  permissions text[] not null default '{}',
  category text,
  filing_no text,
  developer text,
  downloads text,
  reach_band smallint not null default 0,
  -- when the store says that it changed it
  changed_at timestamptz,
  first_seen_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  row_version int not null default 1,
  unique (store_id, store_app_id)
);
create index listing_app on touchstone.listing (app_id);
create index listing_artifact on touchstone.listing (artifact_sha256);
create index listing_policy on touchstone.listing (policy_sha256) where policy_sha256 is not null;
create index listing_in_question on touchstone.listing (store_id, last_seen_at, id) where state in ('GONE_SUSPECTED', 'GONE', 'FORCED_OFF', 'RELISTED');
create index listing_live on touchstone.listing (store_id, id) where state in ('LIVE', 'CHANGED', 'RELISTED');

-- Only what changed, when the store said so.
create table touchstone.listing_change (
  id uuid primary key,
  listing_id uuid not null references touchstone.listing,
  at timestamptz(3) not null default now(),
  -- fields that differ from the row before; all of them in the first
  fields text[] not null default '{}',
  change jsonb not null
);
create index listing_change_of_listing on touchstone.listing_change (listing_id, at desc, id);
create trigger listing_change_once before update or delete on touchstone.listing_change for each row execute function touchstone.refuse_change();

create table touchstone.listing_probe (
  id uuid primary key,
  listing_id uuid not null references touchstone.listing,
  method text not null,
  vantage text not null,
  result text not null check (result in ('live', 'gone', 'undecided')),
  version_name text,
  page jsonb not null default '{}',
  raw_sha256 text,
  at timestamptz(3) not null default now()
);
create index listing_probe_of_listing on touchstone.listing_probe (listing_id, at desc, id);
create trigger listing_probe_once before update or delete on touchstone.listing_probe for each row execute function touchstone.refuse_change();

-- Each arrival of bytes, or the attempt of it.
create table touchstone.acquisition (
  id uuid primary key,
  source text not null check (source in ('store', 'upload', 'folder')),
  -- a package, or the text of a privacy policy
  what text not null default 'artifact' check (what in ('artifact', 'policy')),
  store_id uuid references touchstone.store,
  listing_id uuid references touchstone.listing,
  organisation_id uuid references touchstone.organisation,
  asked_by uuid,
  file_name text,
  declared_sha256 text,
  declared_size_bytes bigint,
  declared_signers text[] not null default '{}',
  kind text not null default 'apk',
  -- what else was said of it: package, version, where the connector finds it, name of the app, category
  claim jsonb not null default '{}',
  state text not null check (state in ('DECLARED', 'FETCHING', 'FETCH_FAILED', 'QUARANTINED', 'VERIFIED', 'STORED', 'REJECTED')),
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  -- who works on it, until when, and for the how manieth time it was handed out
  lease_until timestamptz,
  fence int not null default 0,
  -- the machine whose quarantine holds the bytes, and under which name
  held_by text,
  quarantine_name text,
  received_sha256 text,
  received_bytes bigint,
  artifact_id uuid references touchstone.artifact,
  error_class text,
  message text,
  problems jsonb not null default '[]',
  created_at timestamptz(3) not null default now(),
  finished_at timestamptz,
  row_version int not null default 1
);
create index acquisition_waiting on touchstone.acquisition (next_at, id) where state in ('DECLARED', 'FETCH_FAILED');
create index acquisition_leased on touchstone.acquisition (lease_until) where state in ('FETCHING', 'QUARANTINED', 'VERIFIED');
create unique index acquisition_open on touchstone.acquisition (store_id, what, declared_sha256)
  where state not in ('STORED', 'REJECTED') and declared_sha256 is not null;
create index acquisition_listing on touchstone.acquisition (listing_id);
create index acquisition_sha256 on touchstone.acquisition (declared_sha256);
create index acquisition_organisation on touchstone.acquisition (organisation_id, created_at desc, id);
create index acquisition_artifact on touchstone.acquisition (artifact_id) where artifact_id is not null;
create index acquisition_list on touchstone.acquisition (created_at desc, id);
create index acquisition_state on touchstone.acquisition (state, created_at desc, id);
create index acquisition_store on touchstone.acquisition (store_id, created_at desc, id);
create index acquisition_refused on touchstone.acquisition (created_at desc, id) where state = 'REJECTED';

-- What does not fit together: the same package with a foreign signer, a store's claim that its file denies.
create table touchstone.inventory_flag (
  id uuid primary key,
  kind text not null,
  app_id uuid references touchstone.app,
  listing_id uuid references touchstone.listing,
  artifact_id uuid references touchstone.artifact,
  -- what it is about: the same is not raised twice
  about text not null default '',
  detail jsonb not null default '{}',
  state text not null default 'OPEN' check (state in ('OPEN', 'EXPLAINED', 'CONFIRMED')),
  created_at timestamptz(3) not null default now(),
  decided_at timestamptz,
  decided_by uuid,
  reason text,
  row_version int not null default 1,
  unique (kind, about)
);
create index inventory_flag_list on touchstone.inventory_flag (created_at desc, id);
create index inventory_flag_open on touchstone.inventory_flag (created_at desc, id) where state = 'OPEN';
create index inventory_flag_app on touchstone.inventory_flag (app_id);
