/** Where rows name objects, and of which rows the object must be there. */
export const OBJECT_REFERENCES: readonly { readonly table: string; readonly column: string; readonly where?: string }[] = [
  { table: 'artifact', column: 'sha256', where: `state = 'STORED'` },
  { table: 'evidence', column: 'sha256', where: 'purged_at is null' },
  { table: 'scan_run', column: 'result_sha256' },
  { table: 'lease_upload', column: 'object_sha256' },
  { table: 'listing', column: 'policy_sha256' },
  { table: 'listing_probe', column: 'raw_sha256' },
  { table: 'bulk_job', column: 'result_sha256' },
  { table: 'campaign', column: 'frame_object' },
  { table: 'case_file', column: 'sha256' },
  { table: 'order_item_file', column: 'sha256' },
  { table: 'order_document', column: 'docx_sha256' },
  { table: 'order_document', column: 'pdf_sha256' },
  { table: 'order_document', column: 'html_sha256' },
  { table: 'order_document', column: 'cover_sha256' },
  { table: 'order_document', column: 'sealed_sha256' },
  { table: 'service', column: 'proof_sha256' },
  { table: 'notice_file', column: 'sha256' },
  { table: 'conduct_file', column: 'sha256' },
];

/** Columns with such a name that name something else: certificates, what somebody claimed, what another table already holds. */
export const NO_OBJECTS: readonly string[] = [
  'signer.sha256',
  'lease_upload.sha256',
  'listing.artifact_sha256',
  'listing.signer_sha256',
  'acquisition.declared_sha256',
  'acquisition.received_sha256',
  'finding_evidence.sha256',
  'sheet_evidence.sha256',
  'evidence_custody.sha256',
  'tombstone.sha256',
  'migration.sha256',
  'calendar_version.source_sha256',
  'commitment.file_sha256',
  'credit_entry.removal_sha256',
  'gate_check.policy_sha256',
  'gate_check.sha256',
  'gate_policy.sha256',
  'interview.minutes_sha256',
  'ledger_import.file_sha256',
  'ledger_record.file_sha256',
  'order_document.template_sha256',
  'order_template.sha256',
  'programme_target.recheck_sha256',
  'programme_target.sha256',
  'relisting.artifact_sha256',
];

/** SQL that gives every address that must be there, once; what was purged by law has its tombstone and is not expected. */
export const referencedObjects = (): string => {
  const each = OBJECT_REFERENCES.map(
    ({ table, column, where }) =>
      `select ${column} as sha256 from touchstone.${table} where ${column} ~ '^[0-9a-f]{64}$'${where === undefined ? '' : ` and ${where}`}`,
  );
  const inputs = `select input->>'sha256' from touchstone.scan_request, jsonb_array_elements(inputs) input where input->>'sha256' ~ '^[0-9a-f]{64}$'`;
  const tables = `select parameters->>'table' from touchstone.bulk_job where parameters->>'table' ~ '^[0-9a-f]{64}$'`;
  return `select sha256 from (${[...each, inputs, tables].join(' union ')}) named where sha256 not in (select sha256 from touchstone.tombstone) order by 1`;
};
