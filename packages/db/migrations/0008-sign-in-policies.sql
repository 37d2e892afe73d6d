-- What people administrators of an organisation do with sign-in: end sessions of their own people, and make links whose use is the
-- system's. Sessions and identities are seen through the person; a link, once made, is seen by nobody but the system.

create policy of_own_person on touchstone.session to touchstone_scoped
  using (exists (select from touchstone.person p where p.id = person_id)) with check (exists (select from touchstone.person p where p.id = person_id));
create policy of_own_person on touchstone.external_identity to touchstone_scoped
  using (exists (select from touchstone.person p where p.id = person_id)) with check (exists (select from touchstone.person p where p.id = person_id));
create policy made_only on touchstone.one_time_link for insert to touchstone_scoped with check (true);

-- An authority decides on claims of operators in its province: what is seen through the operator.
create policy of_own_province on touchstone.operator_claim to touchstone_scoped
  using ((select touchstone.scope_kind()) = 'province' and exists (select from touchstone.operator o where o.id = operator_id));
