import { png } from '../../../packages/test-kit/src/apk/icon.ts';
import { lines } from '../lines.ts';
import { type Element, uiDump } from '../ui-dump.ts';
import { type Build, PACKAGE } from './app.ts';
import { at } from './device.ts';

type Content = Uint8Array | string;
type Row = readonly [string, string?];

/** The folder `ui/`: trees, pictures of the same stem and the index. 1080 × 2340 pixels, three to a dp. */
export function uiFolder(build: Build): ReadonlyMap<string, Content> {
  const screens = screensOf(build);
  const files = Object.entries(screens).flatMap(([stem, roots], i): [string, Content][] => [
    [`${stem}.xml`, uiDump(PACKAGE, roots)],
    [`${stem}.png`, png(24, [40 + 16 * i, 200 - 12 * i, 120])],
  ]);
  return new Map([...files, ['screens.jsonl', lines(index(build))]]);
}

const WHOLE = [0, 0, 1080, 2340] as const;

function screensOf({ isRepaired }: Build): Readonly<Record<string, readonly Element[]>> {
  return {
    '01-first-launch-consent': [consent(isRepaired)],
    '02-refuse-visitor': [frame([title('美购商城（浏览模式）'), button('登录', 'login', [880, 140, 1040, 220]), ...tabs])],
    '03-traverse-home': [
      frame([
        title('美购商城'),
        button('扫一扫', 'scan', [30, 140, 150, 220]),
        button('附近门店', 'near', [400, 640, 680, 760]),
        text('猜你喜欢', [40, 900, 400, 980]),
        ...goods,
        ...tabs,
      ]),
    ],
    '04-traverse-mine': [
      frame([
        title('我的'),
        ...list(
          ['隐私政策'],
          ['隐私政策摘要'],
          ['个人信息收集清单'],
          ['第三方信息共享清单'],
          ['联系客服'],
          ['投诉与举报'],
          ['设置'],
          ['关于美购'],
        ),
        ...tabs,
      ]),
    ],
    '05-traverse-privacy-policy': [
      frame([
        title('隐私政策'),
        text('美购商城隐私政策\n更新日期：2026年10月8日　生效日期：2026年10月15日\n本政策适用于美购商城移动应用……', [40, 240, 1040, 2200]),
      ]),
    ],
    '06-traverse-settings': [frame([title('设置'), ...list(['账号与安全'], ['隐私设置'], ['消息通知'], ['清理缓存'], ['退出登录'])])],
    '07-traverse-account': [frame([title('账号与安全'), ...list(['修改登录密码'], ['更换手机号'], ['注销账号'])])],
    '08-traverse-account-deletion': [
      frame([
        title('注销账号'),
        text('注销后，您的账号信息将被删除或匿名化处理。', [40, 260, 1040, 420]),
        button('确认注销', 'confirm', [240, 2000, 840, 2120]),
      ]),
    ],
    '09-traverse-privacy-settings': [
      frame([
        title('隐私设置'),
        ...list(
          ['查看个人信息'],
          ['更正个人信息'],
          ['删除个人信息'],
          ['导出个人信息副本'],
          ['撤回同意'],
          ['系统权限管理'],
          ...(isRepaired ? [['兴趣标签管理'] as const] : []),
        ),
        ...(isRepaired
          ? [
              text('个性化推荐', [40, 1210, 700, 1310]),
              {
                class: 'widget.Switch',
                id: 'personalised',
                at: [900, 1220, 1040, 1300],
                isClickable: true,
                isChecked: true,
              } satisfies Element,
            ]
          : []),
      ]),
    ],
    ...(isRepaired
      ? {
          '13-traverse-tags': [
            frame([
              title('兴趣标签管理'),
              text('服饰', [40, 280, 400, 380]),
              button('删除', 'delete_0', [800, 280, 1040, 380]),
              text('数码', [40, 420, 400, 520]),
              button('删除', 'delete_1', [800, 420, 1040, 520]),
            ]),
          ],
        }
      : {}),
    '10-traverse-about': [
      frame([
        title('关于美购'),
        text('版本 3.2.1', [40, 300, 1040, 380]),
        text('APP备案号：沪ICP备2021012345号-3A', [40, 2180, 1040, 2260]),
      ]),
    ],
    '11-splash-and-windows-splash': [
      isRepaired
        ? frame([text('美购商城', [340, 1100, 740, 1240])])
        : frame([
            { class: 'widget.ImageView', id: 'splash_ad', at: WHOLE, isClickable: true },
            text('广告', [30, 100, 110, 150]),
            { text: '跳过', id: 'skip', at: [1038, 96, 1062, 120], isClickable: true },
          ]),
    ],
    '12-splash-and-windows-promotion': [
      frame([
        text('每日精选', [400, 540, 680, 620]),
        { class: 'widget.ImageView', id: 'promotion_image', description: '活动图片', at: [140, 640, 940, 1400], isClickable: !isRepaired },
        text('广告', [150, 1340, 230, 1390]),
        text('闪优特卖 App', [340, 1400, 740, 1450]),
        button('立即下载', 'download', [340, 1460, 740, 1580]),
        ...(isRepaired
          ? [{ class: 'widget.ImageView', id: 'close', description: '关闭', at: [840, 500, 960, 620], isClickable: true } satisfies Element]
          : []),
      ]),
    ],
  };
}

