-- Versions of templates, what a document was rendered from, its history, and each attempt to serve it.

-- A version of a template never changes; those that come with the installation are taken in at the start.
create table touchstone.order_template (
  id text not null,
  version int not null check (version > 0),
  -- of the content in canonical form
  sha256 text not null,
  content jsonb not null,
  source text not null check (source in ('installation', 'authority')),
  added_at timestamptz not null,
  added_by uuid,
  primary key (id, version)
);
create trigger order_template_once before update or delete on touchstone.order_template for each row execute function touchstone.refuse_change();

alter table touchstone.order_document
  add column template_sha256 text not null default '',
  -- {kind: …}: see `deadline.rule`; null where nothing is due
  add column deadline jsonb,
  add column copies text not null default '',
  -- entries of conduct and breaches that its words rest on
  add column citations uuid[] not null default '{}',
  -- the parts it was rendered from, as they were frozen: the same parts give the same bytes
  add column model jsonb,
  -- 送达回证, with the code by which an unregistered firm joins
  add column cover_sha256 text,
  add column sealed_kind text check (sealed_kind in ('paper', 'e-signature')),
  add column series text,
  add column series_year int,
  add column series_number int,
  add column is_demo boolean not null default false;

create or replace function touchstone.keep_issued_order() returns trigger language plpgsql as $$
begin
  if (new.number, new.fields, new.template, new.template_version, new.template_sha256, new.deadline, new.copies, new.citations, new.model, new.docx_sha256, new.pdf_sha256, new.html_sha256,
      new.type, new.addressee_kind, new.addressee_id, new.addressee_name, new.case_id, new.notice_id, new.organisation_id, new.issued_at, new.approved_by, new.drafted_by)
     is distinct from (old.number, old.fields, old.template, old.template_version, old.template_sha256, old.deadline, old.copies, old.citations, old.model, old.docx_sha256, old.pdf_sha256, old.html_sha256,
      old.type, old.addressee_kind, old.addressee_id, old.addressee_name, old.case_id, old.notice_id, old.organisation_id, old.issued_at, old.approved_by, old.drafted_by)
     or (old.sealed_sha256 is not null and new.sealed_sha256 is distinct from old.sealed_sha256) then
    raise exception 'order % was issued and does not change', old.number using errcode = 'TS001';
  end if;
  return new;
end $$;

create table touchstone.order_event (
  order_id uuid not null references touchstone.order_document,
  seq int not null,
  event text not null,
  from_state text not null,
  to_state text not null,
  -- `person:<id>`, `token:<id>`, `system:<part>`
  actor text not null,
  detail jsonb not null default '{}',
  at timestamptz not null,
  primary key (order_id, seq)
);
create trigger order_event_once before update or delete on touchstone.order_event for each row execute function touchstone.refuse_change();

-- A service belongs to one channel and address; each attempt on it has its row.
alter table touchstone.service
  add column proof_kind text check (proof_kind in ('sign-in', 'link', 'receipt', 'scan', 'store-answer')),
  -- a digest of the token in the link that was mailed
  add column link_hash text unique,
  add column last_error text not null default '';
create table touchstone.service_attempt (
  service_id uuid not null references touchstone.service,
  attempt int not null,
  outcome text not null check (outcome in ('sent', 'failed', 'refused')),
  -- a word of ours, never a message of the other side
  error text not null default '',
  at timestamptz not null,
  primary key (service_id, attempt)
);
create trigger service_attempt_once before update or delete on touchstone.service_attempt for each row execute function touchstone.refuse_change();
-- Proof of service is never taken back.
create function touchstone.keep_proof_of_service() returns trigger language plpgsql as $$
begin
  if (new.order_id, new.channel, new.state, new.delivered_at, new.proof, new.proof_kind, new.proof_sha256)
     is distinct from (old.order_id, old.channel, old.state, old.delivered_at, old.proof, old.proof_kind, old.proof_sha256) then
    raise exception 'service % is proven and does not change', old.id using errcode = 'TS001';
  end if;
  return new;
end $$;
create trigger service_proven before update on touchstone.service for each row when (old.delivered_at is not null) execute function touchstone.keep_proof_of_service();

do $$
declare
  t text;
begin
  foreach t in array array['order_template', 'order_event', 'service_attempt'] loop
    execute format('alter table touchstone.%I enable row level security', t);
    execute format('create policy everything on touchstone.%I to touchstone_all using (true) with check (true)', t);
  end loop;
end $$;
create policy known_to_all on touchstone.order_template for select to touchstone_scoped using (true);
-- who drafted and who read it is the authority's own business
create policy scoped on touchstone.order_event for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.order_document o where o.id = order_id));
create policy scoped on touchstone.service_attempt for select to touchstone_scoped using (
  (select touchstone.scope_kind()) = 'province' and exists (select from touchstone.service s where s.id = service_id));
