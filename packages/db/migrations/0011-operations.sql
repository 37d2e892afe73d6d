-- Leads with their history, and results that were judged again.

alter table touchstone.lead
  add column campaign_id uuid references touchstone.campaign,
  -- who complained, sealed; read by intake only
  add column reporter text,
  add column note text not null default '';

create table touchstone.lead_event (
  lead_id uuid not null references touchstone.lead,
  seq int not null,
  event text not null,
  from_state text,
  to_state text not null,
  actor text not null,
  reason text not null default '',
  at timestamptz not null default now(),
  primary key (lead_id, seq)
);
create trigger lead_event_once before update or delete on touchstone.lead_event for each row execute function touchstone.refuse_change();

-- The facts of a stored result under newer rules: the votes that count from then on. The run and its own votes stay as they were.
create table touchstone.rejudged_votes (
  run_id uuid not null references touchstone.scan_run,
  rule_set text not null,
  votes jsonb not null,
  at timestamptz not null default now(),
  primary key (run_id, rule_set)
);
create trigger rejudged_votes_once before update or delete on touchstone.rejudged_votes for each row execute function touchstone.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['lead_event', 'rejudged_votes'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;
create policy own_lead on touchstone.lead_event to touchstone_scoped
  using (exists (select from touchstone.lead l where l.id = lead_id)) with check (exists (select from touchstone.lead l where l.id = lead_id));
create policy own_run on touchstone.rejudged_votes for select to touchstone_scoped using (exists (select from touchstone.scan_run r where r.id = run_id));
