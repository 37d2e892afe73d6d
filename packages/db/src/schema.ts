/** The tables as the migrations make them, written by `npm run db:types`. A test holds this file to the database. */
import type { ColumnType } from 'kysely';

export type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>;

/** Give it as `JSON.stringify` makes it. */
export type Json = ColumnType<unknown, string, string>;

export type Timestamp = ColumnType<Date, Date | string, Date | string>;

export interface Acquisition {
  artifact_id: string | null;
  asked_by: string | null;
  attempts: Generated<number>;
  claim: Generated<Json>;
  created_at: Generated<Timestamp>;
  declared_sha256: string | null;
  declared_signers: Generated<string[]>;
  declared_size_bytes: number | null;
  error_class: string | null;
  fence: Generated<number>;
  file_name: string | null;
  finished_at: Timestamp | null;
  held_by: string | null;
  id: string;
  is_private: Generated<boolean>;
  kind: Generated<string>;
  lease_until: Timestamp | null;
  listing_id: string | null;
  listings_after: string | null;
  message: string | null;
  next_at: Generated<Timestamp>;
  organisation_id: string | null;
  problems: Generated<Json>;
  quarantine_name: string | null;
  received_bytes: number | null;
  received_sha256: string | null;
  row_version: Generated<number>;
  source: string;
  state: string;
  store_id: string | null;
  what: Generated<string>;
}

export interface ApiToken {
  addresses: Generated<string[]>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  expires_at: Timestamp;
  id: string;
  last_used_at: Timestamp | null;
  last_used_from: string | null;
  name: string;
  organisation_id: string;
  permissions: string[];
  person_id: string | null;
  prefix: string;
  revoked_at: Timestamp | null;
  scope: string;
  token_hash: string;
}

export interface App {
  category: number | null;
  created_by: string | null;
  filing_no: string | null;
  first_seen_at: Generated<Timestamp>;
  id: string;
  is_head: Generated<boolean>;
  kind: Generated<string>;
  last_seen_at: Generated<Timestamp>;
  latest_version_id: string | null;
  merged_into: string | null;
  name: string;
  name_grams: string[];
  name_initials: Generated<string>;
  name_normal: string;
  name_pinyin: Generated<string>;
  operator_id: string | null;
  package: string;
  platform: string;
  province: string | null;
  reach_band: Generated<number>;
  row_version: Generated<number>;
}

export interface AppGram {
  app_id: string;
  grams: string[];
}

export interface AppScope {
  app_id: string;
  scope: string;
}

export interface AppVersion {
  app_id: string;
  first_seen_at: Generated<Timestamp>;
  id: string;
  version_code: number | string;
  version_name: string;
}

export interface Artifact {
  app_version_id: string | null;
  created_at: Generated<Timestamp>;
  entry_root: string | null;
  id: string;
  is_signature_verified: boolean | null;
  kind: string;
  legal_hold_count: Generated<number>;
  manifest: Json | null;
  private_entry: Json | null;
  private_to: string[] | null;
  problems: Generated<Json>;
  purged_at: Timestamp | null;
  retention_class: Generated<string>;
  row_version: Generated<number>;
  sha256: string;
  signers: Generated<string[]>;
  size_bytes: number;
  state: string;
  stored_at: Timestamp | null;
}

export interface ArtifactDataType {
  artifact_id: string;
  data_type: string;
}

export interface ArtifactSdk {
  artifact_id: string;
  confidence: Generated<string>;
  sdk_id: string;
  version: Generated<string>;
}

export interface AuditAnchor {
  day: string;
  heads: Json;
  made_at: Generated<Timestamp>;
  root: string;
}

export interface AuditEvent {
  action: string;
  actor: string;
  address: string | null;
  after_hash: string | null;
  at: Timestamp;
  before_hash: string | null;
  chain: string;
  detail: Generated<Json>;
  hash: string;
  object_id: string;
  object_kind: string;
  on_behalf_of: string | null;
  prev_hash: string;
  seq: number;
}

export interface BulkJob {
  asked_by: string;
  created_at: Generated<Timestamp>;
  done_count: Generated<number>;
  finished_at: Timestamp | null;
  id: string;
  kind: string;
  message: string | null;
  organisation_id: string;
  parameters: Json;
  result_sha256: string | null;
  scope: string;
  state: Generated<string>;
  total_count: number | null;
}

export interface CalendarVersion {
  holidays: string[];
  id: string;
  imported_at: Generated<Timestamp>;
  imported_by: string | null;
  jurisdiction: Generated<string>;
  make_up_days: Generated<string[]>;
  published_on: string;
  source: string;
  source_sha256: string | null;
  source_url: Generated<string>;
  year: number;
}

export interface Calibration {
  clause: string;
  engine_version_id: string;
  real_none: Generated<number>;
  real_suspected: Generated<number>;
  real_violation: Generated<number>;
  unreal_none: Generated<number>;
  unreal_suspected: Generated<number>;
  unreal_violation: Generated<number>;
}

export interface CalibrationFading {
  day: string;
}

export interface Campaign {
  allocation: Generated<Json>;
  conclusion: Json | null;
  configuration: Generated<Json>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  engines: Generated<string[]>;
  frame: Json;
  frame_hash: string | null;
  frame_object: string | null;
  frame_size: number | null;
  id: string;
  kind: string;
  name: string;
  number: string | null;
  organisation_id: string;
  parent_id: string | null;
  paused_at: Timestamp | null;
  priority: Generated<number>;
  profile: Generated<string>;
  province: string | null;
  row_version: Generated<number>;
  sample_hash: string | null;
  sample_size: number | null;
  seed: string | null;
  state: string;
  strata: Generated<Json>;
}

export interface CampaignEvent {
  actor: string;
  at: Generated<Timestamp>;
  campaign_id: string;
  detail: Generated<Json>;
  event: string;
  from_state: string | null;
  seq: number;
  to_state: string;
}

export interface CampaignMember {
  app_id: string;
  artifact_id: string | null;
  campaign_id: string;
  changed_at: Generated<Timestamp>;
  listing_id: string | null;
  ordinal: number;
  province: string | null;
  reason: string | null;
  replaces: number | null;
  scan_request_id: string | null;
  state: Generated<string>;
  stratum: Generated<string>;
}

export interface CampaignQuota {
  accepted_at: Timestamp | null;
  assigned_by: string | null;
  campaign_id: string;
  province: string;
  quota: number;
}

export interface CaseEvent {
  actor: string;
  at: Timestamp;
  basis: string;
  case_id: string;
  from_state: string;
  hash: string;
  organisation_id: string | null;
  payload: Generated<Json>;
  prev_hash: string;
  region: Generated<string>;
  seq: number;
  to_state: string;
  type: string;
}

