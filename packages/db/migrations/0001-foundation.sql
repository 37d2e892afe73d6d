-- Schema, roles, session settings, and what every table leans on.

create schema if not exists touchstone;

-- Roles belong to the whole server: another database of it may have made them already.
-- touchstone_scoped: sessions that see a part; row-level security decides which. touchstone_all: sessions that see everything.
do $$
begin
  if not exists (select from pg_roles where rolname = 'touchstone_scoped') then create role touchstone_scoped nologin; end if;
  if not exists (select from pg_roles where rolname = 'touchstone_all') then create role touchstone_all nologin; end if;
exception when duplicate_object or unique_violation then null;
end $$;

grant touchstone_scoped, touchstone_all to current_user;
grant usage on schema touchstone to touchstone_scoped, touchstone_all;
alter default privileges in schema touchstone grant select, insert, update, delete on tables to touchstone_scoped, touchstone_all;
alter default privileges in schema touchstone grant usage, select on sequences to touchstone_scoped, touchstone_all;

-- `all`, `province:11`, `store:<uuid>`, `operator:<uuid>`, `lab:<organisation uuid>`, `none`. Unset reads as `none`.
create function touchstone.scope_kind() returns text language sql stable parallel safe
  as $$ select split_part(coalesce(nullif(current_setting('touchstone.scope', true), ''), 'none'), ':', 1) $$;
create function touchstone.scope_value() returns text language sql stable parallel safe
  as $$ select split_part(coalesce(current_setting('touchstone.scope', true), ''), ':', 2) $$;
create function touchstone.scope_uuid(kind text) returns uuid language sql stable parallel safe
  as $$ select case when touchstone.scope_kind() = kind then touchstone.scope_value()::uuid end $$;
create function touchstone.own_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('touchstone.organisation', true), '')::uuid $$;

-- UUID version 7 for rows that are made in the database by the hundred thousand: later ones sort later.
create function touchstone.uuid7() returns uuid language sql volatile parallel safe
  as $$ select encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid $$;

-- Rows of history are written once.
create function touchstone.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% of touchstone.% is refused: its rows are written once', lower(tg_op), tg_table_name using errcode = 'TS001';
end $$;

-- Settings that an administrator changes: thresholds, schedules, what a connector may do.
create table touchstone.setting (
  name text primary key,
  value jsonb not null,
  changed_at timestamptz not null default now(),
  changed_by uuid,
  row_version int not null default 1
);

-- Human numbers (案号, 批次号, 文号): without gaps in a series, or the gap has its cancellation.
create table touchstone.number_series (
  series text not null,
  year int not null,
  next int not null default 1,
  primary key (series, year)
);
create table touchstone.number_issued (
  series text not null,
  year int not null,
  number int not null,
  object_kind text not null,
  object_id uuid not null,
  issued_at timestamptz not null default now(),
  cancelled_at timestamptz,
  cancelled_reason text,
  primary key (series, year, number),
  check ((cancelled_at is null) = (cancelled_reason is null))
);

-- What the world is told: written in the transaction that it is about, sent afterwards, at least once.
create table touchstone.outbox_message (
  id uuid primary key,
  topic text not null,
  subject text not null,
  payload jsonb not null,
  organisation_id uuid,
  created_at timestamptz not null default now(),
  dispatched_at timestamptz
);
create index outbox_message_waiting on touchstone.outbox_message (created_at, id) where dispatched_at is null;

-- An answer given once is given again to the same key.
create table touchstone.idempotency_key (
  organisation_id uuid not null,
  key text not null,
  request_hash text not null,
  status int,
  body jsonb,
  created_at timestamptz not null default now(),
  primary key (organisation_id, key)
);
create index idempotency_key_age on touchstone.idempotency_key (created_at);

-- Long work asked for over the API: exports, imports, bulk decisions, re-judging.
create table touchstone.bulk_job (
  id uuid primary key,
  kind text not null,
  organisation_id uuid not null,
  asked_by uuid not null,
  scope text not null,
  parameters jsonb not null,
  state text not null default 'WAITING' check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
  done_count int not null default 0,
  total_count int,
  result_sha256 text,
  message text,
  created_at timestamptz not null default now(),
  finished_at timestamptz
);
create index bulk_job_waiting on touchstone.bulk_job (created_at, id) where state in ('WAITING', 'RUNNING');
