import type { DeveloperStatement } from '@touchstone/stores';
import { type KeyName, type Signer, signer } from '@touchstone/test-kit';
import { creditCode } from './credit-code.ts';

/** An invented firm, its account in the stores and its signing key. */
export interface Developer {
  readonly statement: DeveloperStatement & { readonly creditCode: string; readonly province: string };
  readonly address: string;
  readonly domain: string;
  /** What stands before the number of its App备案: `沪ICP备2024012345号`. */
  readonly filing: string;
  readonly signer: Signer;
}

interface Row {
  readonly name: string;
  /** Division of GB/T 2260. */
  readonly region: string;
  readonly organisation: string;
  readonly address: string;
  readonly domain: string;
  readonly filing: string;
  readonly key: KeyName;
}

const ROWS = {
  meigou: {
    name: '上海美购电子商务有限公司',
    region: '310115',
    organisation: 'MA1K4R2X',
    address: '上海市浦东新区张杨路500号18层',
    domain: 'meigou.cn',
    filing: '沪ICP备2024018362号',
    key: 'release',
  },
  qingkong: {
    name: '杭州晴空信息技术有限公司',
    region: '330106',
    organisation: 'MA2B7T5K',
    address: '浙江省杭州市西湖区文三路99号6层',
    domain: 'qingkong-weather.cn',
    filing: '浙ICP备2023007715号',
    key: 'release',
  },
  yinghuo: {
    name: '深圳萤火互动科技有限公司',
    region: '440305',
    organisation: 'MA5G3N8P',
    address: '广东省深圳市南山区科苑路15号',
    domain: 'yinghuo-app.cn',
    filing: '粤ICP备2022091204号',
    key: 'ec',
  },
  moke: {
    name: '北京墨客文化传媒有限公司',
    region: '110108',
    organisation: 'MA01C6L4',
    address: '北京市海淀区学院路30号',
    domain: 'moke-read.cn',
    filing: '京ICP备2023014420号',
    key: 'strong',
  },
  kuaida: {
    name: '成都快达出行科技有限公司',
    region: '510107',
    organisation: 'MA6D9H2W',
    address: '四川省成都市武侯区天府大道中段688号',
    domain: 'kuaida.cn',
    filing: '蜀ICP备2024003391号',
    key: 'release',
  },
  babyshizi: {
    name: '广州童芽教育科技有限公司',
    region: '440106',
    organisation: 'MA59E1Q7',
    address: '广东省广州市天河区体育东路116号',
    domain: 'tongya-edu.cn',
    filing: '粤ICP备2023055028号',
    key: 'ec',
  },
  linli: {
    name: '武汉邻里优选供应链有限公司',
    region: '420111',
    organisation: 'MA4K8J3T',
    address: '湖北省武汉市洪山区珞喻路129号',
    domain: 'linli-tuan.cn',
    filing: '鄂ICP备2024011847号',
    key: 'release',
  },
  ancun: {
    name: '南京安存软件有限公司',
    region: '320114',
    organisation: 'MA1W5U9R',
    address: '江苏省南京市雨花台区软件大道101号',
    domain: 'ancun-ledger.cn',
    filing: '苏ICP备2023026610号',
    key: 'ec-next',
  },
  guangnian: {
    name: '长沙光年网络科技有限公司',
    region: '430104',
    organisation: 'MA4P2F6Y',
    address: '湖南省长沙市岳麓区麓谷大道658号',
    domain: 'guangnian-video.cn',
    filing: '湘ICP备2024008873号',
    key: 'release',
  },
  kangxin: {
    name: '西安康心互联网医院有限公司',
    region: '610113',
    organisation: 'MA6T7D1N',
    address: '陕西省西安市雁塔区科技路48号',
    domain: 'kangxin-health.cn',
    filing: '陕ICP备2023009126号',
    key: 'ec',
  },
  shengxin: {
    name: '重庆省心小额贷款有限公司',
    region: '500112',
    organisation: 'MA5U4B8H',
    address: '重庆市渝北区金开大道106号',
    domain: 'shengxin-loan.cn',
    filing: '渝ICP备2024002254号',
    key: 'release',
  },
  lanjing: {
    name: '青岛蓝鲸智能科技有限公司',
    region: '370212',
    organisation: 'MA3N6Y2C',
    address: '山东省青岛市崂山区松岭路169号',
    domain: 'lanjing-ime.cn',
    filing: '鲁ICP备2023031175号',
    key: 'strong',
  },
  handset: {
    name: '示范终端科技有限公司',
    region: '440306',
    organisation: 'MA5DEM03',
    address: '广东省深圳市宝安区航城大道1号',
    domain: 'handset-demo.cn',
    filing: '粤ICP备2024005521号',
    key: 'strong',
  },
  stranger: {
    name: '石家庄众易网络有限公司',
    region: '130102',
    organisation: 'MA0F9Y4K',
    address: '河北省石家庄市长安区中山东路39号',
    domain: 'zhongyi-soft.cn',
    filing: '冀ICP备2025001943号',
    key: 'other',
  },
} as const satisfies Readonly<Record<string, Row>>;

export type DeveloperId = keyof typeof ROWS;

/** The firm with a certificate of its own: two firms may share a committed key, never a certificate. */
export function developer(id: DeveloperId): Developer {
  const { name, region, organisation, address, domain, filing, key } = ROWS[id];
  return {
    statement: { name, account: `dev-${id}`, creditCode: creditCode(region, organisation), province: region.slice(0, 2) },
    address,
    domain,
    filing,
    signer: signer(key, { subject: `CN=${id}, O=${name}, C=CN` }),
  };
}