export interface CaseFile {
  added_at: Timestamp;
  added_by: string | null;
  case_id: string;
  file_name: string;
  media_type: string;
  organisation_id: string;
  sha256: string;
  size_bytes: number;
}

export interface CaseFinding {
  added_at: Timestamp;
  case_id: string;
  clause: string;
  finding_id: string;
  outcome: Generated<string>;
}

export interface CaseScope {
  case_id: string;
  scope: string;
}

export interface CheckAnswer {
  answer: string;
  answered_by: string;
  at: Generated<Timestamp>;
  clause: string;
  device: Generated<string>;
  evidence: Generated<Json>;
  note: Generated<string>;
  seq: number;
  sheet_id: string;
  tested_at: Timestamp | null;
  tester: Generated<string>;
}

export interface CheckSheet {
  app_id: string | null;
  artifact_id: string | null;
  as_of: Generated<string>;
  asked_by_organisation_id: string | null;
  assigned_to: string | null;
  campaign_id: string | null;
  closed_at: Timestamp | null;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  id: string;
  items: Json;
  organisation_id: string;
  profile: Generated<string>;
  row_version: Generated<number>;
  rule_set: Generated<string>;
  run_id: string | null;
  state: string;
  subject: Generated<Json>;
  subject_id: string;
  subject_kind: Generated<string>;
  submitted_at: Timestamp | null;
}

export interface ClausePrevalence {
  clause: string;
  probabilities: Generated<number>;
  tested: Generated<number>;
}

export interface ClauseSetting {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  clause: string;
  expected_share: Generated<number>;
  is_machine_decidable: Generated<boolean>;
  row_version: Generated<number>;
  severity: Generated<number>;
}

export interface Commitment {
  case_id: string | null;
  created_at: Timestamp;
  file_sha256: string;
  id: string;
  operator_id: string;
  organisation_id: string;
  province: string | null;
  recorded_by: string;
  signatory: string;
  signatory_title: Generated<string>;
  signed_on: string;
  text: string;
}

export interface CommitmentBreach {
  at: Timestamp;
  case_id: string;
  commitment_id: string;
  id: string;
  recorded_by: string;
  statement: string;
}

export interface Complaint {
  answer: string | null;
  answered_at: Timestamp | null;
  app_id: string | null;
  channel: string;
  clauses: Generated<string[]>;
  closed_at: Timestamp | null;
  code: string;
  created_by: string | null;
  duplicate_of: string | null;
  forget_at: Timestamp | null;
  forgotten_at: Timestamp | null;
  happened_on: string | null;
  id: string;
  lead_id: string | null;
  masked_text: string;
  match_confidence: number | null;
  organisation_id: string;
  package: string | null;
  province: string | null;
  received_at: Timestamp;
  reporter_digest: string | null;
  row_version: Generated<number>;
  sealed: string | null;
  secret_hash: string | null;
  source: Generated<string>;
  source_ref: Generated<string>;
  state: string;
  store_name: Generated<string>;
  subject: string;
  text_digest: string | null;
  version_name: Generated<string>;
}

export interface ComplaintEvent {
  actor: string;
  at: Timestamp;
  complaint_id: string;
  event: string;
  from_state: string | null;
  reason: Generated<string>;
  seq: number;
  to_state: string;
}

export interface ComplaintImport {
  created_at: Timestamp;
  id: string;
  organisation_id: string;
  sealed: string;
}

export interface ConductEntry {
  case_id: string | null;
  created_at: Timestamp;
  decided_by: string | null;
  dispute: string | null;
  disputed_at: Timestamp | null;
  happened_at: Timestamp;
  id: string;
  kind: string;
  operator_id: string;
  organisation_id: string;
  province: string | null;
  recorded_by: string;
  row_version: Generated<number>;
  state: string;
  statement: string;
  told_at: Timestamp | null;
}

export interface ConductEvent {
  actor: string;
  at: Timestamp;
  basis: string;
  detail: Generated<Json>;
  event: string;
  from_state: string | null;
  seq: number;
  target_id: string;
  target_kind: string;
  to_state: string;
}

export interface ConductFile {
  added_by: string | null;
  at: Timestamp;
  file_name: string;
  media_type: string;
  organisation_id: string;
  sha256: string;
  size_bytes: number;
}

export interface ConductProof {
  entry_id: string;
  kind: string;
  target: string;
}

export interface CreditEntry {
  case_id: string;
  created_at: Timestamp;
  credit_code: string | null;
  decided_by: string | null;
  due_at: Timestamp;
  handled_on: string;
  id: string;
  licence_no: string | null;
  list: string;
  listed_at: Timestamp | null;
  listed_by: string;
  operator_id: string;
  operator_name: string;
  organisation_id: string;
  penalty_id: string;
  province: string | null;
  reason: string;
  recorded_by: string;
  removal_reason: string | null;
  removal_sha256: string | null;
  removed_at: Timestamp | null;
  row_version: Generated<number>;
  state: string;
}

export interface Deadline {
  calendar_ids: Generated<string[]>;
  case_id: string | null;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  document_id: string | null;
  due_at: Timestamp | null;
  ended_at: Timestamp | null;
  escalated: Generated<number>;
  extended_by: string | null;
  id: string;
  obliged: string;
  organisation_id: string;
  paused_at: Timestamp | null;
  printed_text: string | null;
  province: string | null;
  purpose: string;
  row_version: Generated<number>;
  rule: Json;
  start_event: string;
  started_at: Timestamp | null;
  state: string;
  target_id: string;
  target_kind: string;
}

export interface DeadlineEvent {
  actor: string;
  at: Timestamp;
  basis: string;
  deadline_id: string;
  detail: Generated<Json>;
  event: string;
  from_state: string | null;
  seq: number;
  to_state: string;
}

export interface DelistingGap {
  case_id: string;
  found_at: Timestamp;
  listing_id: string;
}

export interface DeveloperAccount {
  account: string;
  id: string;
  name: string;
  operator_id: string | null;
  store_id: string;
}

export interface EnforcementCase {
  access_state: Generated<string>;
  app_id: string | null;
  app_version_id: string | null;
  artifact_id: string | null;
  campaign_id: string | null;
  clauses: Generated<string[]>;
  closed_at: Timestamp | null;
  created_by: string | null;
  credit_state: Generated<string>;
  delisted_at: Timestamp | null;
  handler_id: string | null;
  id: string;
  is_demo: Generated<boolean>;
  last_hash: Generated<string>;
  last_seq: Generated<number>;
  merged_into: string | null;
  next_due_at: Timestamp | null;
  no_relist_until: Timestamp | null;
  noticed_at: Timestamp | null;
  number: string | null;
  opened_at: Timestamp;
  operator_id: string | null;
  organisation_id: string;
  penalty_state: Generated<string>;
  province: string | null;
  recurrence_of: string | null;
  round: Generated<number>;
  row_version: Generated<number>;
  sdk_id: string | null;
  served_at: Timestamp | null;
  state: string;
  store_id: string | null;
  subject_id: string;
  subject_kind: string;
  subject_name: string;
  territory: string | null;
  transferred_from: string | null;
  watch_on: string | null;
}

