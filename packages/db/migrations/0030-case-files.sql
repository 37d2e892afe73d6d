-- What a firm brings in a case: proof of an objection, of an extension that it asks for, of what it put right.
create table touchstone.case_file (
  case_id uuid not null references touchstone.enforcement_case,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  file_name text not null,
  media_type text not null,
  size_bytes bigint not null check (size_bytes >= 0),
  organisation_id uuid not null references touchstone.organisation,
  added_by uuid,
  added_at timestamptz not null,
  primary key (case_id, sha256)
);
create index case_file_digest on touchstone.case_file (sha256);
create trigger case_file_once before update or delete on touchstone.case_file for each row execute function touchstone.refuse_change();

alter table touchstone.case_file enable row level security;
create policy everything on touchstone.case_file to touchstone_all using (true) with check (true);
-- The firm that brought it and the authorities of the case; stores and laboratories that see the case do not see it.
create policy scoped on touchstone.case_file for select to touchstone_scoped using (
  (select touchstone.scope_kind()) in ('province', 'operator') and exists (select from touchstone.enforcement_case c where c.id = case_id));
