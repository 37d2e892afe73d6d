-- Events are read by time by those who watch, and go when they have served.

create index outbox_message_time on touchstone.outbox_message (created_at, id);
create index webhook_delivery_message on touchstone.webhook_delivery (message_id);
