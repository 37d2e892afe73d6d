-- Figures as they were on a day, kept with what they were asked with: never changed, published or not.
create table touchstone.statistic_snapshot (
  id uuid primary key,
  name text not null,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- the scope of who froze it: what it counts is what they may read
  scope text not null,
  query jsonb not null,
  as_of timestamptz not null,
  result jsonb not null,
  hash text not null,
  published_at timestamptz,
  created_at timestamptz not null,
  created_by uuid
);
create index statistic_snapshot_list on touchstone.statistic_snapshot (created_at desc, id desc);
create index statistic_snapshot_published on touchstone.statistic_snapshot (published_at desc, id desc) where published_at is not null;
create function touchstone.keep_snapshot() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'published_at') is distinct from (to_jsonb(old) - 'published_at') or old.published_at is not null then
    raise exception 'snapshot % is frozen and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;
create trigger statistic_snapshot_frozen before update or delete on touchstone.statistic_snapshot for each row execute function touchstone.keep_snapshot();

-- What a stage of enforcement is counted by.
create index case_event_stage on touchstone.case_event (type, at, case_id) where type in ('issue-order', 'publish-notice', 'verify-absent', 'relist');
create index finding_event_confirmed on touchstone.finding_event (at, finding_id) where to_state = 'CONFIRMED';

alter table touchstone.statistic_snapshot enable row level security;
create policy everything on touchstone.statistic_snapshot to touchstone_all using (true) with check (true);
create policy scoped on touchstone.statistic_snapshot to touchstone_scoped
  using (published_at is not null or organisation_id = (select touchstone.own_organisation()))
  with check (organisation_id = (select touchstone.own_organisation()));
