-- 通报: built of confirmed rows, reviewed, frozen, published; afterwards only annotated or followed by another document.

create table touchstone.notice (
  id uuid primary key,
  -- `year-batch` and `total` of the issuer's series: 2021年第11批，总第20批
  year int not null,
  year_batch int,
  total_batch int,
  kind text not null check (kind in ('problems', 'delisting', 'look-back', 'stores')),
  title text not null,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  template text not null,
  template_version text not null,
  fields jsonb not null default '{}',
  body text not null default '',
  state text not null check (state in ('DRAFT', 'LEGAL_REVIEW', 'APPROVED', 'FROZEN', 'PUBLISHED', 'CORRECTED', 'WITHDRAWN')),
  -- hash over body, attachments and rows
  snapshot_hash text,
  frozen_at timestamptz,
  published_at timestamptz,
  publication_urls text[] not null default '{}',
  -- the notice that this one corrects
  corrects uuid references touchstone.notice,
  withdrawn_reason text,
  is_demo boolean not null default false,
  drafted_by uuid,
  reviewed_by uuid,
  published_by uuid,
  created_at timestamptz not null default now(),
  row_version int not null default 1
);
create unique index notice_year_batch on touchstone.notice (organisation_id, year, year_batch) where year_batch is not null;
create unique index notice_total_batch on touchstone.notice (organisation_id, total_batch) where total_batch is not null;
create index notice_list on touchstone.notice (created_at desc, id desc);
create index notice_published on touchstone.notice (published_at desc, id desc) where published_at is not null;

create table touchstone.notice_attachment (
  notice_id uuid not null references touchstone.notice,
  number int not null,
  title text not null,
  -- the authority whose list it is
  organisation_id uuid references touchstone.organisation,
  province text,
  kind text not null default 'apps' check (kind in ('apps', 'sdks', 'stores', 'typical-cases')),
  columns text[] not null,
  primary key (notice_id, number)
);

create table touchstone.notice_row (
  notice_id uuid not null,
  attachment int not null,
  ordinal int not null,
  -- null only in notices of others that were loaded as data
  case_id uuid references touchstone.enforcement_case,
  finding_ids uuid[] not null default '{}',
  subject_kind text not null default 'app',
  app_name text not null,
  developer text,
  source text,
  version text,
  problems text[] not null default '{}',
  filing_no text,
  territory text,
  is_placeholder boolean not null default false,
  operator_id uuid references touchstone.operator,
  app_id uuid references touchstone.app,
  primary key (notice_id, attachment, ordinal),
  foreign key (notice_id, attachment) references touchstone.notice_attachment
);
create index notice_row_case on touchstone.notice_row (case_id);
create index notice_row_app on touchstone.notice_row (app_id);
create index notice_row_operator on touchstone.notice_row (operator_id);

-- 已整改（日期）and other good news of later days.
create table touchstone.notice_annotation (
  id uuid primary key,
  notice_id uuid not null references touchstone.notice,
  attachment int,
  ordinal int,
  text text not null,
  basis text not null,
  at timestamptz not null,
  created_by uuid
);
create index notice_annotation_of on touchstone.notice_annotation (notice_id);
create trigger notice_annotation_once before update or delete on touchstone.notice_annotation for each row execute function touchstone.refuse_change();

create table touchstone.notice_file (
  notice_id uuid not null references touchstone.notice,
  -- docx, pdf, html, xlsx, csv, json, article
  format text not null,
  attachment int not null default 0,
  sha256 text not null,
  size_bytes bigint not null,
  primary key (notice_id, format, attachment)
);
create trigger notice_file_once before update or delete on touchstone.notice_file for each row execute function touchstone.refuse_change();

create table touchstone.notice_event (
  notice_id uuid not null references touchstone.notice,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  basis text not null default '',
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (notice_id, seq)
);
create trigger notice_event_once before update or delete on touchstone.notice_event for each row execute function touchstone.refuse_change();

create function touchstone.keep_frozen_notice() returns trigger language plpgsql as $$
begin
  if (new.year, new.year_batch, new.total_batch, new.kind, new.title, new.body, new.fields, new.snapshot_hash, new.frozen_at)
     is distinct from (old.year, old.year_batch, old.total_batch, old.kind, old.title, old.body, old.fields, old.snapshot_hash, old.frozen_at) then
    raise exception 'notice % is frozen and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;
create trigger notice_frozen before update on touchstone.notice for each row when (old.frozen_at is not null) execute function touchstone.keep_frozen_notice();
create function touchstone.keep_frozen_rows() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if exists (select from touchstone.notice n where n.id = coalesce(new.notice_id, old.notice_id) and n.frozen_at is not null) then
    raise exception 'notice % is frozen and does not change', coalesce(new.notice_id, old.notice_id) using errcode = 'TS001';
  end if;
  return coalesce(new, old);
end $$;
create trigger notice_row_frozen before insert or update or delete on touchstone.notice_row for each row execute function touchstone.keep_frozen_rows();
create trigger notice_attachment_frozen before insert or update or delete on touchstone.notice_attachment for each row execute function touchstone.keep_frozen_rows();

alter table touchstone.referral add foreign key (notice_id) references touchstone.notice;
alter table touchstone.order_document add foreign key (notice_id) references touchstone.notice;

do $$
declare
  t text;
begin
  foreach t in array array['notice', 'notice_attachment', 'notice_row', 'notice_annotation', 'notice_file', 'notice_event'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
  create policy scoped on touchstone.notice for select to touchstone_scoped using (published_at is not null or province = (select touchstone.scope_province()));
  foreach t in array array['notice_attachment', 'notice_row', 'notice_annotation', 'notice_file'] loop
    execute format('create policy scoped on touchstone.%I for select to touchstone_scoped using (exists (select from touchstone.notice n where n.id = notice_id))', t);
  end loop;
  create policy scoped on touchstone.notice_event for select to touchstone_scoped using (exists (select from touchstone.notice n where n.id = notice_id and n.province = (select touchstone.scope_province())));
end $$;
