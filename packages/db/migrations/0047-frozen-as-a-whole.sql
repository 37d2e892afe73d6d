-- What is final is final in every column but those that are named here, whatever is added to its table later.
create or replace function touchstone.keep_evidence() returns trigger language plpgsql as $$
declare
  moves constant text[] := array['legal_hold_count', 'purged_at', 'retention_class'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - moves) is distinct from (to_jsonb(old) - moves) then
    raise exception 'evidence % is written once', old.sha256 using errcode = 'TS001';
  end if;
  if new.purged_at is not null and old.purged_at is null and old.legal_hold_count > 0 then
    raise exception 'evidence % is held and cannot be purged', old.sha256 using errcode = 'TS002';
  end if;
  return new;
end $$;

create or replace function touchstone.keep_issued_order() returns trigger language plpgsql as $$
declare
  moves constant text[] := array['state', 'row_version', 'withdrawn_at', 'withdrawn_reason', 'sealed_sha256', 'sealed_kind'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - moves) is distinct from (to_jsonb(old) - moves)
     or (old.sealed_sha256 is not null and (new.sealed_sha256, new.sealed_kind) is distinct from (old.sealed_sha256, old.sealed_kind)) then
    raise exception 'order % was issued and does not change', old.number using errcode = 'TS001';
  end if;
  return new;
end $$;

create or replace function touchstone.keep_frozen_notice() returns trigger language plpgsql as $$
declare
  moves constant text[] := array['state', 'row_version', 'publication_urls', 'published_at', 'published_by', 'withdrawn_at', 'withdrawn_reason'];
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - moves) is distinct from (to_jsonb(old) - moves) then
    raise exception 'notice % is frozen and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;

-- A row is taken out of a frozen notice as little as it is put into one.
create or replace function touchstone.keep_frozen_rows() returns trigger language plpgsql security definer set search_path = '' as $$
declare
  frozen uuid;
begin
  select n.id into frozen from touchstone.notice n where n.frozen_at is not null
    and n.id = any (array[case when tg_op <> 'DELETE' then new.notice_id end, case when tg_op <> 'INSERT' then old.notice_id end]) limit 1;
  if frozen is not null then
    raise exception 'notice % is frozen and does not change', frozen using errcode = 'TS001';
  end if;
  return coalesce(new, old);
end $$;

create trigger order_document_kept before delete on touchstone.order_document
  for each row when (old.issued_at is not null) execute function touchstone.keep_issued_order();
create trigger notice_kept before delete on touchstone.notice
  for each row when (old.frozen_at is not null) execute function touchstone.keep_frozen_notice();
