-- Entries that were merged are one firm: whoever has the account of one sees what belongs to any of them. What moved to the entry
-- that stands for the others, and what stays with the entry it was begun with, is seen alike.

create index operator_merged on touchstone.operator (merged_into) where merged_into is not null;

-- An entry, the one it stands for, and all that were merged into that one; itself alone when it was not merged.
create function touchstone.firm_entries(entry uuid) returns uuid[] language sql stable parallel safe security definer set search_path = '' as $$
  with recursive up (id, merged_into) as (
    select o.id, o.merged_into from touchstone.operator o where o.id = entry
    union select o.id, o.merged_into from up join touchstone.operator o on o.id = up.merged_into
  ), same (id) as (
    select u.id from (select entry union select up.id from up) u (id) where u.id is not null
    union select o.id from same join touchstone.operator o on o.merged_into = same.id
  ) select array_agg(same.id) from same
$$;
revoke execute on function touchstone.firm_entries(uuid) from public;
grant execute on function touchstone.firm_entries(uuid) to touchstone_scoped, touchstone_all;

-- Of the session's firm; null for all who are no firm. Asked once for a query: `= any ((select touchstone.own_firm())::uuid[])`.
create function touchstone.own_firm() returns uuid[] language sql stable parallel safe
  as $$ select case when touchstone.scope_kind() = 'operator' then touchstone.firm_entries(touchstone.scope_uuid('operator')) end $$;
-- The same as scopes are written; of all who are no firm their scope.
create function touchstone.own_scopes() returns text[] language sql stable parallel safe as $$
  select case when touchstone.scope_kind() = 'operator' then array(select 'operator:' || e from unnest(touchstone.own_firm()) as e)
    else array[touchstone.scope()] end
$$;

alter policy scoped on touchstone.app using (
  province = (select touchstone.scope_province())
  or operator_id = any ((select touchstone.own_firm())::uuid[])
  or (select true from touchstone.app_scope s where s.scope = (select touchstone.scope()) and s.app_id = app.id));
alter policy scoped on touchstone.finding using (
  province = (select touchstone.scope_province())
  or (operator_id = any ((select touchstone.own_firm())::uuid[]) and state in ('CONFIRMED', 'PERSISTS', 'FIXED'))
  or (((select touchstone.scope_kind()) <> 'store' or state in ('CONFIRMED', 'PERSISTS'))
      and (select true from touchstone.app_scope s where s.scope = (select touchstone.scope()) and s.app_id = finding.app_id)));
alter policy scoped on touchstone.operator using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_value())
    when 'operator' then id = any ((select touchstone.own_firm())::uuid[])
    else false
  end);

alter policy scoped on touchstone.enforcement_case using (
  province = (select touchstone.scope_province())
  or (operator_id = any ((select touchstone.own_firm())::uuid[]) and served_at is not null)
  or (select true from touchstone.case_scope s where s.scope = (select touchstone.scope()) and s.case_id = enforcement_case.id));
alter policy scoped on touchstone.deadline using (
  province = (select touchstone.scope_province())
  or organisation_id = (select touchstone.own_organisation())
  or obliged = any ((select touchstone.own_scopes())::text[]));
alter policy scoped on touchstone.order_document using (
  province = (select touchstone.scope_province())
  or (issued_at is not null and (
    (addressee_kind = 'store' and 'store:' || addressee_id = (select touchstone.scope()))
    or (addressee_kind in ('operator', 'sdk-provider', 'access-provider') and addressee_id = any ((select touchstone.own_firm())::text[])))));
alter policy scoped on touchstone.relisting using (
  province = (select touchstone.scope_province()) or operator_id = any ((select touchstone.own_firm())::uuid[]));
alter policy scoped on touchstone.submission using (
  operator_id = any ((select touchstone.own_firm())::uuid[]) or (state <> 'DRAFT' and province = (select touchstone.scope_province())));

alter policy scoped on touchstone.conduct_entry using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = any ((select touchstone.own_firm())::uuid[]) and told_at is not null
    else false
  end);
alter policy scoped on touchstone.penalty using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = any ((select touchstone.own_firm())::uuid[])
      and exists (select from touchstone.service s where s.order_id = decision_order_id and s.delivered_at is not null)
    else false
  end);
alter policy scoped on touchstone.credit_entry using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
    when 'operator' then operator_id = any ((select touchstone.own_firm())::uuid[]) and listed_at is not null
    else false
  end);
do $$
declare
  t text;
begin
  foreach t in array array['commitment', 'interview'] loop
    execute format('alter policy scoped on touchstone.%I using (
      case (select touchstone.scope_kind())
        when ''province'' then province = (select touchstone.scope_province()) or exists (select from touchstone.operator o where o.id = operator_id)
        when ''operator'' then operator_id = any ((select touchstone.own_firm())::uuid[])
        else false
      end)', t);
  end loop;
end $$;

alter policy scoped on touchstone.programme_target using (
  case (select touchstone.scope_kind())
    when 'store' then exists (select from touchstone.listing l where l.id = listing_id and l.store_id = (select touchstone.scope_uuid('store')))
    when 'operator' then notified_at is not null
      and exists (select from touchstone.app a where a.id = app_id and a.operator_id = any ((select touchstone.own_firm())::uuid[]))
    else false
  end);
create or replace function touchstone.told_of_programme(programme uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from touchstone.programme_target t join touchstone.app a on a.id = t.app_id
    where t.programme_id = programme and t.notified_at is not null and a.operator_id = any ((select touchstone.own_firm())::uuid[]))
$$;
alter policy scoped on touchstone.store_measure using (
  store_id = (select touchstone.scope_uuid('store'))
  or ((select touchstone.scope_kind()) = 'province' and exists (select from touchstone.store s where s.id = store_id and s.province = (select touchstone.scope_province())))
  or ((select touchstone.scope_kind()) = 'operator'
    and exists (select from touchstone.app a where a.id = app_id and a.operator_id = any ((select touchstone.own_firm())::uuid[]))));
alter policy scoped on touchstone.question using (
  asker = any ((select touchstone.own_scopes())::text[])
  or ((select touchstone.scope_kind()) = 'province' and (province = (select touchstone.scope_province()) or organisation_id = (select touchstone.own_organisation()))));
alter policy scoped on touchstone.finding_reply using (
  replier = any ((select touchstone.own_scopes())::text[])
  or ((select touchstone.scope_kind()) in ('province', 'lab') and exists (select from touchstone.finding f where f.id = finding_id)));