export interface Engine {
  correlation_group: string;
  created_at: Generated<Timestamp>;
  id: string;
  kind: string;
  name: string;
  organisation_id: string | null;
  vendor: string;
}

export interface EngineEvent {
  actor: string;
  at: Generated<Timestamp>;
  engine_version_id: string;
  event: string;
  from_state: string;
  reason: Generated<string>;
  seq: number;
  to_state: string;
}

export interface EngineMinute {
  engine_version_id: string;
  minute: Timestamp;
  n: number;
}

export interface EngineVersion {
  accepts: Generated<string[]>;
  breaker: Generated<Json>;
  capabilities: Generated<Json>;
  concurrency: number | null;
  cores: Generated<number>;
  created_at: Generated<Timestamp>;
  engine_id: string;
  golden: Json | null;
  id: string;
  memory_mib: Generated<number>;
  rate_per_minute: number | null;
  row_version: Generated<number>;
  rule_set: string;
  runs_per_day: number | null;
  state: string;
  timeout_ms: number;
  version: string;
}

export interface Evidence {
  captured_at: Timestamp | null;
  captured_by: string | null;
  created_at: Generated<Timestamp>;
  device: string | null;
  kind: string;
  legal_hold_count: Generated<number>;
  media_type: Generated<string>;
  purged_at: Timestamp | null;
  retention_class: Generated<string>;
  sha256: string;
  size_bytes: number;
  tool: string | null;
}

export interface EvidenceCustody {
  actor: string;
  at: Generated<Timestamp>;
  detail: Generated<Json>;
  event: string;
  seq: number;
  sha256: string;
}

export interface EvidenceRequest {
  answered_at: Timestamp | null;
  asked_by: string;
  at: Generated<Timestamp>;
  finding_id: string;
  id: string;
  wanted: string;
}

export interface ExternalIdentity {
  issuer: string;
  linked_at: Generated<Timestamp>;
  person_id: string;
  subject: string;
}

export interface Finding {
  app_id: string | null;
  app_version_id: string | null;
  artifact_id: string | null;
  audit_rate: number | null;
  audited_as: string | null;
  campaign_id: string | null;
  clause: string;
  confidence: number;
  decided_at: Timestamp | null;
  fingerprint: string;
  id: string;
  is_audited: Generated<boolean>;
  is_for_publication: Generated<boolean>;
  opened_at: Generated<Timestamp>;
  operator_id: string | null;
  predecessor_id: string | null;
  province: string | null;
  rank: number;
  reasons: Generated<Json>;
  review_round: Generated<number>;
  review_stage: Generated<string>;
  row_version: Generated<number>;
  rule: string;
  severity: Generated<number>;
  state: string;
  strength: string;
  subject_id: string;
  subject_kind: string;
  summary: Generated<string>;
  votes: Generated<Json>;
}

export interface FindingEvent {
  actor: string;
  at: Generated<Timestamp>;
  basis: Generated<string>;
  detail: Generated<Json>;
  event: string;
  finding_id: string;
  from_state: string | null;
  seq: number;
  to_state: string;
}

export interface FindingEvidence {
  added_at: Generated<Timestamp>;
  added_by: string;
  finding_id: string;
  ordinal: Generated<number>;
  place: Generated<Json>;
  sha256: string;
}

export interface FindingReply {
  at: Timestamp;
  created_by: string | null;
  finding_id: string;
  id: string;
  organisation_id: string;
  position: string;
  replier: string;
  text: string;
}

export interface FusedResult {
  app_id: string | null;
  artifact_id: string;
  at: Generated<Timestamp>;
  clauses: Json;
  id: string;
  machine_items: number;
  not_found_items: Generated<number>;
  replaced_by: string | null;
  rule_set: string;
  scan_request_id: string | null;
  tested_items: number;
}

export interface GateCheck {
  answer: Json | null;
  artifact_id: string | null;
  asked_by: string | null;
  category: number | null;
  created_at: Timestamp;
  decided_at: Timestamp | null;
  id: string;
  message: Generated<string>;
  organisation_id: string;
  outcome: string | null;
  policy: string;
  policy_content: Json;
  policy_sha256: string;
  row_version: Generated<number>;
  scan_request_id: string | null;
  sha256: string;
  state: string;
  store_id: string;
}

export interface GatePolicy {
  content: Json;
  created_at: Timestamp;
  created_by: string | null;
  id: string;
  name: string;
  organisation_id: string;
  sha256: string;
  store_id: string;
  version: number;
}

export interface IdempotencyKey {
  body: Json | null;
  created_at: Generated<Timestamp>;
  key: string;
  organisation_id: string;
  request_hash: string;
  status: number | null;
}

export interface IdentityEvent {
  actor: string;
  after: string | null;
  at: Generated<Timestamp>;
  before: string | null;
  from_ids: string[];
  id: string;
  kind: string;
  reason: string;
  subject_kind: string;
  to_ids: string[];
}

export interface Interview {
  attended: Generated<Json>;
  case_id: string | null;
  created_at: Timestamp;
  held_at: Timestamp;
  id: string;
  minutes_sha256: string;
  officers: Generated<string[]>;
  operator_id: string;
  order_id: string | null;
  organisation_id: string;
  place: Generated<string>;
  province: string | null;
  recorded_by: string;
  summary: string;
}

export interface InventoryFlag {
  about: Generated<string>;
  app_id: string | null;
  artifact_id: string | null;
  created_at: Generated<Timestamp>;
  decided_at: Timestamp | null;
  decided_by: string | null;
  detail: Generated<Json>;
  id: string;
  kind: string;
  listing_id: string | null;
  reason: string | null;
  row_version: Generated<number>;
  state: Generated<string>;
}

export interface LabAssignment {
  assigned_by: string | null;
  at: Generated<Timestamp>;
  campaign_id: string;
  due_on: string | null;
  first_ordinal: number;
  id: string;
  last_ordinal: number;
  organisation_id: string;
}

export interface Lead {
  app_id: string | null;
  campaign_id: string | null;
  clauses: Generated<string[]>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  id: string;
  match_confidence: number | null;
  note: Generated<string>;
  organisation_id: string;
  province: string | null;
  reported_on: string | null;
  reporter: string | null;
  row_version: Generated<number>;
  source: string;
  source_detail: Generated<string>;
  state: Generated<string>;
  subject_kind: Generated<string>;
  subject_text: string;
}

