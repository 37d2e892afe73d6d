-- A firm sees the agencies that it gave, and can end them: the claim is the agency's, the firm's is who made it.
create policy given_agency on touchstone.operator_claim for select to touchstone_scoped using (
  method = 'agent'
  and exists (select from touchstone.person p where p.id = operator_claim.created_by and p.organisation_id = (select touchstone.own_organisation())));
