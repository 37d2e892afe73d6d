-- What lists of cases ask for.

create index enforcement_case_clauses on touchstone.enforcement_case using gin (clauses);
create index enforcement_case_name on touchstone.enforcement_case (subject_name text_pattern_ops, opened_at desc, id desc);
create index enforcement_case_due on touchstone.enforcement_case (next_due_at, id) where next_due_at is not null;
create index enforcement_case_handler on touchstone.enforcement_case (handler_id, opened_at desc, id desc) where handler_id is not null;
create index enforcement_case_recurrence on touchstone.enforcement_case (recurrence_of) where recurrence_of is not null;

-- Whose case it is and to whom it was handed is no secret from who may see the case; other organisations are.
create function touchstone.authority_name(organisation uuid) returns text language sql stable security definer set search_path = '' as $$
  select o.name from touchstone.organisation o where o.id = organisation and o.kind in ('ministry', 'province')
$$;
revoke execute on function touchstone.authority_name(uuid) from public;
grant execute on function touchstone.authority_name(uuid) to touchstone_scoped, touchstone_all;