export interface LeadEvent {
  actor: string;
  at: Generated<Timestamp>;
  event: string;
  from_state: string | null;
  lead_id: string;
  reason: Generated<string>;
  seq: number;
  to_state: string;
}

export interface LeaseUpload {
  at: Generated<Timestamp>;
  lease_id: string;
  object_bytes: number;
  object_sha256: string;
  sha256: string;
  size_bytes: number;
}

export interface LedgerImport {
  asked_by: string | null;
  created_at: Timestamp;
  file_name: string;
  file_sha256: string;
  id: string;
  job_id: string | null;
  kind: string;
  mapping: Json;
  mapping_hash: string;
  organisation_id: string;
  province: string | null;
  total_rows: Generated<number>;
}

export interface LedgerMapping {
  columns: Json;
  created_at: Timestamp;
  created_by: string | null;
  id: string;
  kind: string;
  name: string;
  organisation_id: string;
  row_version: Generated<number>;
}

export interface LedgerRecord {
  app_id: string | null;
  authority: Generated<string>;
  clause: Generated<string>;
  created_at: Timestamp;
  due_on: string | null;
  file_sha256: string;
  happened_on: string | null;
  id: string;
  import_id: string;
  kind: string;
  line: number;
  note: Generated<string>;
  number: Generated<string>;
  operator_id: string | null;
  operator_name: Generated<string>;
  organisation_id: string;
  outcome: Generated<string>;
  package: Generated<string>;
  problems: Generated<string[]>;
  province: string | null;
  record_key: string;
  sheet: string;
  subject_name: Generated<string>;
  version_name: Generated<string>;
}

export interface LedgerRow {
  faults: Generated<Json>;
  import_id: string;
  line: number;
  sheet: string;
  sheet_no: number;
  state: string;
  target_id: string | null;
  target_kind: string | null;
}

export interface LegalHold {
  id: string;
  placed_at: Generated<Timestamp>;
  placed_by: string;
  reason: string;
  released_at: Timestamp | null;
  released_by: string | null;
  target_id: string;
  target_kind: string;
}

export interface Listing {
  app_id: string | null;
  artifact_sha256: string | null;
  category: string | null;
  changed_at: Timestamp | null;
  developer: string | null;
  developer_account_id: string | null;
  downloads: string | null;
  filing_no: string | null;
  first_seen_at: Generated<Timestamp>;
  id: string;
  last_seen_at: Generated<Timestamp>;
  misses: Generated<Json>;
  name: Generated<string>;
  permissions: Generated<string[]>;
  policy_sha256: string | null;
  policy_url: string | null;
  reach_band: Generated<number>;
  row_version: Generated<number>;
  signer_sha256: string | null;
  state: string;
  store_app_id: string;
  store_id: string;
  version_code: number | null;
  version_name: string | null;
}

export interface ListingChange {
  at: Generated<Timestamp>;
  change: Json;
  fields: Generated<string[]>;
  id: string;
  listing_id: string;
}

export interface ListingProbe {
  at: Generated<Timestamp>;
  id: string;
  listing_id: string;
  method: string;
  page: Generated<Json>;
  raw_sha256: string | null;
  result: string;
  vantage: string;
  version_name: string | null;
}

export interface ListingScanDue {
  attempts: Generated<number>;
  listing_id: string;
  next_at: Timestamp;
  reason: string;
}

export interface Notice {
  body: Generated<string>;
  chosen_bases: string[] | null;
  chosen_template: string | null;
  corrects: string | null;
  created_at: Generated<Timestamp>;
  dataset_key: string | null;
  date_precision: Generated<string>;
  dated_on: string | null;
  deadline_on: string | null;
  deadline_rule: Json | null;
  drafted_by: string | null;
  evidence_grade: string | null;
  fields: Generated<Json>;
  frozen_at: Timestamp | null;
  frozen_text: Json | null;
  id: string;
  is_demo: Generated<boolean>;
  issuer: Generated<string>;
  kind: string;
  note: Generated<string>;
  organisation_id: string;
  origin: Generated<string>;
  paragraphs: Generated<string[]>;
  province: string | null;
  publication_urls: Generated<string[]>;
  published_at: Timestamp | null;
  published_by: string | null;
  reviewed_by: string | null;
  row_version: Generated<number>;
  signature: Generated<string>;
  snapshot_hash: string | null;
  state: string;
  template: string;
  template_version: string;
  title: string;
  total_batch: number | null;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
  year: number;
  year_batch: number | null;
}

export interface NoticeAnnotation {
  at: Timestamp;
  attachment: number | null;
  basis: string;
  created_by: string | null;
  id: string;
  notice_id: string;
  ordinal: number | null;
  text: string;
}

export interface NoticeAttachment {
  columns: string[];
  fields: Generated<string[]>;
  issuer: Generated<string>;
  kind: Generated<string>;
  notice_id: string;
  number: number;
  organisation_id: string | null;
  province: string | null;
  separator: Generated<string>;
  title: string;
}

export interface NoticeCatalogueEntry {
  added_at: Timestamp;
  added_by: string | null;
  content: Json;
  id: string;
  kind: string;
  reason: string;
  version: number;
}

export interface NoticeEvent {
  actor: string;
  at: Timestamp;
  basis: Generated<string>;
  detail: Generated<Json>;
  event: string;
  from_state: string | null;
  notice_id: string;
  seq: number;
  to_state: string;
}

export interface NoticeFile {
  attachment: Generated<number>;
  format: string;
  notice_id: string;
  sha256: string;
  size_bytes: number;
}

export interface NoticeRow {
  app_id: string | null;
  app_name: string;
  attachment: number;
  case_id: string | null;
  category: string | null;
  description: string | null;
  developer: string | null;
  filing_no: string | null;
  finding_ids: Generated<string[]>;
  is_placeholder: Generated<boolean>;
  notice_id: string;
  operator_id: string | null;
  ordinal: number;
  problems: Generated<string[]>;
  source: string | null;
  subject_kind: Generated<string>;
  territory: string | null;
  version: string | null;
}

export interface Notification {
  created_at: Timestamp;
  escalate_at: Timestamp | null;
  escalated_at: Timestamp | null;
  escalates: string | null;
  fields: Generated<Json>;
  id: string;
  mail: string;
  mail_at: Timestamp | null;
  mail_attempts: Generated<number>;
  mail_error: string | null;
  message_id: string | null;
  object_id: string;
  object_kind: string;
  organisation_id: string;
  person_id: string;
  read_at: Timestamp | null;
  topic: string;
}

export interface NotificationChoice {
  changed_at: Timestamp;
  choice: string;
  person_id: string;
  topic: string;
}

