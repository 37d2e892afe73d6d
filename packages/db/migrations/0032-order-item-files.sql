-- What a store brings with an answer: proof that an app is off its shelf, or of what it objects.
create table touchstone.order_item_file (
  item_id uuid not null references touchstone.order_item,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  organisation_id uuid not null references touchstone.organisation,
  added_by uuid,
  added_at timestamptz not null,
  primary key (item_id, sha256)
);
create index order_item_file_digest on touchstone.order_item_file (sha256);
create trigger order_item_file_once before update or delete on touchstone.order_item_file for each row execute function touchstone.refuse_change();

alter table touchstone.order_item_file enable row level security;
create policy everything on touchstone.order_item_file to touchstone_all using (true) with check (true);
-- The store that brought it and the authorities of the case; the firm sees the item and not this.
create policy scoped on touchstone.order_item_file for select to touchstone_scoped using (
  (select touchstone.scope_kind()) in ('province', 'store') and exists (select from touchstone.order_item i where i.id = item_id));
