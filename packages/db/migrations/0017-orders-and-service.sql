-- 文书: what is ordered of whom, approved by four eyes, frozen, served with proof; and the fate of each listing.

create table touchstone.order_document (
  id uuid primary key,
  -- 文号; taken when it is issued
  number text unique,
  type text not null check (type in (
    'rectification', 'delisting', 'relisting', 'search-ban', 'access-stop', 'disconnection', 'interview',
    'penalty-notice', 'penalty-decision', 'problem-notice', 'extension', 'withdrawal', 'referral')),
  case_id uuid references touchstone.enforcement_case,
  -- an order to stores can rest on a notice that names many cases
  notice_id uuid,
  organisation_id uuid not null references touchstone.organisation,
  province text,
  -- {kind: 'operator' | 'store' | 'sdk-provider' | 'access-provider', id, name}
  addressee_kind text not null check (addressee_kind in ('operator', 'store', 'sdk-provider', 'access-provider')),
  addressee_id text not null,
  addressee_name text not null,
  template text not null,
  template_version text not null,
  -- what the template was filled with
  fields jsonb not null default '{}',
  state text not null check (state in ('DRAFT', 'IN_REVIEW', 'APPROVED', 'ISSUED', 'WITHDRAWN')),
  drafted_by uuid,
  approved_by uuid,
  approved_at timestamptz,
  issued_at timestamptz,
  -- frozen files, as objects; sealed: the scan of the stamped paper or the signed file
  docx_sha256 text,
  pdf_sha256 text,
  html_sha256 text,
  sealed_sha256 text,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  replaces uuid references touchstone.order_document,
  created_at timestamptz not null default now(),
  row_version int not null default 1
);
create index order_document_case on touchstone.order_document (case_id);
create index order_document_list on touchstone.order_document (organisation_id, state, created_at desc, id desc);
create index order_document_addressee on touchstone.order_document (addressee_kind, addressee_id, issued_at desc, id desc) where issued_at is not null;
create function touchstone.keep_issued_order() returns trigger language plpgsql as $$
begin
  if (new.number, new.fields, new.template, new.template_version, new.docx_sha256, new.pdf_sha256, new.html_sha256, new.type, new.addressee_id, new.issued_at)
     is distinct from (old.number, old.fields, old.template, old.template_version, old.docx_sha256, old.pdf_sha256, old.html_sha256, old.type, old.addressee_id, old.issued_at) then
    raise exception 'order % was issued and does not change', old.number using errcode = 'TS001';
  end if;
  return new;
end $$;
create trigger order_document_issued before update on touchstone.order_document
  for each row when (old.issued_at is not null) execute function touchstone.keep_issued_order();

-- 送达: one row for each attempt on one channel.
create table touchstone.service (
  id uuid primary key,
  order_id uuid not null references touchstone.order_document,
  channel text not null check (channel in ('inbox', 'email', 'webhook', 'paper', 'store-protocol')),
  address text not null default '',
  state text not null check (state in ('PREPARED', 'SENT', 'DELIVERED', 'FAILED')),
  attempts int not null default 0,
  next_at timestamptz,
  sent_at timestamptz,
  -- proof of service: deadlines start here
  delivered_at timestamptz,
  -- receipt, scan, signed answer, as an object
  proof_sha256 text,
  proof jsonb not null default '{}',
  created_at timestamptz not null default now(),
  created_by uuid
);
create index service_order on touchstone.service (order_id, created_at, id);
create index service_waiting on touchstone.service (next_at, id) where state in ('PREPARED', 'SENT');

-- One listing, one fate.
create table touchstone.order_item (
  id uuid primary key,
  order_id uuid not null references touchstone.order_document,
  case_id uuid not null references touchstone.enforcement_case,
  listing_id uuid not null references touchstone.listing,
  store_id uuid not null references touchstone.store,
  kind text not null check (kind in ('delist', 'relist', 'search-ban')),
  -- as it stood when ordered
  package text not null,
  app_name text not null,
  version_name text not null default '',
  state text not null check (state in (
    'QUEUED', 'SENT', 'DELIVERED', 'ACKED', 'OBJECTED', 'REPORTED_DONE', 'PROBING', 'VERIFIED_ABSENT', 'STILL_LIVE', 'OVERDUE', 'ESCALATED',
    'REAPPEARED', 'WITHDRAWN')),
  -- found after the order was issued
  is_later boolean not null default false,
  objection jsonb,
  acked_at timestamptz,
  reported_done_at timestamptz,
  verified_at timestamptz,
  due_at timestamptz,
  next_probe_at timestamptz,
  created_at timestamptz not null default now(),
  row_version int not null default 1,
  unique (order_id, listing_id)
);
create index order_item_store on touchstone.order_item (store_id, state, created_at desc, id desc);
create index order_item_case on touchstone.order_item (case_id, state);
create index order_item_probe on touchstone.order_item (next_probe_at, id) where next_probe_at is not null;
create index order_item_listing on touchstone.order_item (listing_id);

create table touchstone.order_item_event (
  item_id uuid not null references touchstone.order_item,
  seq int not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  actor text not null,
  basis text not null default '',
  -- the probe or the store's message that it rests on
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (item_id, seq)
);
create trigger order_item_event_once before update or delete on touchstone.order_item_event for each row execute function touchstone.refuse_change();

do $$
declare
  t text;
begin
  foreach t in array array['order_document', 'service', 'order_item', 'order_item_event'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;
create policy scoped on touchstone.order_document for select to touchstone_scoped using (
  province = (select touchstone.scope_province())
  or (issued_at is not null and (
    (addressee_kind = 'store' and 'store:' || addressee_id = (select touchstone.scope()))
    or (addressee_kind in ('operator', 'sdk-provider', 'access-provider') and 'operator:' || addressee_id = (select touchstone.scope())))));
create policy scoped on touchstone.service for select to touchstone_scoped using (exists (select from touchstone.order_document o where o.id = order_id));
create policy scoped on touchstone.order_item for select to touchstone_scoped using (
  (store_id = (select touchstone.scope_uuid('store')) and state <> 'QUEUED')
  or ((select touchstone.scope_kind()) <> 'store' and exists (select from touchstone.enforcement_case c where c.id = case_id)));
create policy scoped on touchstone.order_item_event for select to touchstone_scoped using (exists (select from touchstone.order_item i where i.id = item_id));
