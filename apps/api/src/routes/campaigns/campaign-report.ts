import { Readable } from 'node:stream';
import { downloadCampaignReport } from '@touchstone/api-client/routes/campaigns';
import { clausesOfMembers, type ListedCampaign, listMembers, stratumResults } from '@touchstone/db/repositories/campaign-lists';
import { workbook } from '@touchstone/documents';
import type { Coverage } from '@touchstone/domain/campaign';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { whole } from './sample-files.ts';

/** More members are in the file of the sample. */
const MOST_MEMBERS = 20_000;
const CONCLUDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED']);

/** How it was drawn, how far it came when it was concluded, what was found, and who its members are. */
export const downloadReportHandler = handle(downloadCampaignReport, async (context) => {
  const { params, session, transaction } = context;
  const campaign = await whole(context, params.campaign);
  if (!CONCLUDED.has(campaign.state))
    throw new Refusal('no-such-step', { detail: ['专项结束后才有报告', 'a campaign has a report when it was concluded'] });
  const { strata, clauses, members } = await transaction(async (tx) => ({
    strata: await stratumResults(tx, session, campaign.id),
    clauses: await clausesOfMembers(tx, session, campaign.id),
    members: await listMembers(tx, session, campaign.id, {}, MOST_MEMBERS),
  }));
  const bytes = await workbook([
    {
      name: '概况',
      notes: [`${campaign.number ?? ''} ${campaign.name}`.trim()],
      columns: columnsOf({ 项目: 24, 内容: 80 }),
      rows: overviewOf(campaign),
    },
    {
      name: '分层结果',
      notes: ['有问题：被测版本存在已确认问题'],
      columns: columnsOf({ 层: 40, 已检测: 12, 有问题: 12 }),
      rows: strata.map(({ stratum, tested, withProblems }) => [stratum.trim() === '' ? '全部' : stratum.trim(), tested, withProblems]),
    },
    {
      name: '问题条款',
      notes: ['样本被测版本中已确认的问题，按涉及应用数'],
      columns: columnsOf({ 条款: 20, 涉及应用: 12, 问题数: 12 }),
      rows: clauses.map(({ clause, apps, findings }) => [clause, apps, findings]),
    },
    {
      name: '样本',
      notes: [`按抽样序号，至多 ${MOST_MEMBERS} 个；全部见样本文件`],
      columns: columnsOf({ 序号: 8, 应用: 30, 包名: 40, 层: 20, 状态: 16, 原因: 20 }),
      rows: members.map((row) => [
        row.ordinal,
        row.name,
        row.package ?? '',
        row.stratum.trim(),
        MEMBER[row.state] ?? row.state,
        row.reason ?? '',
      ]),
    },
  ]);
  return {
    status: 200,
    body: Readable.from([bytes]) as unknown,
    headers: {
      'content-disposition': `attachment; filename="campaign-report-${campaign.id}.xlsx"`,
      'content-length': String(bytes.length),
    },
  };
});

const columnsOf = (widths: Readonly<Record<string, number>>) => Object.entries(widths).map(([title, width]) => ({ title, width }));

/** Figures are those that were kept when it was concluded. */
function overviewOf(campaign: ListedCampaign): readonly (readonly (string | number)[])[] {
  const { coverage } = campaign.conclusion as { readonly coverage: Coverage };
  return [
    ['批次号', campaign.number ?? ''],
    ['抽样框', `${campaign.frameSize ?? 0}`],
    ['抽样框摘要（SHA-256）', campaign.frameHash ?? ''],
    ['种子', campaign.seed ?? ''],
    ['样本量', `${campaign.sampleSize ?? 0}`],
    ['样本摘要（SHA-256）', campaign.sampleHash ?? ''],
    ['有效样本', coverage.members],
    ['已检测', `${coverage.tested.count} / ${coverage.tested.of}`],
    ['已复核', `${coverage.reviewed.count} / ${coverage.reviewed.of}`],
    ['无法检测', `${coverage.notTestable.count} / ${coverage.notTestable.of}`],
    ...coverage.notTestableByReason.map(({ reason, count }) => [`无法检测：${reason}`, count]),
    ['已替换', coverage.replaced],
  ];
}

const MEMBER: Readonly<Record<string, string>> = {
  PLANNED: '待采集',
  ACQUIRING: '采集中',
  ACQUIRED: '已采集',
  QUEUED: '检测中',
  TESTED: '已检测',
  REVIEWED: '已复核',
  NOT_TESTABLE: '无法检测',
  REPLACED: '已替换',
};
