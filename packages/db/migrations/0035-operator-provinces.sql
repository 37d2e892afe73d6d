-- A firm's province can be put right; what it was and what it is stand beside the event.
alter table touchstone.identity_event
  drop constraint identity_event_kind_check,
  add constraint identity_event_kind_check check (kind in ('merge', 'split', 'link', 'unlink', 'rename', 'province')),
  add column before text,
  add column after text;
