-- What was looked for by reading all that a store gave, and all accounts of firms.
create index acquisition_received on touchstone.acquisition (received_sha256, store_id) where received_sha256 is not null;
create index organisation_firm on touchstone.organisation (operator_id) where operator_id is not null;
