import {
  authorityName,
  codeOfWording,
  composeNotice,
  formatFor,
  type NoticeAttachment,
  type NoticeDraft,
  rowOf,
  sourceName,
} from '@touchstone/domain/notice';
import type { LocalDate } from '@touchstone/kernel/dates';
import { notices, ruleSet } from '@touchstone/knowledge';
import { describe, expect, test } from 'vitest';

const catalogue = notices();
const { reported } = catalogue;
const day = (text: string) => text as LocalDate;

/** A list of so many apps without names of its own. */
const list = (number: number, issuer: string, count: number, on = '2021-12-09', kind: 'apps' | 'sdks' = 'apps'): NoticeAttachment => {
  const format = formatFor(catalogue.formats, { issuer, kind, on: day(on) });
  if (format === undefined) throw new Error(`no columns for ${issuer} on ${on}`);
  return {
    ...{ number, kind, issuer, title: `${authorityName(issuer)}名单`, columns: format.columns, separator: format.separator },
    rows: Array.from({ length: count }, (_, i) => rowOf({ name: `${number}-${i}` })),
  };
};
const draft = (parts: Partial<NoticeDraft>): NoticeDraft => ({
  kind: 'problems',
  on: day('2022-04-20'),
  issuer: 'ministry',
  attachments: [list(1, 'ministry', 37)],
  fields: {},
  ...parts,
});
const written = (parts: Partial<NoticeDraft>) => {
  const composed = composeNotice(catalogue, draft(parts));
  if (!composed.ok) throw new Error(JSON.stringify(composed.faults));
  return composed.text;
};

describe('what was published', () => {
  test('has the totals of the datasets', () => {
    const at = (on: string) => reported.notices.find((one) => one.on === on && one.issuers[0] === 'ministry');
    expect(reported.notices.filter(({ issuers }) => issuers[0] === 'ministry')).toHaveLength(37);
    expect(reported.notices.filter(({ issuers }) => issuers[0] !== 'ministry')).toHaveLength(11);
    expect(at('2021-12-09')).toMatchObject({ kind: 'delisting', apps: 106 });
    expect(at('2021-07')?.apps).toBeUndefined();
    const figure = (id: string) => reported.figures.find((one) => one.id === id)?.value;
    expect(['tested', 'ordered', 'notified', 'delisted'].map((what) => figure(`${what}-2020-11-27`))).toEqual([440_000, 1336, 377, 94]);
    expect(['tested', 'notified', 'delisted'].map((what) => figure(`${what}-2021-11-16`))).toEqual([2_440_000, 2049, 540]);
    expect(['q01', 'q03', 'q05'].map((code) => figure(`share-${code}-2020`))).toEqual([3200, 2000, 2100]);
  });

  test('counts batches without going back', () => {
    const batches = reported.notices.filter(({ issuers, totalBatch }) => issuers[0] === 'ministry' && totalBatch !== undefined);
    const inTime = [...batches].sort((a, b) => (a.on < b.on ? -1 : 1)).map(({ totalBatch }) => totalBatch);
    expect(inTime).toEqual([...inTime].sort((a, b) => Number(a) - Number(b)));
    expect(new Set(inTime).size).toBe(inTime.length);
  });

  test('says every problem in words of the vocabulary and every store by its one name', () => {
    const unknown = reported.rows.flatMap(({ problems }) => problems.filter((text) => codeOfWording(ruleSet.problems, text) === undefined));
    expect(unknown).toEqual([]);
    for (const { source } of reported.rows) if (source !== undefined) expect(sourceName(catalogue.sources, source)).toBe(source);
  });

  test('leaves the unknown cells of the five known rows of 2021-12-09 empty', () => {
    const known = reported.rows.filter(({ notice }) => notice === 'ministry 2021-12-09');
    expect(known.map(({ name }) => name)).toEqual(['看看新闻', '豆瓣', '唱吧', '爱回收', '妈妈网孕育']);
    for (const row of known) expect(Object.keys(row).sort()).toEqual(['kind', 'name', 'notice', 'problems']);
  });
});

