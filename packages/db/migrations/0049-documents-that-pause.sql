-- A clock stands still, and goes on, by a document of its own.
alter table touchstone.order_document drop constraint order_document_type_check;
alter table touchstone.order_document add constraint order_document_type_check check (type in (
  'rectification', 'delisting', 'relisting', 'search-ban', 'access-stop', 'disconnection', 'interview', 'penalty-notice', 'penalty-decision',
  'problem-notice', 'extension', 'pause', 'resume', 'withdrawal', 'referral'));
