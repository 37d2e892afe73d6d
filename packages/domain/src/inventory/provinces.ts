export interface Province {
  /** First two digits of the administrative division. */
  readonly code: string;
  readonly name: string;
  /** As tables and lists print it. */
  readonly shortName: string;
  /** One character, as in a filing number: 京ICP备. */
  readonly abbreviation: string;
  readonly english: string;
  /** The communications administration that answers for it. */
  readonly administration: string;
}

/** code, name, short name, abbreviation, English. @source GB/T 2260; 31 communications administrations (Hong Kong, Macao and Taiwan have none) */
const ROWS = [
  ['11', '北京市', '北京', '京', 'Beijing'],
  ['12', '天津市', '天津', '津', 'Tianjin'],
  ['13', '河北省', '河北', '冀', 'Hebei'],
  ['14', '山西省', '山西', '晋', 'Shanxi'],
  ['15', '内蒙古自治区', '内蒙古', '蒙', 'Inner Mongolia'],
  ['21', '辽宁省', '辽宁', '辽', 'Liaoning'],
  ['22', '吉林省', '吉林', '吉', 'Jilin'],
  ['23', '黑龙江省', '黑龙江', '黑', 'Heilongjiang'],
  ['31', '上海市', '上海', '沪', 'Shanghai'],
  ['32', '江苏省', '江苏', '苏', 'Jiangsu'],
  ['33', '浙江省', '浙江', '浙', 'Zhejiang'],
  ['34', '安徽省', '安徽', '皖', 'Anhui'],
  ['35', '福建省', '福建', '闽', 'Fujian'],
  ['36', '江西省', '江西', '赣', 'Jiangxi'],
  ['37', '山东省', '山东', '鲁', 'Shandong'],
  ['41', '河南省', '河南', '豫', 'Henan'],
  ['42', '湖北省', '湖北', '鄂', 'Hubei'],
  ['43', '湖南省', '湖南', '湘', 'Hunan'],
  ['44', '广东省', '广东', '粤', 'Guangdong'],
  ['45', '广西壮族自治区', '广西', '桂', 'Guangxi'],
  ['46', '海南省', '海南', '琼', 'Hainan'],
  ['50', '重庆市', '重庆', '渝', 'Chongqing'],
  ['51', '四川省', '四川', '川', 'Sichuan'],
  ['52', '贵州省', '贵州', '贵', 'Guizhou'],
  ['53', '云南省', '云南', '云', 'Yunnan'],
  ['54', '西藏自治区', '西藏', '藏', 'Tibet'],
  ['61', '陕西省', '陕西', '陕', 'Shaanxi'],
  ['62', '甘肃省', '甘肃', '甘', 'Gansu'],
  ['63', '青海省', '青海', '青', 'Qinghai'],
  ['64', '宁夏回族自治区', '宁夏', '宁', 'Ningxia'],
  ['65', '新疆维吾尔自治区', '新疆', '新', 'Xinjiang'],
] as const;

/** The 31 provinces in the order of their codes. */
export const PROVINCES: readonly Province[] = ROWS.map(([code, name, shortName, abbreviation, english]) => ({
  code,
  name,
  shortName,
  abbreviation,
  english,
  administration: `${name}通信管理局`,
}));

const byCode = new Map(PROVINCES.map((province) => [province.code, province]));

export const isProvinceCode = (text: string): boolean => byCode.has(text);

export const provinceOf = (code: string): Province | undefined => byCode.get(code);

/** The province that a text names: its code, either name, its administration's name (with or without 省, 市) or its abbreviation. */
export function findProvince(text: string): Province | undefined {
  const wanted = text.trim();
  return PROVINCES.find(
    (province) =>
      [province.code, province.name, province.shortName, province.abbreviation, province.administration].includes(wanted) ||
      `${province.shortName}通信管理局` === wanted ||
      `${province.shortName}管局` === wanted,
  );
}