describe('texts', () => {
  const AUTHORITIES = ['14', '21', '33', '44', '51', '52', '61'];
  const BACKGROUND =
    '今年以来，我部持续推进APP侵害用户权益专项整治行动，加大常态化检查力度，先后三次组织对用户反映强烈的重点问题开展“回头看”。11月3日，我部针对APP超范围、高频次索取权限，非服务场景所必需收集用户个人信息，欺骗误导用户下载等违规行为进行了检查，并对未按要求完成整改的APP进行了公开通报。';

  test('the delisting of 2021-12-09, word for word', () => {
    const counts = [15, 15, 15, 14, 14, 14, 14];
    const text = written({
      kind: 'delisting',
      on: day('2021-12-09'),
      attachments: [list(1, 'ministry', 5), ...AUTHORITIES.map((code, i) => list(i + 2, code, counts[i] as number))],
      fields: { background: BACKGROUND },
    });
    expect(text.title).toBe('关于下架侵害用户权益APP名单的通报');
    expect(text.series).toBe('');
    expect(text.paragraphs).toEqual([
      `${BACKGROUND}截至目前，尚有5款APP未按我部要求完成整改（详见附件1）。各通信管理局按照我部统筹部署，积极开展APP技术检测，截至目前尚有101款APP仍未完成整改（详见附件2-8）。`,
      '依据《个人信息保护法》《网络安全法》等相关法律要求，我部组织对上述共计106款APP进行下架，相关应用商店应在本通报发布后，立即组织对名单中应用软件进行下架处理。针对部分违规情节严重、拒不整改的APP，属地通信管理局应对APP运营主体依法予以行政处罚。',
    ]);
    expect([text.signature, text.day]).toEqual(['工业和信息化部信息通信管理局', '2021年12月9日']);
  });

  test('dated until 2022, without a day from 2023', () => {
    expect(written({ deadline: day('2022-04-26'), numbers: { year: 2022, yearBatch: 3, totalBatch: 23 } })).toMatchObject({
      title: '关于侵害用户权益行为的APP通报',
      series: '（2022年第3批，总第23批）',
      paragraphs: [
        '依据《个人信息保护法》《网络安全法》《电信条例》《电信和互联网用户个人信息保护规定》等法律法规，我部近期组织第三方检测机构对移动互联网应用程序进行检查。截至目前，尚有37款APP未完成整改（详见附件），现予以通报。',
        '上述APP应在4月26日前完成整改落实工作。逾期不整改的，我部将依法依规组织开展相关处置工作。',
      ],
    });
    const now = written({
      on: day('2025-08-04'),
      attachments: [list(1, 'ministry', 20, '2025-08-04'), list(2, 'ministry', 3, '2025-08-04', 'sdks')],
    });
    expect(now.paragraphs[1]).toBe('上述APP（SDK）应按有关规定进行整改，整改落实不到位的，我部将依法依规组织开展相关处置工作。');
    expect(now.paragraphs[0]).toContain('共发现23款APP（SDK）存在侵害用户权益行为（详见附件1-2）');
    expect(now.series).toBe('（2025年第○批，总第○批）');
  });

  test.each([
    ['2021-10-31', false],
    ['2021-11-01', true],
  ])('a notice of %s cites the law on personal information: %s', (on, cites) => {
    const text = written({ on: day(on), deadline: day(on) });
    expect(text.paragraphs[0]?.includes('《个人信息保护法》')).toBe(cites);
  });

  test('a law that is not in force yet cannot be cited at all', () => {
    const composed = composeNotice(catalogue, draft({ on: day('2021-10-31'), deadline: day('2021-11-05'), bases: ['L-PIPL', 'L-CSL'] }));
    expect(composed).toEqual({ ok: false, faults: [{ reason: 'basis-not-in-force', field: 'L-PIPL' }] });
  });

  test('what is missing is named, all at once', () => {
    const composed = composeNotice(catalogue, draft({ kind: 'look-back', attachments: [list(1, 'ministry', 0)] }));
    expect(composed).toEqual({
      ok: false,
      faults: [{ reason: 'no-rows' }, { reason: 'missing-field', field: 'scope' }, { reason: 'missing-field', field: 'deadline' }],
    });
  });

  test('a province speaks for itself', () => {
    const text = written({
      on: day('2024-07-02'),
      issuer: '37',
      deadline: day('2024-07-09'),
      attachments: [list(1, '37', 14, '2024-07-02')],
    });
    expect(text.paragraphs[1]).toBe('上述APP应在7月9日前完成整改落实工作。逾期不整改的，我局将依法依规组织开展相关处置工作。');
    expect(text.signature).toBe('山东省通信管理局');
  });

  test('every kind has a text on every day since the first list', () => {
    for (const kind of ['problems', 'delisting', 'look-back', 'stores'] as const)
      for (const on of ['2019-12-19', '2021-10-31', '2021-11-01', '2022-12-31', '2023-01-01', '2026-11-22'])
        expect(
          catalogue.templates.filter(
            (one) => one.kind === kind && one.by === undefined && !one.joint && one.from <= on && (one.until ?? '9') >= on,
          ),
        ).toHaveLength(1);
  });
});

test.each([
  ['33', '2021-04-20', '序号 应用开发者 应用名称 版本号 应用来源 所涉问题'],
  ['33', '2023-09-05', '应用类别 序号 应用名称 应用开发者 应用来源 应用版本 问题类型 备案号'],
  ['37', '2024-07-02', '序号 应用名称 开发运营者 备案编号 应用来源 应用版本 问题项'],
  ['50', '2025-05-30', '序号 应用名称 应用开发者 应用来源 应用版本 所涉问题 App备案号 属地'],
  ['ministry', '2021-12-09', '序号 应用名称 应用开发者 应用来源 应用版本 所涉问题'],
])('columns of %s on %s', (issuer, on, columns) =>
  expect(
    formatFor(catalogue.formats, { issuer, kind: 'apps', on: day(on) })
      ?.columns.map(({ title }) => title)
      .join(' '),
  ).toBe(columns),
);