export interface NumberIssued {
  cancelled_at: Timestamp | null;
  cancelled_reason: string | null;
  issued_at: Generated<Timestamp>;
  number: number;
  object_id: string;
  object_kind: string;
  series: string;
  year: number;
}

export interface NumberSeries {
  next: Generated<number>;
  series: string;
  year: number;
}

export interface Offence {
  app_id: string | null;
  at: Timestamp | null;
  clauses: string[] | null;
  is_imported: boolean | null;
  is_relapse: boolean | null;
  operator_id: string | null;
  organisation_id: string | null;
  recorded_for: string | null;
  round_key: string | null;
  source: string | null;
  source_id: string | null;
  subject_id: string | null;
  subject_kind: string | null;
  subject_name: string | null;
}

export interface OneTimeLink {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  expires_at: Timestamp;
  id: string;
  payload: Json;
  purpose: string;
  token_hash: string;
  used_at: Timestamp | null;
  used_by: string | null;
}

export interface Operator {
  contacts: Generated<Json>;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  credit_code: string | null;
  filing_no: string | null;
  foreign_id: string | null;
  group_parent_id: string | null;
  id: string;
  licence_no: string | null;
  merged_into: string | null;
  name: string;
  name_grams: string[];
  name_initials: Generated<string>;
  name_normal: string;
  name_pinyin: Generated<string>;
  province: string | null;
  row_version: Generated<number>;
}

export interface OperatorClaim {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  id: string;
  method: string;
  operator_id: string;
  organisation_id: string;
  row_version: Generated<number>;
  state: string;
  valid_until: Timestamp | null;
}

export interface OperatorClaimEvent {
  actor: string | null;
  at: Generated<Timestamp>;
  basis: string;
  claim_id: string;
  detail: Generated<Json>;
  event: string;
  seq: number;
}

export interface OperatorLink {
  confidence: number;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  evidence: Generated<Json>;
  evidence_kind: string;
  id: string;
  operator_id: string;
  source: Generated<string>;
  target_id: string;
  target_kind: string;
  valid_from: Generated<Timestamp>;
  valid_until: Timestamp | null;
}

export interface OperatorName {
  name: string;
  operator_id: string;
  seen_from: Timestamp;
  seen_until: Timestamp | null;
  source: string;
}

export interface OrderAnswer {
  actor: string;
  at: Timestamp;
  id: string;
  kind: string;
  order_id: string;
  organisation_id: string;
  text: string;
}

export interface OrderDocument {
  addressee_id: string;
  addressee_kind: string;
  addressee_name: string;
  approved_at: Timestamp | null;
  approved_by: string | null;
  case_id: string | null;
  citations: Generated<string[]>;
  copies: Generated<string>;
  cover_sha256: string | null;
  created_at: Generated<Timestamp>;
  deadline: Json | null;
  docx_sha256: string | null;
  drafted_by: string | null;
  fields: Generated<Json>;
  html_sha256: string | null;
  id: string;
  is_demo: Generated<boolean>;
  issued_at: Timestamp | null;
  model: Json | null;
  notice_id: string | null;
  number: string | null;
  organisation_id: string;
  pdf_sha256: string | null;
  province: string | null;
  replaces: string | null;
  row_version: Generated<number>;
  sealed_kind: string | null;
  sealed_sha256: string | null;
  series: string | null;
  series_number: number | null;
  series_year: number | null;
  state: string;
  template: string;
  template_sha256: Generated<string>;
  template_version: string;
  type: string;
  withdrawn_at: Timestamp | null;
  withdrawn_reason: string | null;
}

export interface OrderEvent {
  actor: string;
  at: Timestamp;
  detail: Generated<Json>;
  event: string;
  from_state: string;
  order_id: string;
  seq: number;
  to_state: string;
}

export interface OrderItem {
  acked_at: Timestamp | null;
  app_name: string;
  case_id: string;
  created_at: Generated<Timestamp>;
  delivered_at: Timestamp | null;
  due_at: Timestamp | null;
  escalate_at: Timestamp | null;
  escalated_at: Timestamp | null;
  id: string;
  is_later: Generated<boolean>;
  kind: string;
  last_look_at: Timestamp | null;
  last_seq: Generated<number>;
  listing_id: string;
  looks: Generated<Json>;
  message: Json | null;
  next_poll_at: Timestamp | null;
  next_probe_at: Timestamp | null;
  next_send_at: Timestamp | null;
  objection: Json | null;
  order_id: string;
  overdue_at: Timestamp | null;
  package: string;
  predecessor_id: string | null;
  probe_step: Generated<number>;
  reappeared_at: Timestamp | null;
  released_at: Timestamp | null;
  reported_done_at: Timestamp | null;
  round: Generated<number>;
  row_version: Generated<number>;
  send_attempts: Generated<number>;
  send_fault: string | null;
  sent_at: Timestamp | null;
  started_at: Timestamp;
  state: string;
  store_app_id: string;
  store_id: string;
  verified_at: Timestamp | null;
  version_name: Generated<string>;
}

export interface OrderItemEvent {
  actor: string;
  at: Timestamp;
  basis: Generated<string>;
  detail: Generated<Json>;
  event: string;
  from_state: string;
  item_id: string;
  seq: number;
  to_state: string;
}

export interface OrderItemFile {
  added_at: Timestamp;
  added_by: string | null;
  file_name: string;
  item_id: string;
  media_type: string;
  organisation_id: string;
  sha256: string;
  size_bytes: number;
}

export interface OrderItemFinding {
  finding_id: string;
  item_id: string;
}

export interface OrderTemplate {
  added_at: Timestamp;
  added_by: string | null;
  content: Json;
  id: string;
  sha256: string;
  source: string;
  version: number;
}

export interface Organisation {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  id: string;
  kind: string;
  name: string;
  name_en: string | null;
  operator_id: string | null;
  parent_id: string | null;
  policy: Generated<Json>;
  province: string | null;
  row_version: Generated<number>;
  state: Generated<string>;
  store_id: string | null;
}

export interface OutboxMessage {
  created_at: Generated<Timestamp>;
  dispatched_at: Timestamp | null;
  id: string;
  notified_at: Timestamp | null;
  organisation_id: string | null;
  payload: Json;
  subject: string;
  topic: string;
}

export interface Penalty {
  amount_fen: Generated<number>;
  case_id: string;
  citations: Generated<Json>;
  created_at: Timestamp;
  credit_list: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  decision_order_id: string | null;
  id: string;
  law: string;
  notice_order_id: string | null;
  operator_id: string;
  organisation_id: string;
  paid_at: Timestamp | null;
  paid_fen: Generated<number>;
  province: string | null;
  reason: string;
  recorded_by: string;
  row_version: Generated<number>;
  state: string;
  type: string;
}

