-- What a firm or a store uploads to check it is its own until it hands it in, or until the same bytes are on a shelf: its file, its
-- name and its versions are in nobody's inventory, and no session but its own organisation's sees that it came.

alter table touchstone.artifact
  -- organisations; null: known to the authorities
  add column private_to uuid[],
  -- what enters the inventory on the day that it is handed in
  add column private_entry jsonb,
  add check ((private_to is null) = (private_entry is null)),
  add check (private_to is null or app_version_id is null);
alter table touchstone.acquisition add column is_private boolean not null default false;

create policy private_to_firm on touchstone.artifact as restrictive to touchstone_all
  using (private_to is null or (select touchstone.own_organisation()) is null or (select touchstone.own_organisation()) = any(private_to))
  with check (true);
create policy private_to_firm_scoped on touchstone.artifact as restrictive to touchstone_scoped
  using (private_to is null or (select touchstone.own_organisation()) = any(private_to));
create policy private_to_firm on touchstone.acquisition as restrictive to touchstone_all
  using (not is_private or (select touchstone.own_organisation()) is null or (select touchstone.own_organisation()) = organisation_id)
  with check (true);
