-- The second lock. Sessions of scope `all` run as touchstone_all and see every row. All others run as touchstone_scoped: a table lets
-- them see what its policy says, and nothing where it says nothing. Children ask for their parent, whose own policy then answers.

do $$
declare
  t record;
begin
  for t in select tablename from pg_tables where schemaname = 'touchstone' loop
    execute format('alter table touchstone.%I enable row level security', t.tablename);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t.tablename);
  end loop;
end $$;

-- Tables without rows about anybody: read by all.
do $$
declare
  t text;
begin
  foreach t in array array['setting', 'clause_setting', 'engine', 'engine_version', 'sdk', 'store', 'retention_class', 'signer', 'signer_lineage'] loop
    execute format('create policy known_to_all on touchstone.%I for select to touchstone_scoped using (true)', t);
  end loop;
end $$;

-- Own organisation.
do $$
declare
  t text;
begin
  foreach t in array array['person', 'role_grant', 'api_token', 'operator_claim', 'webhook', 'bulk_job', 'idempotency_key', 'check_sheet', 'lead'] loop
    execute format('create policy own_organisation on touchstone.%I to touchstone_scoped using (organisation_id = (select touchstone.own_organisation())) with check (organisation_id = (select touchstone.own_organisation()))', t);
  end loop;
end $$;
create policy own_organisation on touchstone.organisation to touchstone_scoped using (id = (select touchstone.own_organisation()));
create policy own_chain on touchstone.audit_event to touchstone_scoped using (chain = (select touchstone.own_organisation())) with check (chain = (select touchstone.own_organisation()));
create policy anchors on touchstone.audit_anchor for select to touchstone_scoped using (true);
create policy own_message on touchstone.outbox_message to touchstone_scoped using (organisation_id = (select touchstone.own_organisation())) with check (true);
create policy own_delivery on touchstone.webhook_delivery to touchstone_scoped using (exists (select from touchstone.webhook w where w.id = webhook_id));
create policy own_answer on touchstone.check_answer to touchstone_scoped using (exists (select from touchstone.check_sheet s where s.id = sheet_id)) with check (exists (select from touchstone.check_sheet s where s.id = sheet_id));
create policy own_claim_event on touchstone.operator_claim_event to touchstone_scoped using (exists (select from touchstone.operator_claim c where c.id = claim_id)) with check (exists (select from touchstone.operator_claim c where c.id = claim_id));

-- What a scope reaches. Campaigns and assignments are asked past their own policies, or they would ask each other for ever.
create function touchstone.in_own_campaign(app uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from touchstone.campaign_member m join touchstone.campaign c on c.id = m.campaign_id
    where m.app_id = app and c.province = touchstone.scope_value())
$$;
create function touchstone.in_own_assignment(app uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (
    select from touchstone.lab_assignment l join touchstone.campaign_member m
      on m.campaign_id = l.campaign_id and m.ordinal between l.first_ordinal and l.last_ordinal
    where m.app_id = app and l.organisation_id = touchstone.scope_uuid('lab'))
$$;
create function touchstone.on_own_shelf(app uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from touchstone.listing l where l.app_id = app and l.store_id = touchstone.scope_uuid('store'))
$$;
revoke execute on function touchstone.in_own_campaign(uuid), touchstone.in_own_assignment(uuid), touchstone.on_own_shelf(uuid) from public;
grant execute on function touchstone.in_own_campaign(uuid), touchstone.in_own_assignment(uuid), touchstone.on_own_shelf(uuid) to touchstone_scoped, touchstone_all;

create policy scoped on touchstone.app to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_value()) or touchstone.in_own_campaign(id)
    when 'store' then touchstone.on_own_shelf(id)
    when 'operator' then operator_id = (select touchstone.scope_uuid('operator'))
    when 'lab' then touchstone.in_own_assignment(id)
    else false
  end);
create policy scoped on touchstone.operator to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_value())
    when 'operator' then id = (select touchstone.scope_uuid('operator'))
    else false
  end);
create policy scoped on touchstone.listing to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'store' then store_id = (select touchstone.scope_uuid('store'))
    else exists (select from touchstone.app a where a.id = app_id)
  end);

do $$
declare
  rule text[];
