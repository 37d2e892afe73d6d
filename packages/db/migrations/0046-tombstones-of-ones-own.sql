-- What was purged is told to whom it was shown before: the rows of files stay when their bytes go, and say who that is.
create policy scoped on touchstone.tombstone for select to touchstone_scoped using (
  case kind
    when 'artifact' then exists (select from touchstone.artifact f where f.sha256 = tombstone.sha256)
    else exists (select from touchstone.evidence e where e.sha256 = tombstone.sha256)
  end);
-- in the order in which they are listed
create index tombstone_newest on touchstone.tombstone (purged_at, sha256);
