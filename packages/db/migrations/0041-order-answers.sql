-- What an addressee that is asked to do something says of a document: that it was done, or why not. Written once; the document stays as it is.
create table touchstone.order_answer (
  id uuid primary key,
  order_id uuid not null references touchstone.order_document,
  kind text not null check (kind in ('done', 'objection')),
  text text not null,
  -- `person:<id>`, `token:<id>`
  actor text not null,
  organisation_id uuid not null references touchstone.organisation,
  at timestamptz not null
);
create index order_answer_order on touchstone.order_answer (order_id, at, id);
create trigger order_answer_once before update or delete on touchstone.order_answer for each row execute function touchstone.refuse_change();
alter table touchstone.order_answer enable row level security;
create policy everything on touchstone.order_answer to touchstone_all using (true) with check (true);
-- with the document: its authority's, and the addressee's
create policy scoped on touchstone.order_answer for select to touchstone_scoped using (
  exists (select from touchstone.order_document o where o.id = order_id));