export interface Person {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  display_name: string;
  email: string | null;
  failed_attempts: Generated<number>;
  id: string;
  language: Generated<string>;
  last_sign_in_at: Timestamp | null;
  locked_until: Timestamp | null;
  login: string;
  organisation_id: string;
  password_hash: string | null;
  recovery_hashes: Generated<string[]>;
  row_version: Generated<number>;
  state: Generated<string>;
  totp_last_step: number | null;
  totp_secret: string | null;
}

export interface Programme {
  announced_at: Timestamp | null;
  announcement: string;
  clauses: Generated<string[]>;
  closed_at: Timestamp | null;
  created_at: Timestamp;
  created_by: string | null;
  due_at: Timestamp | null;
  id: string;
  notified_at: Timestamp | null;
  organisation_id: string;
  row_version: Generated<number>;
  state: string;
  store_id: string;
  title: string;
}

export interface ProgrammeEvent {
  actor: string;
  at: Timestamp;
  event: string;
  from_state: string | null;
  programme_id: string;
  reason: Generated<string>;
  seq: number;
  to_state: string;
}

export interface ProgrammeTarget {
  app_id: string | null;
  developer_account_id: string | null;
  id: string;
  listing_id: string;
  not_tested: Generated<number>;
  notice_en: string | null;
  notice_zh: string | null;
  notified_at: Timestamp | null;
  problems: Generated<Json>;
  programme_id: string;
  reason: Generated<string>;
  recheck_sha256: string | null;
  row_version: Generated<number>;
  sha256: string | null;
  state: string;
}

export interface ProgrammeTargetEvent {
  actor: string;
  at: Timestamp;
  event: string;
  from_state: string | null;
  reason: Generated<string>;
  seq: number;
  target_id: string;
  to_state: string;
}

export interface Question {
  asked_at: Timestamp;
  asker: string;
  asking_organisation_id: string;
  created_by: string | null;
  id: string;
  last_at: Timestamp;
  organisation_id: string | null;
  province: string | null;
  row_version: Generated<number>;
  state: string;
  subject: string;
  target_id: string;
  target_kind: string;
}

export interface QuestionMessage {
  actor: string;
  at: Timestamp;
  organisation_id: string;
  question_id: string;
  seq: number;
  side: string;
  text: string;
}

export interface Referral {
  answered_at: Timestamp | null;
  case_id: string;
  created_by: string | null;
  due_at: Timestamp | null;
  from_organisation_id: string;
  id: string;
  kind: string;
  notice_id: string | null;
  offered_at: Timestamp;
  reason: string;
  report: string | null;
  reported_at: Timestamp | null;
  row_version: Generated<number>;
  state: string;
  target_case_id: string | null;
  to_organisation_id: string;
}

export interface RejudgedVotes {
  at: Generated<Timestamp>;
  rule_set: string;
  run_id: string;
  votes: Json;
}

export interface Relisting {
  applied_at: Timestamp;
  applied_by: string;
  artifact_sha256: string;
  case_id: string;
  created_at: Timestamp;
  decided_at: Timestamp | null;
  decided_by: string | null;
  grounds: Generated<Json>;
  id: string;
  operator_id: string | null;
  organisation_id: string;
  province: string | null;
  reason: string | null;
  row_version: Generated<number>;
  state: string;
  statement: string;
}

export interface ReportedFigure {
  about: string | null;
  as_of: string;
  dataset_key: string;
  evidence_grade: string;
  id: string;
  issuer: string | null;
  loaded_at: Timestamp;
  loaded_by: string | null;
  notice_id: string | null;
  period: string | null;
  source: string;
  unit: string;
  value: number;
  what: string;
  words: string | null;
}

export interface RetentionClass {
  basis: string;
  keep_days: number | null;
  name: string;
  row_version: Generated<number>;
}

export interface Review {
  at: Generated<Timestamp>;
  decision: string;
  finding_id: string;
  id: string;
  is_blind: boolean;
  note: Generated<string>;
  organisation_id: string;
  reason_code: string;
  reviewer_id: string;
  round: number;
  seconds_spent: number | null;
}

export interface ReviewClaim {
  claimed_at: Generated<Timestamp>;
  expires_at: Timestamp;
  finding_id: string;
  reviewer_id: string;
}

export interface RoleGrant {
  created_at: Generated<Timestamp>;
  granted_by: string | null;
  id: string;
  organisation_id: string;
  person_id: string;
  reason: string | null;
  revoked_at: Timestamp | null;
  revoked_by: string | null;
  role: string;
  scope: string;
  valid_from: Generated<Timestamp>;
  valid_until: Timestamp | null;
}

export interface RunVotes {
  artifact_id: string;
  at: Generated<Timestamp>;
  engine_version_id: string;
  run_id: string;
  votes: Json;
}

export interface SavedFilter {
  created_at: Timestamp;
  id: string;
  name: string;
  page: string;
  person_id: string;
  query: string;
}

export interface ScanRequest {
  app_id: string | null;
  artifact_id: string;
  asked_by: string | null;
  campaign_id: string | null;
  campaign_ordinal: number | null;
  category: number | null;
  configuration: Generated<Json>;
  created_at: Generated<Timestamp>;
  finished_at: Timestamp | null;
  fused_at: Timestamp | null;
  id: string;
  inputs: Generated<Json>;
  is_settled: Generated<boolean>;
  organisation_id: string;
  priority: Generated<number>;
  profile: string;
  waits_for_others: Generated<boolean>;
}

export interface ScanRun {
  artifact_id: string;
  campaign_id: string | null;
  config_hash: string;
  created_at: Generated<Timestamp>;
  deadline_at: Timestamp | null;
  engine_version_id: string;
  error_class: string | null;
  fence: Generated<number>;
  finished_at: Timestamp | null;
  force_reason: string | null;
  id: string;
  is_cancel_asked: Generated<boolean>;
  lease_id: string | null;
  lease_until: Timestamp | null;
  leased_by: string | null;
  leases: Generated<number>;
  losses: Generated<number>;
  message: string | null;
  not_before: Generated<Timestamp>;
  priority: Generated<number>;
  result_bytes: number | null;
  result_sha256: string | null;
  round: Generated<number>;
  scan_request_id: string;
  state: string;
  timeouts: Generated<number>;
}

export interface ScanRunTally {
  engine_version_id: string;
  id: Generated<number>;
  n: number;
  state: string;
}

export interface Sdk {
  category: Generated<string>;
  created_at: Generated<Timestamp>;
  id: string;
  name: string;
  name_grams: Generated<string[]>;
  name_pinyin: Generated<string>;
  operator_id: string | null;
  province: string | null;
  row_version: Generated<number>;
  vendor: string;
}

