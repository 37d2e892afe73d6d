-- Delisting until the shelf is really empty: delivery, answers and looks of each item; and the way back.

alter table touchstone.order_item drop constraint order_item_state_check;
alter table touchstone.order_item add constraint order_item_state_check check (state in (
  'QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'OBJECTED', 'REPORTED_DONE', 'PROBING', 'VERIFIED_ABSENT', 'VERIFIED_LIVE', 'STILL_LIVE', 'OVERDUE',
  'ESCALATED', 'REAPPEARED', 'WITHDRAWN'));

-- What comes back is a new item of the same order and listing: the next round.
alter table touchstone.order_item drop constraint order_item_order_id_listing_id_key;
alter table touchstone.order_item
  add column round int not null default 1,
  add column predecessor_id uuid references touchstone.order_item,
  add column store_app_id text not null,
  -- publication of the notice, or issue of the order: delays count from here
  add column started_at timestamptz not null,
  -- delivery through the store protocol; null: nothing is to be sent
  add column next_send_at timestamptz,
  add column send_attempts int not null default 0,
  -- word of what went wrong last, null when it went through
  add column send_fault text,
  add column sent_at timestamptz,
  add column delivered_at timestamptz,
  -- when the store is asked what became of it
  add column next_poll_at timestamptz,
  -- [{atMs, vantage, probe}]: looks since it was last seen that bear the order out
  add column looks jsonb not null default '[]',
  -- row of the schedule that the next look comes from
  add column probe_step int not null default 0,
  add column last_look_at timestamptz,
  add column overdue_at timestamptz,
  add column escalated_at timestamptz,
  add column reappeared_at timestamptz,
  -- what the store is to be told of its order: {type: 'withdrawn' | 'objection-accepted' | 'objection-rejected', documentNumber, reason, at}
  add column message jsonb,
  -- the ban ended: a relisting was ordered
  add column released_at timestamptz,
  add column last_seq int not null default 0,
  add constraint order_item_once unique (order_id, listing_id, round);
create index order_item_send on touchstone.order_item (next_send_at, id) where next_send_at is not null;
create index order_item_poll on touchstone.order_item (next_poll_at, id) where next_poll_at is not null;
create index order_item_due on touchstone.order_item (due_at, id)
  where state in ('QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'REPORTED_DONE', 'PROBING', 'STILL_LIVE', 'OVERDUE');
create index order_item_list on touchstone.order_item (created_at desc, id desc);
create index order_item_order on touchstone.order_item (order_id);
-- listings under a ban, by case
create index order_item_ban on touchstone.order_item (case_id, listing_id) where kind = 'delist' and released_at is null and state <> 'WITHDRAWN';

-- Orders and polls fail apart from each other.
alter table touchstone.store add column order_breaker jsonb not null default '{}';

-- Which finding against a store an event of an item led to.
create table touchstone.order_item_finding (
  item_id uuid not null references touchstone.order_item,
  finding_id uuid not null references touchstone.finding,
  primary key (item_id, finding_id)
);
create index order_item_finding_of on touchstone.order_item_finding (finding_id);

-- Listings under a ban in a store that has no order yet: told to the authority once, gone when one is issued.
create table touchstone.delisting_gap (
  case_id uuid not null references touchstone.enforcement_case,
  listing_id uuid not null references touchstone.listing,
  found_at timestamptz not null,
  primary key (case_id, listing_id)
);

create index app_merged on touchstone.app (merged_into) where merged_into is not null;
-- An app and all that were merged into it.
create function touchstone.merged_apps(root uuid) returns setof uuid language sql stable as $$
  with recursive same (id) as (
    select coalesce((select a.merged_into from touchstone.app a where a.id = root), root)
    union select a.id from touchstone.app a join same s on a.merged_into = s.id
  ) select id from same
$$;

-- 恢复上架: the firm applies, a second person approves, the stores are told.
create table touchstone.relisting (
  id uuid primary key,
  case_id uuid not null references touchstone.enforcement_case,
  operator_id uuid references touchstone.operator,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  state text not null check (state in ('APPLIED', 'APPROVED', 'REFUSED', 'WITHDRAWN', 'RELISTED')),
  statement text not null,
  -- the build that is to go back, by its digest
  artifact_sha256 text not null,
  applied_by text not null,
  applied_at timestamptz not null,
  -- why it may, or may not: what the guards saw when it was decided
  grounds jsonb not null default '{}',
  reason text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null,
  row_version int not null default 1
);
create unique index relisting_open on touchstone.relisting (case_id) where state in ('APPLIED', 'APPROVED');
create index relisting_list on touchstone.relisting (created_at desc, id desc);
create index relisting_organisation on touchstone.relisting (organisation_id, state, created_at desc, id desc);

do $$
declare
  t text;
begin
  foreach t in array array['order_item_finding', 'delisting_gap', 'relisting'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;
create policy scoped on touchstone.order_item_finding for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.order_item i where i.id = item_id));
create policy scoped on touchstone.delisting_gap for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.enforcement_case c where c.id = case_id));
create policy scoped on touchstone.relisting for select to touchstone_scoped using (
  province = (select touchstone.scope_province()) or operator_id = (select touchstone.scope_uuid('operator')));
