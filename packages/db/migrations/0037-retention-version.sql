-- Two who set how long a class is kept do not overwrite each other unseen.
alter table touchstone.retention_class add column row_version int not null default 1;