export interface Service {
  address: Generated<string>;
  attempts: Generated<number>;
  channel: string;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  delivered_at: Timestamp | null;
  id: string;
  last_error: Generated<string>;
  link_hash: string | null;
  next_at: Timestamp | null;
  order_id: string;
  proof: Generated<Json>;
  proof_kind: string | null;
  proof_sha256: string | null;
  sent_at: Timestamp | null;
  state: string;
}

export interface ServiceAttempt {
  at: Timestamp;
  attempt: number;
  error: Generated<string>;
  outcome: string;
  service_id: string;
}

export interface Session {
  address: string | null;
  created_at: Generated<Timestamp>;
  expires_at: Timestamp;
  id: string;
  last_seen_at: Generated<Timestamp>;
  person_id: string;
  revoked_at: Timestamp | null;
  second_factor_at: Timestamp | null;
  token_hash: string;
}

export interface Setting {
  changed_at: Generated<Timestamp>;
  changed_by: string | null;
  name: string;
  row_version: Generated<number>;
  value: Json;
}

export interface SheetEvent {
  actor: string;
  at: Generated<Timestamp>;
  event: string;
  from_state: string | null;
  reason: Generated<string>;
  seq: number;
  sheet_id: string;
  to_state: string;
}

export interface SheetEvidence {
  added_at: Generated<Timestamp>;
  added_by: string;
  file_name: string;
  seq: number;
  sha256: string;
  sheet_id: string;
}

export interface Signer {
  first_seen_at: Generated<Timestamp>;
  is_debug: Generated<boolean>;
  issuer: Generated<string>;
  last_seen_at: Generated<Timestamp>;
  sha256: string;
  subject: string;
  valid_from: Timestamp | null;
  valid_until: Timestamp | null;
}

export interface SignerLineage {
  predecessor: string;
  signer: string;
}

export interface StaleResult {
  at: Generated<Timestamp>;
  id: string;
  lease_id: string | null;
  reason: string;
  run_id: string | null;
  worker: string | null;
}

export interface StatisticSnapshot {
  as_of: Timestamp;
  created_at: Timestamp;
  created_by: string | null;
  hash: string;
  id: string;
  name: string;
  organisation_id: string;
  province: string | null;
  published_at: Timestamp | null;
  query: Json;
  result: Json;
  scope: string;
}

export interface Store {
  breaker: Generated<Json>;
  code: string;
  configuration: Generated<Json>;
  connector: string;
  created_at: Generated<Timestamp>;
  created_by: string | null;
  cursor: string | null;
  id: string;
  last_fault: string | null;
  name: string;
  next_poll_at: Generated<Timestamp>;
  operator_id: string | null;
  order_breaker: Generated<Json>;
  poll_lease_until: Timestamp | null;
  polled_at: Timestamp | null;
  province: string | null;
  row_version: Generated<number>;
  state: Generated<string>;
}

export interface StoreDutyCheck {
  asked_by: string | null;
  at: Timestamp;
  id: string;
  listings: number;
  organisation_id: string;
  result: Json;
  store_id: string;
}

export interface StoreMeasure {
  app_id: string | null;
  appeal: string | null;
  appealed_at: Timestamp | null;
  created_by: string | null;
  decided_at: Timestamp | null;
  decision: string | null;
  developer_account_id: string | null;
  id: string;
  imposed_at: Timestamp;
  kind: string;
  listing_id: string | null;
  notice_en: string;
  notice_zh: string;
  organisation_id: string;
  programme_id: string | null;
  reason: string;
  row_version: Generated<number>;
  state: string;
  store_id: string;
  target_id: string | null;
}

export interface StoreProblem {
  at: Generated<string>;
  code: string;
  first_at: Generated<Timestamp>;
  id: string;
  last_at: Generated<Timestamp>;
  store_app_id: Generated<string>;
  store_id: string;
  times: Generated<number>;
}

export interface StoreReport {
  correction: Generated<string>;
  figures: Json;
  id: string;
  month: string;
  note: Generated<string>;
  organisation_id: string;
  stated: Generated<Json>;
  store_id: string;
  submitted_at: Timestamp;
  submitted_by: string | null;
  version: number;
}

export interface Submission {
  authority_id: string;
  case_id: string;
  checked_at: Timestamp | null;
  checks_wanted_at: Timestamp | null;
  comparison: Json | null;
  created_at: Timestamp;
  created_by: string | null;
  decided_at: Timestamp | null;
  decided_by: string | null;
  id: string;
  is_late: Generated<boolean>;
  operator_id: string;
  organisation_id: string;
  province: string | null;
  reason: string | null;
  row_version: Generated<number>;
  sent_at: Timestamp | null;
  state: string;
  statement: Generated<string>;
}

export interface SubmissionArtifact {
  artifact_id: string;
  ordinal: number;
  submission_id: string;
  validation: Generated<Json>;
}

export interface SubmissionCheck {
  at: Timestamp;
  detail: Generated<Json>;
  id: string;
  judged_as: string | null;
  judged_at: Timestamp | null;
  judged_by: string | null;
  judged_evidence: Generated<string[]>;
  judged_note: Generated<string>;
  kind: string;
  name: string;
  reason: Generated<string>;
  result: string;
  result_hash: string;
  store_id: string | null;
  submission_id: string;
}

export interface SubmissionClause {
  agreed_at: Timestamp | null;
  agreed_by: string | null;
  agreed_note: Generated<string>;
  changed_file: Generated<string>;
  clause: string;
  done: Generated<string>;
  evidence: Generated<string[]>;
  finding_id: string;
  outcome: Generated<string>;
  reason: Generated<string>;
  submission_id: string;
  version: Generated<string>;
  votes: Generated<Json>;
}

export interface SubmissionEvent {
  actor: string;
  at: Timestamp;
  basis: Generated<string>;
  detail: Generated<Json>;
  event: string;
  from_state: string | null;
  seq: number;
  submission_id: string;
  to_state: string;
}

export interface SubmissionRetest {
  artifact_id: string;
  asked_at: Timestamp;
  condition: Generated<Json>;
  round: number;
  scan_request_id: string;
  submission_id: string;
}

export interface Tombstone {
  kept: Json;
  kind: string;
  purged_at: Generated<Timestamp>;
  purged_by: string;
  sha256: string;
}

export interface WatchCheck {
  app_id: string | null;
  artifact_id: string | null;
  campaign_id: string | null;
  case_id: string;
  clauses: string[];
  created_at: Timestamp;
  created_by: string | null;
  draw_id: string | null;
  due_at: Timestamp;
  ended_at: Timestamp | null;
  id: string;
  organisation_id: string;
  outcome: Generated<Json>;
  province: string | null;
  reason: Generated<string>;
  relapse_case_id: string | null;
  row_version: Generated<number>;
  rule_id: string | null;
  scan_request_id: string | null;
  scanned_at: Timestamp | null;
  state: string;
  trigger: string;
  trigger_ref: Generated<string>;
}

