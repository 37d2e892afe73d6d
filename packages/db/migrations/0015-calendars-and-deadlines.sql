-- The legal clock: official calendars as they were published, and what is due when.

-- A year of holidays and make-up working days. A correction is a new row; the newest row of a year that is in force counts.
create table touchstone.calendar_version (
  id uuid primary key,
  jurisdiction text not null default 'CN',
  year int not null check (year between 1990 and 2200),
  published_on date not null,
  -- title and number of the official notice, and where it can be read
  source text not null,
  source_url text not null default '',
  -- the file that was imported, as an object
  source_sha256 text,
  holidays date[] not null,
  make_up_days date[] not null default '{}',
  imported_at timestamptz not null default now(),
  imported_by uuid,
  unique (jurisdiction, year, published_on, source)
);
create trigger calendar_version_once before update or delete on touchstone.calendar_version for each row execute function touchstone.refuse_change();

-- What must be done until when, by whom. The printed text is what the document says, kept word for word.
create table touchstone.deadline (
  id uuid primary key,
  -- what it is about: `case`, `order`, `order-item`, `notice`, `referral`, `credit-entry`, `programme`, `store-report`, `complaint`
  target_kind text not null,
  target_id uuid not null,
  case_id uuid,
  purpose text not null,
  -- who must act: `operator:<id>`, `store:<id>`, `organisation:<id>`
  obliged text not null,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- {kind: 'instant', at} | {kind: 'working-days' | 'calendar-days' | 'hours', count, …} | {kind: 'at-once', escalateAfterHours}
  rule jsonb not null,
  state text not null check (state in ('PENDING', 'PROVISIONAL', 'RUNNING', 'PAUSED', 'MET', 'EXTENDED', 'EXPIRED', 'CANCELLED')),
  started_at timestamptz,
  start_event text not null,
  -- calendars it was computed with
  calendar_ids uuid[] not null default '{}',
  due_at timestamptz,
  printed_text text,
  -- the deadline that took its place, and the document that says so
  extended_by uuid references touchstone.deadline,
  document_id uuid,
  paused_at timestamptz,
  ended_at timestamptz,
  escalated int not null default 0,
  created_at timestamptz not null default now(),
  created_by uuid,
  row_version int not null default 1
);
create index deadline_due on touchstone.deadline (due_at, id) where state = 'RUNNING';
create index deadline_desk on touchstone.deadline (organisation_id, state, due_at, id);
create index deadline_province on touchstone.deadline (province, state, due_at, id);
create index deadline_target on touchstone.deadline (target_kind, target_id);
create index deadline_case on touchstone.deadline (case_id) where case_id is not null;
create index deadline_obliged on touchstone.deadline (obliged, state, due_at);

create table touchstone.deadline_event (
  deadline_id uuid not null references touchstone.deadline,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  -- document or rule that it rests on
  basis text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (deadline_id, seq)
);
create trigger deadline_event_once before update or delete on touchstone.deadline_event for each row execute function touchstone.refuse_change();
