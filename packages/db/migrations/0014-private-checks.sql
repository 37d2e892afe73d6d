-- A firm's check of its own app is its own: no authority, laboratory or store sees that it was asked for or what came of it, and
-- neither does a session that sees all else. The system itself (no organisation) hands it out as any other work.

drop policy everything on touchstone.scan_request;
create policy everything on touchstone.scan_request to touchstone_all
  using (profile <> 'self-check' or (select touchstone.own_organisation()) is null or organisation_id = (select touchstone.own_organisation()))
  with check (true);

drop policy scoped on touchstone.scan_request;
create policy scoped on touchstone.scan_request to touchstone_scoped using (
  organisation_id = (select touchstone.own_organisation())
  or (profile <> 'self-check' and (select touchstone.scope_kind()) in ('province', 'lab') and exists (select from touchstone.app a where a.id = app_id)));