begin
  foreach rule slice 1 in array array[
    ['app_version', 'exists (select from touchstone.app a where a.id = app_id)'],
    ['artifact', 'exists (select from touchstone.app_version v where v.id = app_version_id) or exists (select from touchstone.acquisition q where q.artifact_id = artifact.id)'],
    ['artifact_sdk', 'exists (select from touchstone.artifact f where f.id = artifact_id)'],
    ['artifact_data_type', 'exists (select from touchstone.artifact f where f.id = artifact_id)'],
    ['listing_change', 'exists (select from touchstone.listing l where l.id = listing_id)'],
    ['listing_probe', 'exists (select from touchstone.listing l where l.id = listing_id)'],
    ['operator_name', 'exists (select from touchstone.operator o where o.id = operator_id)'],
    ['operator_link', 'exists (select from touchstone.operator o where o.id = operator_id)'],
    ['developer_account', 'store_id = (select touchstone.scope_uuid(''store''))'],
    ['inventory_flag', '(select touchstone.scope_kind()) in (''province'', ''store'') and exists (select from touchstone.app a where a.id = app_id)'],
    ['acquisition', 'organisation_id = (select touchstone.own_organisation()) or store_id = (select touchstone.scope_uuid(''store''))'],
    ['scan_request', 'organisation_id = (select touchstone.own_organisation()) or ((select touchstone.scope_kind()) in (''province'', ''lab'') and exists (select from touchstone.app a where a.id = app_id))'],
    ['scan_run', 'exists (select from touchstone.scan_request r where r.id = scan_request_id)'],
    ['run_votes', 'exists (select from touchstone.scan_run r where r.id = run_id)'],
    ['fused_result', 'exists (select from touchstone.scan_request r where r.id = scan_request_id)'],
    ['finding_event', 'exists (select from touchstone.finding f where f.id = finding_id)'],
    ['finding_evidence', 'exists (select from touchstone.finding f where f.id = finding_id)'],
    ['evidence', 'exists (select from touchstone.finding_evidence e where e.sha256 = evidence.sha256)'],
    ['evidence_custody', 'exists (select from touchstone.evidence e where e.sha256 = evidence_custody.sha256)'],
    ['review', '(select touchstone.scope_kind()) in (''province'', ''lab'') and exists (select from touchstone.finding f where f.id = finding_id)'],
    ['review_claim', '(select touchstone.scope_kind()) in (''province'', ''lab'') and exists (select from touchstone.finding f where f.id = finding_id)'],
    ['evidence_request', '(select touchstone.scope_kind()) in (''province'', ''lab'') and exists (select from touchstone.finding f where f.id = finding_id)'],
    ['campaign_event', 'exists (select from touchstone.campaign c where c.id = campaign_id)'],
    ['campaign_quota', 'province = (select touchstone.scope_value()) and (select touchstone.scope_kind()) = ''province''']
  ] loop
    execute format('create policy scoped on touchstone.%I to touchstone_scoped using (%s)', rule[1], rule[2]);
  end loop;
end $$;

-- A firm and a store learn of a fault when people have confirmed it; authorities and labs see the whole way.
create policy scoped on touchstone.finding to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_value()) or touchstone.in_own_campaign(app_id)
    when 'lab' then touchstone.in_own_assignment(app_id)
    when 'operator' then operator_id = (select touchstone.scope_uuid('operator')) and state in ('CONFIRMED', 'PERSISTS', 'FIXED')
    when 'store' then touchstone.on_own_shelf(app_id) and state in ('CONFIRMED', 'PERSISTS')
    else false
  end);

create policy scoped on touchstone.campaign to touchstone_scoped using (
  organisation_id = (select touchstone.own_organisation())
  or ((select touchstone.scope_kind()) = 'province' and (province = (select touchstone.scope_value())
      or exists (select from touchstone.campaign_quota q where q.campaign_id = campaign.id)))
  or ((select touchstone.scope_kind()) = 'lab'
      and exists (select from touchstone.lab_assignment l where l.campaign_id = campaign.id)));
create policy own_assignment on touchstone.lab_assignment to touchstone_scoped using (organisation_id = (select touchstone.own_organisation()));
create policy scoped on touchstone.campaign_member to touchstone_scoped using (
  case (select touchstone.scope_kind())
    when 'province' then province = (select touchstone.scope_value()) or touchstone.in_own_campaign(app_id)
    when 'lab' then exists (select from touchstone.lab_assignment l where l.campaign_id = campaign_member.campaign_id and ordinal between l.first_ordinal and l.last_ordinal)
    else false
  end);
