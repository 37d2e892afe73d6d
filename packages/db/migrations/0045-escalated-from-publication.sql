-- When an item is a superior's: counted from the publication, as when it is overdue, by the hours of its order or of the installation.
alter table touchstone.order_item add column escalate_at timestamptz;
update touchstone.order_item i set escalate_at = case when o.deadline ->> 'kind' = 'at-once'
    then i.started_at + (o.deadline ->> 'escalateAfterHours')::int * interval '1 hour'
    else i.due_at + interval '48 hours' end
  from touchstone.order_document o where o.id = i.order_id and i.due_at is not null;
