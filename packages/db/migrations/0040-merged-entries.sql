-- Entries of firms that were merged, each with the one that stands for it: figures by firm count them as one, whoever reads.
create function touchstone.merged_entries() returns table (entry uuid, stands uuid) language sql stable parallel safe security definer set search_path = '' as $$
  select o.id, o.merged_into from touchstone.operator o where o.merged_into is not null
$$;
revoke execute on function touchstone.merged_entries() from public;
grant execute on function touchstone.merged_entries() to touchstone_scoped, touchstone_all;
