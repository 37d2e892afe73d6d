-- What people are told: an inbox, mail, and what becomes of it when nobody reads.

-- Messages that were told to people, so that each is told once.
alter table touchstone.outbox_message add column notified_at timestamptz;
update touchstone.outbox_message set notified_at = created_at;
create index outbox_message_untold on touchstone.outbox_message (created_at, id) where notified_at is null;

create table touchstone.notification (
  id uuid primary key,
  person_id uuid not null references touchstone.person on delete cascade,
  organisation_id uuid not null references touchstone.organisation,
  topic text not null,
  -- what happened: the message of the outbox, which may be gone by now
  message_id uuid,
  -- a notification that nobody read, told to whoever stands above
  escalates uuid references touchstone.notification on delete set null,
  object_kind text not null,
  object_id text not null,
  -- what the templates of the topic are filled with: numbers, names of apps, days; never who complained
  fields jsonb not null default '{}',
  created_at timestamptz not null,
  read_at timestamptz,
  -- when it is told to whoever stands above, unless it was read
  escalate_at timestamptz,
  escalated_at timestamptz,
  mail text not null check (mail in ('NONE', 'WAITING', 'DIGEST', 'SENT', 'FAILED')),
  mail_at timestamptz,
  mail_attempts int not null default 0,
  mail_error text
);
create unique index notification_once on touchstone.notification (message_id, person_id, topic) where message_id is not null;
create index notification_inbox on touchstone.notification (person_id, created_at desc, id desc);
create index notification_unread on touchstone.notification (person_id) where read_at is null;
create index notification_mail on touchstone.notification (mail_at, id) where mail in ('WAITING', 'DIGEST');
create index notification_escalate on touchstone.notification (escalate_at, id) where read_at is null and escalated_at is null;

-- What a person wants of a topic; absent: as the topic says.
create table touchstone.notification_choice (
  person_id uuid not null references touchstone.person on delete cascade,
  topic text not null,
  choice text not null check (choice in ('none', 'inbox', 'email', 'digest')),
  changed_at timestamptz not null,
  primary key (person_id, topic)
);

-- A person's own, whatever scope they have: the transaction's actor is `person:<id>`.
create function touchstone.own_person() returns uuid language sql stable parallel safe
  as $$ select case when current_setting('touchstone.actor', true) like 'person:%' then substr(current_setting('touchstone.actor', true), 8)::uuid end $$;

do $$
declare
  t text;
begin
  foreach t in array array['notification', 'notification_choice'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
    execute format('create policy own on touchstone.%I to touchstone_scoped using (person_id = (select touchstone.own_person())) with check (person_id = (select touchstone.own_person()))', t);
  end loop;
end $$;

create index deadline_list on touchstone.deadline (coalesce(due_at, 'infinity'), id);

-- What a document has printed moves by a document alone: out of a pause, or as another deadline that takes its place.
create function touchstone.keep_printed_deadline() returns trigger language plpgsql as $$
begin
  if old.state = 'PAUSED' and new.state = 'RUNNING' and new.document_id is not null then
    return new;
  end if;
  raise exception 'deadline % is printed as % and moves by a document alone', old.id, old.printed_text using errcode = 'TS001';
end $$;
create trigger deadline_printed before update on touchstone.deadline for each row
  when (old.printed_text is not null and (new.due_at, new.printed_text) is distinct from (old.due_at, old.printed_text))
  execute function touchstone.keep_printed_deadline();
