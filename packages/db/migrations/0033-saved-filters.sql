-- Filters that a person keeps by a name: what stands behind the `?` of a list's address. No secret goes into an address.
create table touchstone.saved_filter (
  id uuid primary key,
  person_id uuid not null references touchstone.person on delete cascade,
  page text not null check (page ~ '^/[a-z0-9/$-]{1,199}$'),
  name text not null check (char_length(name) between 1 and 60),
  query text not null check (char_length(query) between 1 and 2000),
  created_at timestamptz not null,
  unique (person_id, page, name)
);

alter table touchstone.saved_filter enable row level security;
create policy everything on touchstone.saved_filter to touchstone_all using (true) with check (true);
create policy own on touchstone.saved_filter to touchstone_scoped using (person_id = (select touchstone.own_person())) with check (person_id = (select touchstone.own_person()));