function consent(isRepaired: boolean): Element {
  return frame([
    text('用户协议与隐私政策', [160, 760, 920, 860]),
    text(
      '欢迎使用美购商城。请您仔细阅读《用户协议》和《隐私政策》，了解我们以及接入的第三方SDK如何收集、使用您的个人信息。接入的第三方SDK见《第三方信息共享清单》。我们会按照您的浏览和购买记录向您提供个性化推荐。',
      [160, 880, 920, 1300],
    ),
    { text: '《用户协议》', id: 'agreement', at: [180, 1180, 420, 1240], isClickable: true },
    { text: '《隐私政策》', id: 'policy', at: [440, 1180, 680, 1240], isClickable: true },
    ...(isRepaired
      ? []
      : [
          { class: 'widget.CheckBox', id: 'agree_box', at: [160, 1320, 220, 1380], isClickable: true, isChecked: true } satisfies Element,
          text('我已阅读并同意《用户协议》《隐私政策》', [230, 1320, 920, 1380]),
        ]),
    button('不同意', 'refuse', [160, 1420, 500, 1540]),
    button(isRepaired ? '同意' : '好的', 'positive', [580, 1420, 920, 1540]),
  ]);
}

const frame = (children: readonly Element[]): Element => ({ class: 'widget.FrameLayout', id: 'android:id/content', at: WHOLE, children });
const text = (said: string, place: Element['at']): Element => ({ text: said, at: place });
const title = (said: string): Element => ({ text: said, id: 'title', at: [340, 130, 740, 230] });
const button = (said: string, id: string, place: Element['at']): Element => ({
  class: 'widget.Button',
  text: said,
  id,
  at: place,
  isClickable: true,
});

const tabs: readonly Element[] = ['首页', '分类', '社区', '购物车', '我的'].map((said, i) => ({
  text: said,
  id: `tab_${i}`,
  at: [216 * i, 2200, 216 * (i + 1), 2320],
  isClickable: true,
}));
const goods: readonly Element[] = ['纯棉短袖', '保温杯', '蓝牙耳机'].map((said, i) => ({
  text: said,
  id: `goods_${i}`,
  at: [40, 1000 + 200 * i, 1040, 1180 + 200 * i],
  isClickable: true,
}));

/** Rows of a list page, each a target for the finger. */
function list(...rows: readonly Row[]): readonly Element[] {
  return rows.map(([said], i) => ({
    class: 'widget.LinearLayout',
    at: [0, 280 + 130 * i, 1080, 410 + 130 * i],
    isClickable: true,
    children: [text(said, [40, 310 + 130 * i, 900, 380 + 130 * i])],
  }));
}

