-- An authority invites a firm to join for an operator; whoever has the code may, once.

alter table touchstone.one_time_link drop constraint one_time_link_purpose_check;
alter table touchstone.one_time_link add constraint one_time_link_purpose_check
  check (purpose in ('first-administrator', 'invitation', 'password', 'order-code', 'firm-invitation', 'signer-challenge'));
