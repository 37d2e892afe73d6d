// What both entries of the library have in common: types, the parsers on their own, the rule set.
export { type App, type Archive, type Identity, type Limits, type Manifest, peekApp } from '@touchstone/app-model';
export {
  type BundledPolicy,
  bundledPolicies,
  type Depth,
  type Evidence,
  type EvidenceFile,
  type Fact,
  type Knowledge,
} from '@touchstone/facts';
export { verifyApk } from '@touchstone/formats/apksig';
export { readArsc } from '@touchstone/formats/arsc';
export { readAxml } from '@touchstone/formats/axml';
export { readDex } from '@touchstone/formats/dex';
export { readElf } from '@touchstone/formats/elf';
export { readEntry, readZip } from '@touchstone/formats/zip';
export { type ByteSource, OutOfBytes, sourceOf } from '@touchstone/kernel/bytes';
export type { Ports } from '@touchstone/kernel/ports';
export type { Parsed, Problem } from '@touchstone/kernel/problem';
export { knowledge, ruleSet } from '@touchstone/knowledge';
export type { Rule, RuleSet } from '@touchstone/rules';
export type { Finding, Fix, Report, Result } from '@touchstone/verdict';
export { findAppType } from './category.ts';
export { type DataFlows, dataFlowsOf } from './data-flows.ts';
export {
  type OpenedApp,
  openArchives,
  ScanOptionError,
  type ScanOptions,
  scanApp,
  scanArchives,
  unreadableReport,
} from './scan-archives.ts';
export { situationOf } from './situation.ts';
export { ENGINE_VERSION } from './version.ts';
