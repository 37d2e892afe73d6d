-- The end of a file or of a text is one row; its listings are looked at afterwards, page by page. Behind which of them the next page
-- begins; null: there is none.
alter table touchstone.acquisition add column listings_after uuid;
create index acquisition_listings_after on touchstone.acquisition (finished_at, id) where listings_after is not null;

-- A listing of which something came or changed: whether a scan follows is decided from what is here when its turn comes.
create table touchstone.listing_scan_due (
  listing_id uuid not null references touchstone.listing on delete cascade,
  -- keys of setting `scan-policy`
  reason text not null check (reason in ('newVersion', 'changedPolicy', 'changedPermissions')),
  attempts int not null default 0,
  next_at timestamptz not null,
  primary key (listing_id, reason)
);
create index listing_scan_due_next on touchstone.listing_scan_due (next_at, listing_id, reason);

alter table touchstone.listing_scan_due enable row level security;
create policy everything on touchstone.listing_scan_due to touchstone_all using (true) with check (true);
-- Whoever sees the listing.
create policy scoped on touchstone.listing_scan_due for select to touchstone_scoped using (
  exists (select from touchstone.listing l where l.id = listing_id));
