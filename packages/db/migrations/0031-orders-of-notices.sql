-- Documents that rest on a notice, for the cases that it names.
create index order_document_notice on touchstone.order_document (notice_id, type) where notice_id is not null;
