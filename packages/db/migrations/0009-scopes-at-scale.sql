-- What a scope reaches besides its own columns, kept as rows so that a policy asks an index and not a function for each row of a
-- table of millions; and bigrams of names where row-level security does not keep an index from being used.

-- Derived, only ever added to: members of a province's campaigns, what a lab was assigned, what a store lists or has listed.
create table touchstone.app_scope (
  -- as the session states it: `province:11`, `lab:<organisation>`, `store:<id>`
  scope text not null,
  app_id uuid not null,
  primary key (scope, app_id)
);

create function touchstone.scope() returns text language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('touchstone.scope', true), ''), 'none') $$;
create function touchstone.scope_province() returns text language sql stable parallel safe
  as $$ select case when touchstone.scope_kind() = 'province' then touchstone.scope_value() end $$;

-- Written for whoever adds the row that it follows from, whatever they may see.
create function touchstone.reach_listings() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id)
    select distinct 'store:' || store_id, app_id from added where app_id is not null on conflict do nothing;
  return null;
end $$;
create function touchstone.reach_listing() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id) values ('store:' || new.store_id, new.app_id) on conflict do nothing;
  return null;
end $$;
create trigger listing_reach after insert on touchstone.listing
  referencing new table as added for each statement execute function touchstone.reach_listings();
create trigger listing_reach_again after update of app_id, store_id on touchstone.listing
  for each row when (new.app_id is not null and (new.app_id, new.store_id) is distinct from (old.app_id, old.store_id)) execute function touchstone.reach_listing();

create function touchstone.reach_members() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id)
    select distinct 'province:' || c.province, m.app_id
    from added m join touchstone.campaign c on c.id = m.campaign_id where c.province is not null
    union
    select distinct 'lab:' || l.organisation_id, m.app_id
    from added m join touchstone.lab_assignment l on l.campaign_id = m.campaign_id and m.ordinal between l.first_ordinal and l.last_ordinal
    on conflict do nothing;
  return null;
end $$;
create trigger campaign_member_reach after insert on touchstone.campaign_member
  referencing new table as added for each statement execute function touchstone.reach_members();
create trigger campaign_member_reach_again after update on touchstone.campaign_member
  referencing new table as added for each statement execute function touchstone.reach_members();

create function touchstone.reach_campaign() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id)
    select distinct 'province:' || new.province, app_id from touchstone.campaign_member where campaign_id = new.id on conflict do nothing;
  return null;
end $$;
create trigger campaign_reach after update of province on touchstone.campaign
  for each row when (new.province is distinct from old.province and new.province is not null) execute function touchstone.reach_campaign();

create function touchstone.reach_assignment() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id)
    select distinct 'lab:' || new.organisation_id, app_id from touchstone.campaign_member
    where campaign_id = new.campaign_id and ordinal between new.first_ordinal and new.last_ordinal on conflict do nothing;
  return null;
end $$;
create trigger lab_assignment_reach after insert or update on touchstone.lab_assignment for each row execute function touchstone.reach_assignment();

insert into touchstone.app_scope (scope, app_id)
  select 'store:' || store_id, app_id from touchstone.listing where app_id is not null
  union select 'province:' || c.province, m.app_id from touchstone.campaign_member m join touchstone.campaign c on c.id = m.campaign_id where c.province is not null
  union select 'lab:' || l.organisation_id, m.app_id from touchstone.campaign_member m
    join touchstone.lab_assignment l on l.campaign_id = m.campaign_id and m.ordinal between l.first_ordinal and l.last_ordinal;

alter table touchstone.app_scope enable row level security;
create policy everything on touchstone.app_scope to touchstone_all using (true) with check (true);
create policy own on touchstone.app_scope for select to touchstone_scoped using (scope = (select touchstone.scope()));

-- Asked as a value and not with `exists`: that PostgreSQL may answer by reading all that the scope reaches first.
drop policy scoped on touchstone.app;
create policy scoped on touchstone.app to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or operator_id = (select touchstone.scope_uuid('operator'))
  or (select true from touchstone.app_scope s where s.scope = (select touchstone.scope()) and s.app_id = app.id));

drop policy scoped on touchstone.finding;
create policy scoped on touchstone.finding to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or (operator_id = (select touchstone.scope_uuid('operator')) and state in ('CONFIRMED', 'PERSISTS', 'FIXED'))
  or (((select touchstone.scope_kind()) <> 'store' or state in ('CONFIRMED', 'PERSISTS'))
      and (select true from touchstone.app_scope s where s.scope = (select touchstone.scope()) and s.app_id = finding.app_id)));

drop policy scoped on touchstone.listing;
create policy scoped on touchstone.listing to touchstone_scoped using (
  store_id = (select touchstone.scope_uuid('store'))
  or ((select touchstone.scope_kind()) <> 'store' and exists (select from touchstone.app a where a.id = app_id)));

drop policy scoped on touchstone.campaign_member;
create policy scoped on touchstone.campaign_member to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or ((select touchstone.scope_kind()) = 'province'
      and (select true from touchstone.app_scope s where s.scope = (select touchstone.scope()) and s.app_id = campaign_member.app_id))
  or ((select touchstone.scope_kind()) = 'lab'
      and exists (select from touchstone.lab_assignment l where l.campaign_id = campaign_member.campaign_id and ordinal between l.first_ordinal and l.last_ordinal)));

drop function touchstone.in_own_campaign(uuid);
drop function touchstone.in_own_assignment(uuid);
drop function touchstone.on_own_shelf(uuid);

create index finding_operator on touchstone.finding (operator_id, opened_at desc, id desc);

-- An operator on arrays may leak what it compares, so PostgreSQL does not use its index on a table whose policy hides rows. The
-- bigrams of names, and nothing else of an app, lie where every session reads them; the apps they lead to are guarded as ever.
create table touchstone.app_gram (
  app_id uuid primary key,
  grams text[] not null
);
create function touchstone.keep_grams() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_gram (app_id, grams) select id, name_grams from added
    on conflict (app_id) do update set grams = excluded.grams where app_gram.grams <> excluded.grams;
  return null;
end $$;
create function touchstone.keep_gram() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update touchstone.app_gram set grams = new.name_grams where app_id = new.id;
  return null;
end $$;
create trigger app_gram after insert on touchstone.app referencing new table as added for each statement execute function touchstone.keep_grams();
create trigger app_gram_again after update of name_grams on touchstone.app
  for each row when (new.name_grams is distinct from old.name_grams) execute function touchstone.keep_gram();
insert into touchstone.app_gram (app_id, grams) select id, name_grams from touchstone.app;
create index app_gram_grams on touchstone.app_gram using gin (grams);
drop index touchstone.app_name_grams;

alter table touchstone.app_gram enable row level security;
create policy everything on touchstone.app_gram to touchstone_all using (true) with check (true);
create policy known_to_all on touchstone.app_gram for select to touchstone_scoped using (true);
