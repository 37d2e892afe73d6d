-- What a row says of the world is dated by the clock of the installation, which on one for demonstration can be set (演示时间):
-- a version that came after a case was closed is newer than the case, whatever day the machine has. Queues and leases keep the machine's time.
create function touchstone.clock() returns timestamptz language sql stable as
  $$ select coalesce(nullif(current_setting('touchstone.now', true), '')::timestamptz, now()) $$;

alter table touchstone.app alter column first_seen_at set default touchstone.clock();
alter table touchstone.app alter column last_seen_at set default touchstone.clock();
alter table touchstone.app_version alter column first_seen_at set default touchstone.clock();
alter table touchstone.artifact alter column created_at set default touchstone.clock();
alter table touchstone.finding alter column opened_at set default touchstone.clock();
alter table touchstone.finding_event alter column at set default touchstone.clock();
alter table touchstone.finding_evidence alter column added_at set default touchstone.clock();
alter table touchstone.evidence alter column created_at set default touchstone.clock();
alter table touchstone.review alter column at set default touchstone.clock();
alter table touchstone.fused_result alter column at set default touchstone.clock();
