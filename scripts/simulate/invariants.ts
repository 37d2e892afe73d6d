import { ofAudit, ofHolds, ofPurge } from './invariants-frozen.ts';
import { ofActors, ofCases, ofFixed, ofHumans, ofNumbers, ofPrinted, ofPublished, ofRuns, ofTwice } from './invariants-records.ts';
import { ofDelisted, ofItems } from './invariants-shelves.ts';
import { ofFirms, ofScopes, ofStatistics } from './invariants-statistics.ts';
import type { Play } from './play.ts';

export interface Looked {
  /** Rows, cases or documents that were looked at. */
  readonly checked: number;
  readonly faults: readonly string[];
}

export interface Invariant {
  readonly number: number;
  readonly zh: string;
  readonly en: string;
  readonly look: ((play: Play) => Promise<Looked>) | undefined;
  /** Tests that show it by every path, or what a year like this cannot show. */
  readonly tests: string;
}

const row = (number: number, zh: string, en: string, look: Invariant['look'], tests: string): Invariant => ({
  number,
  zh,
  en,
  look,
  tests,
});

/** The twenty of the design, in its numbers. @source platform.md §2, C3 */
export const INVARIANTS: readonly Invariant[] = [
  row(
    1,
    '通报的每一行可追溯到案件、已确认的问题和哈希相符的证据',
    'a published row leads to a case, confirmed findings, and evidence with its hash',
    ofPublished,
    'packages/services/src/cases/verify-proof.test.ts',
  ),
  row(2, '案件状态等于其事件的折叠', 'the state of a case is the fold of its events', ofCases, 'packages/domain/src/case/case.test.ts'),
  row(3, '每一步均有行为人、依据和时间', 'no step without actor, basis and time', ofActors, 'packages/domain/src/case/case.test.ts'),
  row(
    4,
    '终结的运行、证据、定稿的通报和签发的文书不可更改',
    'ended runs, evidence, frozen notices and issued documents do not change',
    ofHolds,
    'packages/db/src/frozen.test.ts',
  ),
  row(
    5,
    '同一检测不重复运行，除非写明理由',
    'the same work runs once unless a reason is kept',
    ofTwice,
    'apps/api/src/wiring/work-ports.test.ts',
  ),
  row(6, '创建的运行等于终结的加在队列中的', 'runs created = ended + waiting', ofRuns, 'apps/api/src/wiring/work-ports.test.ts'),
  row(7, '人的决定高于引擎输出', 'what people decided no engine undoes', ofHumans, 'packages/domain/src/finding/finding.test.ts'),
  row(
    8,
    '只有看得见该问题的运行才能认定已整改',
    'fixed only by runs that could see the fault',
    ofFixed,
    'packages/domain/src/submission/retest.test.ts',
  ),
  row(
    9,
    '印出的期限只由延期文书变动',
    'a printed deadline moves by document alone',
    ofPrinted,
    'packages/services/src/deadlines/deadlines.test.ts',
  ),
  row(
    10,
    '案号、文号、批次连续，缺号有记录',
    'numbers without gaps, or the gap has its record',
    ofNumbers,
    'packages/db/src/repositories/number-rows.test.ts',
  ),
  row(
    11,
    '统计数与其名单同一口径',
    'a figure and the list behind it are one',
    ofStatistics,
    'apps/api/src/routes/statistics/statistics.test.ts',
  ),
  row(
    12,
    '各省与部之和等于全国，读者只统计可读的行',
    'provinces and ministry add up, and nobody counts what they may not read',
    ofScopes,
    'packages/db/src/scope.test.ts',
  ),
  row(
    13,
    '每个在架的上架信息都有下架事项',
    'an item for every listing on a shelf',
    ofItems,
    'packages/services/src/delisting/delisting.test.ts',
  ),
  row(
    14,
    '已下架当且仅当独立核验均为不在架',
    'delisted if and only if independent looks found every listing gone',
    ofDelisted,
    'packages/services/src/delisting/delisting.test.ts',
  ),
  row(15, '涉案文件和证据不可清除', 'what is held is not purged', ofPurge, 'packages/domain/src/artifact/artifact.test.ts'),
  row(16, '审计链首尾可验', 'the audit chains verify from end to end', ofAudit, 'packages/domain/src/audit/audit.test.ts'),
  row(17, '企业只见自己的', 'a firm sees its own', ofFirms, 'apps/api/src/routes/two-sides.test.ts'),
  row(
    18,
    '投诉人信息仅受理人员可读（本年未模拟投诉）',
    'who complained only intake reads (no complaints are played)',
    undefined,
    'apps/api/src/routes/complaints/complaints.test.ts',
  ),
  row(
    19,
    '抽样可由种子复现（本年未模拟抽样）',
    'a sample is drawn again from its seed (no sampling is played)',
    undefined,
    'packages/domain/src/campaign/sample.test.ts',
  ),
  row(
    20,
    '长列表按键分页（本模拟不经页面）',
    'long lists page by key (no pages are played)',
    undefined,
    'apps/api/src/routes/pages.test.ts',
  ),
];
