-- What notices need beside 0018: who speaks, on which day, and notices of others as they were reported.

alter table touchstone.notice
  -- `ministry`, or the code of the issuing province
  add column issuer text not null default 'ministry',
  -- the day that is printed
  add column dated_on date,
  -- of a reported notice: `day` or `month`, as far as it is known
  add column date_precision text not null default 'day' check (date_precision in ('day', 'month')),
  -- what the author chose: a template by its id, laws by theirs; null: the usual ones of the day
  add column chosen_template text,
  add column chosen_bases text[],
  add column deadline_on date,
  -- when everything must be put right where the text prints no day
  add column deadline_rule jsonb,
  add column paragraphs text[] not null default '{}',
  -- every word as it was frozen: templates and columns may change, this does not
  add column frozen_text jsonb,
  add column signature text not null default '',
  -- `reported`: published by others and loaded as data
  add column origin text not null default 'own' check (origin in ('own', 'reported')),
  add column dataset_key text unique,
  add column evidence_grade text check (evidence_grade in ('V', 'S', 'M')),
  add column note text not null default '',
  add column withdrawn_at timestamptz;
-- our own count; what others published was counted by them
drop index touchstone.notice_year_batch;
drop index touchstone.notice_total_batch;
create unique index notice_year_batch on touchstone.notice (organisation_id, year, year_batch) where year_batch is not null and origin = 'own';
create unique index notice_total_batch on touchstone.notice (organisation_id, total_batch) where total_batch is not null and origin = 'own';
create unique index notice_correction on touchstone.notice (corrects) where corrects is not null and state <> 'WITHDRAWN';

alter table touchstone.notice_attachment
  add column issuer text not null default 'ministry',
  add column separator text not null default E'\n',
  add column fields text[] not null default '{}';

alter table touchstone.notice_row
  add column category text,
  add column description text;
create index notice_row_name on touchstone.notice_row (app_name text_pattern_ops);
create index notice_row_developer on touchstone.notice_row (developer text_pattern_ops) where developer is not null;
create index notice_row_filing on touchstone.notice_row (filing_no) where filing_no is not null;

-- What an authority changed in texts, columns, laws or names of stores since data/notices came with the installation. The newest version of
-- an id counts; a version never changes.
create table touchstone.notice_catalogue_entry (
  kind text not null check (kind in ('template', 'format', 'basis', 'source')),
  id text not null,
  version int not null check (version > 0),
  content jsonb not null,
  reason text not null,
  added_at timestamptz not null,
  added_by uuid,
  primary key (kind, id, version)
);
create trigger notice_catalogue_entry_once before update or delete on touchstone.notice_catalogue_entry for each row execute function touchstone.refuse_change();
alter table touchstone.notice_catalogue_entry enable row level security;
create policy everything on touchstone.notice_catalogue_entry to touchstone_all using (true) with check (true);
create policy known_to_all on touchstone.notice_catalogue_entry for select to touchstone_scoped using (true);

-- Totals and shares that somebody stated in public: never ours, always with source and day.
create table touchstone.reported_figure (
  id uuid primary key,
  -- its name in data/notices, so that loading again changes nothing
  dataset_key text not null unique,
  -- `tested`, `ordered`, `notified`, `delisted`, `notice-rows`, `problem-share`, `source-share` …
  what text not null,
  about text,
  -- `ministry`, code of a province; null: not of one authority
  issuer text,
  notice_id uuid references touchstone.notice,
  period text,
  as_of date not null,
  value bigint not null,
  -- `count`, or `basis-points`: shares in ten-thousandths
  unit text not null check (unit in ('count', 'basis-points')),
  words text,
  source text not null,
  evidence_grade text not null check (evidence_grade in ('V', 'S', 'M')),
  loaded_at timestamptz not null,
  loaded_by uuid
);
create index reported_figure_list on touchstone.reported_figure (as_of desc, id desc);
create index reported_figure_notice on touchstone.reported_figure (notice_id) where notice_id is not null;
create trigger reported_figure_once before update or delete on touchstone.reported_figure for each row execute function touchstone.refuse_change();

-- Frozen is frozen: what 0021 added, too. The state, reviewers, publication and what came after may still be written.
create or replace function touchstone.keep_frozen_notice() returns trigger language plpgsql as $$
begin
  if (new.year, new.year_batch, new.total_batch, new.kind, new.title, new.body, new.fields, new.snapshot_hash, new.frozen_at, new.issuer, new.dated_on, new.paragraphs,
      new.signature, new.template, new.template_version, new.deadline_on, new.deadline_rule, new.origin, new.organisation_id, new.is_demo, new.frozen_text)
     is distinct from (old.year, old.year_batch, old.total_batch, old.kind, old.title, old.body, old.fields, old.snapshot_hash, old.frozen_at, old.issuer, old.dated_on, old.paragraphs,
      old.signature, old.template, old.template_version, old.deadline_on, old.deadline_rule, old.origin, old.organisation_id, old.is_demo, old.frozen_text) then
    raise exception 'notice % is frozen and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;

alter table touchstone.reported_figure enable row level security;
create policy everything on touchstone.reported_figure to touchstone_all using (true) with check (true);
create policy known_to_all on touchstone.reported_figure for select to touchstone_scoped using (true);
