-- Organisations, people, what they may do, how they sign in, and the chained record of what they did.

create table touchstone.organisation (
  id uuid primary key,
  kind text not null check (kind in ('ministry', 'province', 'lab', 'store', 'enterprise', 'sdk-provider', 'terminal-maker', 'access-provider')),
  name text not null,
  name_en text,
  province text,
  parent_id uuid references touchstone.organisation,
  operator_id uuid,
  store_id uuid,
  -- four eyes, blind second review and their like, as the authority set them
  policy jsonb not null default '{}',
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'SUSPENDED', 'CLOSED')),
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1,
  check (kind <> 'province' or province is not null)
);
create unique index organisation_of_province on touchstone.organisation (province) where kind = 'province';

create table touchstone.person (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  login text not null,
  display_name text not null,
  email text,
  language text not null default 'zh',
  password_hash text,
  totp_secret text,
  totp_last_step bigint,
  recovery_hashes text[] not null default '{}',
  failed_attempts int not null default 0,
  locked_until timestamptz,
  state text not null default 'ACTIVE' check (state in ('INVITED', 'ACTIVE', 'SUSPENDED', 'CLOSED')),
  last_sign_in_at timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create unique index person_login on touchstone.person (lower(login));
create index person_of_organisation on touchstone.person (organisation_id, id);

create table touchstone.external_identity (
  issuer text not null,
  subject text not null,
  person_id uuid not null references touchstone.person,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject)
);

-- A role within a scope for a time. No row, no right.
create table touchstone.role_grant (
  id uuid primary key,
  person_id uuid not null references touchstone.person,
  organisation_id uuid not null references touchstone.organisation,
  role text not null,
  scope text not null,
  valid_from timestamptz not null default now(),
  valid_until timestamptz,
  granted_by uuid,
  reason text,
  revoked_at timestamptz,
  revoked_by uuid,
  created_at timestamptz not null default now()
);
create index role_grant_of_person on touchstone.role_grant (person_id) where revoked_at is null;

create table touchstone.session (
  id uuid primary key,
  token_hash text not null unique,
  person_id uuid not null references touchstone.person,
  second_factor_at timestamptz,
  created_at timestamptz not null default now(),
  last_seen_at timestamptz not null default now(),
  expires_at timestamptz not null,
  address inet,
  revoked_at timestamptz
);
create index session_of_person on touchstone.session (person_id) where revoked_at is null;

create table touchstone.api_token (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  person_id uuid references touchstone.person,
  name text not null,
  prefix text not null,
  token_hash text not null unique,
  permissions text[] not null,
  scope text not null,
  addresses cidr[] not null default '{}',
  expires_at timestamptz not null,
  last_used_at timestamptz,
  last_used_from inet,
  created_at timestamptz not null default now(),
  created_by uuid,
  revoked_at timestamptz
);
create index api_token_of_organisation on touchstone.api_token (organisation_id, id);

-- Invitations, the first administrator, codes on served orders, challenges for an app's signing key.
create table touchstone.one_time_link (
  id uuid primary key,
  purpose text not null check (purpose in ('first-administrator', 'invitation', 'password', 'order-code', 'signer-challenge')),
  token_hash text not null unique,
  payload jsonb not null,
  created_at timestamptz not null default now(),
  created_by uuid,
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid
);

-- A firm says that an operator is itself; who may speak for it and until when; who disputes that.
create table touchstone.operator_claim (
  id uuid primary key,
  operator_id uuid not null,
  organisation_id uuid not null references touchstone.organisation,
  method text not null check (method in ('order-code', 'signing-key', 'invitation', 'agent', 'registration')),
  state text not null check (state in ('CLAIMED', 'ACCEPTED', 'REFUSED', 'DISPUTED', 'REVOKED', 'EXPIRED')),
  valid_until timestamptz,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create index operator_claim_of_operator on touchstone.operator_claim (operator_id);
create index operator_claim_of_organisation on touchstone.operator_claim (organisation_id);
create table touchstone.operator_claim_event (
  claim_id uuid not null references touchstone.operator_claim,
  seq int not null,
  event text not null,
  actor uuid,
  basis text not null,
  detail jsonb not null default '{}',
  at timestamptz not null default now(),
  primary key (claim_id, seq)
);
create trigger operator_claim_event_once before update or delete on touchstone.operator_claim_event for each row execute function touchstone.refuse_change();

-- One chain per organisation: each row holds the hash of the one before.
create table touchstone.audit_event (
  chain uuid not null,
  seq bigint not null,
  at timestamptz not null,
  actor text not null,
  on_behalf_of text,
  action text not null,
  object_kind text not null,
  object_id text not null,
  before_hash text,
  after_hash text,
  detail jsonb not null default '{}',
  address inet,
  prev_hash text not null,
  hash text not null,
  primary key (chain, seq)
);
create index audit_event_time on touchstone.audit_event (at, chain, seq);
create index audit_event_object on touchstone.audit_event (object_kind, object_id);
create trigger audit_event_once before update or delete on touchstone.audit_event for each row execute function touchstone.refuse_change();
create trigger audit_event_kept before truncate on touchstone.audit_event for each statement execute function touchstone.refuse_change();

create table touchstone.audit_anchor (
  day date primary key,
  root text not null,
  heads jsonb not null,
  made_at timestamptz not null default now()
);
create trigger audit_anchor_once before update or delete on touchstone.audit_anchor for each row execute function touchstone.refuse_change();

create table touchstone.webhook (
  id uuid primary key,
  organisation_id uuid not null references touchstone.organisation,
  url text not null,
  topics text[] not null,
  -- sealed with the installation's key; the newest first, the one before stays good while keys rotate
  secrets text[] not null,
  state text not null default 'ACTIVE' check (state in ('ACTIVE', 'PAUSED', 'CLOSED')),
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create table touchstone.webhook_delivery (
  id uuid primary key,
  webhook_id uuid not null references touchstone.webhook,
  message_id uuid not null references touchstone.outbox_message,
  state text not null default 'WAITING' check (state in ('WAITING', 'DELIVERED', 'FAILED')),
  attempts int not null default 0,
  next_at timestamptz not null default now(),
  last_status int,
  last_error text,
  delivered_at timestamptz,
  replay_of uuid references touchstone.webhook_delivery,
  created_at timestamptz not null default now()
);
create index webhook_delivery_waiting on touchstone.webhook_delivery (next_at, id) where state = 'WAITING';
create index webhook_delivery_log on touchstone.webhook_delivery (webhook_id, created_at desc, id desc);