export interface WatchDraw {
  at: Timestamp;
  created_by: string | null;
  drawn: string[];
  frame: Json;
  frame_hash: string;
  id: string;
  organisation_id: string;
  province: string | null;
  sample_hash: string;
  seed: string;
  size: number;
}

export interface WatchRule {
  clauses: Generated<string[]>;
  created_at: Timestamp;
  created_by: string | null;
  every_days: number | null;
  from_at: Timestamp;
  id: string;
  kind: string;
  next_due_at: Timestamp | null;
  note: Generated<string>;
  organisation_id: string;
  province: string | null;
  row_version: Generated<number>;
  state: string;
  target: string;
  triggers: Generated<string[]>;
  until_at: Timestamp | null;
}

export interface Webhook {
  created_at: Generated<Timestamp>;
  created_by: string | null;
  id: string;
  organisation_id: string;
  row_version: Generated<number>;
  secrets: string[];
  state: Generated<string>;
  topics: string[];
  url: string;
}

export interface WebhookDelivery {
  attempts: Generated<number>;
  created_at: Generated<Timestamp>;
  delivered_at: Timestamp | null;
  id: string;
  last_error: string | null;
  last_status: number | null;
  message_id: string;
  next_at: Generated<Timestamp>;
  replay_of: string | null;
  state: Generated<string>;
  webhook_id: string;
}

export interface DB {
  acquisition: Acquisition;
  api_token: ApiToken;
  app: App;
  app_gram: AppGram;
  app_scope: AppScope;
  app_version: AppVersion;
  artifact: Artifact;
  artifact_data_type: ArtifactDataType;
  artifact_sdk: ArtifactSdk;
  audit_anchor: AuditAnchor;
  audit_event: AuditEvent;
  bulk_job: BulkJob;
  calendar_version: CalendarVersion;
  calibration: Calibration;
  calibration_fading: CalibrationFading;
  campaign: Campaign;
  campaign_event: CampaignEvent;
  campaign_member: CampaignMember;
  campaign_quota: CampaignQuota;
  case_event: CaseEvent;
  case_file: CaseFile;
  case_finding: CaseFinding;
  case_scope: CaseScope;
  check_answer: CheckAnswer;
  check_sheet: CheckSheet;
  clause_prevalence: ClausePrevalence;
  clause_setting: ClauseSetting;
  commitment: Commitment;
  commitment_breach: CommitmentBreach;
  complaint: Complaint;
  complaint_event: ComplaintEvent;
  complaint_import: ComplaintImport;
  conduct_entry: ConductEntry;
  conduct_event: ConductEvent;
  conduct_file: ConductFile;
  conduct_proof: ConductProof;
  credit_entry: CreditEntry;
  deadline: Deadline;
  deadline_event: DeadlineEvent;
  delisting_gap: DelistingGap;
  developer_account: DeveloperAccount;
  enforcement_case: EnforcementCase;
  engine: Engine;
  engine_event: EngineEvent;
  engine_minute: EngineMinute;
  engine_version: EngineVersion;
  evidence: Evidence;
  evidence_custody: EvidenceCustody;
  evidence_request: EvidenceRequest;
  external_identity: ExternalIdentity;
  finding: Finding;
  finding_event: FindingEvent;
  finding_evidence: FindingEvidence;
  finding_reply: FindingReply;
  fused_result: FusedResult;
  gate_check: GateCheck;
  gate_policy: GatePolicy;
  idempotency_key: IdempotencyKey;
  identity_event: IdentityEvent;
  interview: Interview;
  inventory_flag: InventoryFlag;
  lab_assignment: LabAssignment;
  lead: Lead;
  lead_event: LeadEvent;
  lease_upload: LeaseUpload;
  ledger_import: LedgerImport;
  ledger_mapping: LedgerMapping;
  ledger_record: LedgerRecord;
  ledger_row: LedgerRow;
  legal_hold: LegalHold;
  listing: Listing;
  listing_change: ListingChange;
  listing_probe: ListingProbe;
  listing_scan_due: ListingScanDue;
  notice: Notice;
  notice_annotation: NoticeAnnotation;
  notice_attachment: NoticeAttachment;
  notice_catalogue_entry: NoticeCatalogueEntry;
  notice_event: NoticeEvent;
  notice_file: NoticeFile;
  notice_row: NoticeRow;
  notification: Notification;
  notification_choice: NotificationChoice;
  number_issued: NumberIssued;
  number_series: NumberSeries;
  offence: Offence;
  one_time_link: OneTimeLink;
  operator: Operator;
  operator_claim: OperatorClaim;
  operator_claim_event: OperatorClaimEvent;
  operator_link: OperatorLink;
  operator_name: OperatorName;
  order_answer: OrderAnswer;
  order_document: OrderDocument;
  order_event: OrderEvent;
  order_item: OrderItem;
  order_item_event: OrderItemEvent;
  order_item_file: OrderItemFile;
  order_item_finding: OrderItemFinding;
  order_template: OrderTemplate;
  organisation: Organisation;
  outbox_message: OutboxMessage;
  penalty: Penalty;
  person: Person;
  programme: Programme;
  programme_event: ProgrammeEvent;
  programme_target: ProgrammeTarget;
  programme_target_event: ProgrammeTargetEvent;
  question: Question;
  question_message: QuestionMessage;
  referral: Referral;
  rejudged_votes: RejudgedVotes;
  relisting: Relisting;
  reported_figure: ReportedFigure;
  retention_class: RetentionClass;
  review: Review;
  review_claim: ReviewClaim;
  role_grant: RoleGrant;
  run_votes: RunVotes;
  saved_filter: SavedFilter;
  scan_request: ScanRequest;
  scan_run: ScanRun;
  scan_run_tally: ScanRunTally;
  sdk: Sdk;
  service: Service;
  service_attempt: ServiceAttempt;
  session: Session;
  setting: Setting;
  sheet_event: SheetEvent;
  sheet_evidence: SheetEvidence;
  signer: Signer;
  signer_lineage: SignerLineage;
  stale_result: StaleResult;
  statistic_snapshot: StatisticSnapshot;
  store: Store;
  store_duty_check: StoreDutyCheck;
  store_measure: StoreMeasure;
  store_problem: StoreProblem;
  store_report: StoreReport;
  submission: Submission;
  submission_artifact: SubmissionArtifact;
  submission_check: SubmissionCheck;
  submission_clause: SubmissionClause;
  submission_event: SubmissionEvent;
  submission_retest: SubmissionRetest;
  tombstone: Tombstone;
  watch_check: WatchCheck;
  watch_draw: WatchDraw;
  watch_rule: WatchRule;
  webhook: Webhook;
  webhook_delivery: WebhookDelivery;
}
