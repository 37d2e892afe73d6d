-- Members change their state hundreds of thousands at a time; only one that becomes another app reaches anything new.

drop trigger campaign_member_reach_again on touchstone.campaign_member;

create function touchstone.reach_member() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into touchstone.app_scope (scope, app_id)
    select 'province:' || c.province, new.app_id from touchstone.campaign c where c.id = new.campaign_id and c.province is not null
    union
    select 'lab:' || l.organisation_id, new.app_id from touchstone.lab_assignment l
    where l.campaign_id = new.campaign_id and new.ordinal between l.first_ordinal and l.last_ordinal
    on conflict do nothing;
  return null;
end $$;
create trigger campaign_member_reach_again after update on touchstone.campaign_member
  for each row when ((new.campaign_id, new.ordinal, new.app_id) is distinct from (old.campaign_id, old.ordinal, old.app_id))
  execute function touchstone.reach_member();