/** What happened on these screens, in the records of the trace contract. */
function index({ isRepaired }: Build): readonly object[] {
  const picture = (time: number, stem: string) => [
    { kind: 'picture', time, type: 'tree', file: `${stem}.xml` },
    { kind: 'picture', time, type: 'screenshot', file: `${stem}.png` },
  ];
  const phase = (time: number, scenario: string, edge: string) => ({ kind: 'phase', time, scenario, edge });
  const tap = (time: number, said: string, x: number, y: number) => ({ kind: 'ui', time, event: 'tap', text: said, x, y });
  const page = (time: number, name: string) => ({ kind: 'ui', time, event: 'page', page: `${PACKAGE}.${name}` });
  const row = (i: number): readonly [number, number] => [470, 345 + 130 * i];
  const back = (time: number) => ({ kind: 'ui', time, event: 'key', text: 'BACK' });
  return [
    phase(at(0), 'first-launch', 'start'),
    { kind: 'process', time: at(0, 0.1), event: 'start', package: PACKAGE },
    page(at(0, 1.2), 'MainActivity'),
    ...picture(at(0, 20), '01-first-launch-consent'),
    phase(at(1, 30), 'first-launch', 'end'),
    phase(at(1, 32), 'refuse', 'start'),
    tap(at(1, 40), '不同意', 318, 1480),
    page(at(1, 40.8), 'VisitorActivity'),
    ...picture(at(1, 50), '02-refuse-visitor'),
    phase(at(2, 30), 'refuse', 'end'),
    phase(at(9), 'traverse', 'start'),
    page(at(9, 0.5), 'HomeActivity'),
    ...picture(at(9, 5), '03-traverse-home'),
    tap(at(15, 53), '我的', 972, 2250),
    ...picture(at(15, 56), '04-traverse-mine'),
    tap(at(15, 58), '隐私政策', ...row(0)),
    page(at(15, 58.5), 'PolicyActivity'),
    ...picture(at(16, 1), '05-traverse-privacy-policy'),
    back(at(16, 4)),
    tap(at(16, 6), '设置', ...row(6)),
    page(at(16, 6.5), 'SettingsActivity'),
    ...picture(at(16, 9), '06-traverse-settings'),
    tap(at(16, 11), '账号与安全', ...row(0)),
    ...picture(at(16, 13), '07-traverse-account'),
    tap(at(16, 15), '注销账号', ...row(2)),
    ...picture(at(16, 18), '08-traverse-account-deletion'),
    back(at(16, 21)),
    back(at(16, 22)),
    tap(at(16, 24), '隐私设置', ...row(1)),
    ...picture(at(16, 27), '09-traverse-privacy-settings'),
    ...(isRepaired ? [tap(at(16, 28), '兴趣标签管理', ...row(6)), ...picture(at(16, 28.6), '13-traverse-tags'), back(at(16, 29))] : []),
    back(at(16, 30)),
    back(at(16, 31)),
    tap(at(16, 33), '关于美购', ...row(7)),
    ...picture(at(16, 36), '10-traverse-about'),
    phase(at(19), 'traverse', 'end'),
    phase(at(40), 'splash-and-windows', 'start'),
    { kind: 'process', time: at(40, 2), event: 'start', package: PACKAGE },
    page(at(40, 3.4), 'SplashActivity'),
    ...picture(at(40, 4), '11-splash-and-windows-splash'),
    { kind: 'ui', time: at(40, 5), event: 'shake' },
    ...(isRepaired
      ? []
      : [
          { kind: 'process', time: at(40, 5.6), event: 'start', package: 'com.shanyou.deals', cause: 'activity', caller: PACKAGE },
          { kind: 'ui', time: at(40, 6), event: 'page', page: 'com.shanyou.deals.LandingActivity' },
          back(at(40, 20)),
        ]),
    page(at(40, 24), 'HomeActivity'),
    ...picture(at(40, 30), '12-splash-and-windows-promotion'),
    ...(isRepaired
      ? [tap(at(40, 40), '关闭', 900, 560)]
      : [
          tap(at(40, 40), '活动图片', 540, 1000),
          {
            kind: 'call',
            time: at(40, 40.8),
            action: 'download-file',
            target: { kind: 'uri', value: 'https://dl.shanyou-deals.com/deals.apk' },
          },
        ]),
    phase(at(44), 'splash-and-windows', 'end'),
  ];
}
