/** How one store's public page is read: a table, so that a change of the page is a change of a row. */
export interface StorePage {
  readonly id: string;
  readonly nameZh: string;
  /** Address users open; `{id}` is the store's id, `{package}` the package name. */
  readonly address: string;
  /** Whether address and names were seen in public material, or are only assumed: neither was tried against the live store from here. */
  readonly basis: 'public' | 'assumed';
  /** Names under which embedded data carry a thing; the first that is there counts. */
  readonly names: Readonly<Partial<Record<Statement, readonly string[]>>>;
  /** Visible labels before a thing, without colon. */
  readonly labels: Readonly<Partial<Record<Statement, readonly string[]>>>;
  /** Visible words by which the store says that the app is not offered any more. */
  readonly gone: RegExp;
  /** Statuses that mean the same, without words. */
  readonly goneStatuses: readonly number[];
  /** Words of a page that wants to see a human first. */
  readonly captcha: RegExp;
  /** Addresses to which the store leads when it does not know the app; nothing follows from that. */
  readonly elsewhere: RegExp;
}

export type Statement =
  | 'packageName'
  | 'name'
  | 'versionName'
  | 'versionCode'
  | 'developer'
  | 'filingNumber'
  | 'policyUrl'
  | 'permissions'
  | 'updatedOn';

/** Words most stores use; a row adds its own. */
export const USUAL_GONE = /(?:该|此)?(?:应用|软件|游戏)(?:已|已经|暂时)?(?:下架|下线|停止服务)|应用不存在或已下架|已被下架/;
export const USUAL_CAPTCHA = /安全验证|请完成(?:下方)?验证|拖动滑块|输入验证码|访问过于频繁|captcha|人机验证/i;
export const USUAL_ELSEWHERE = /\/search|[?&](?:q|kw|keyword|wd)=|\/(?:index\.html?)?(?:\?.*)?$/;

export const USUAL_LABELS: StorePage['labels'] = {
  versionName: ['版本号', '版本', '当前版本', '最新版本'],
  developer: ['开发者', '开发商', '应用开发者', '开发者名称', '供应商', '来源'],
  filingNumber: ['备案号', 'APP备案号', 'App备案号', 'ICP备案号', '应用备案号'],
  updatedOn: ['更新时间', '更新日期', '最近更新', '发布时间'],
  packageName: ['包名'],
};

const usual = { gone: USUAL_GONE, goneStatuses: [], captcha: USUAL_CAPTCHA, elsewhere: USUAL_ELSEWHERE, labels: USUAL_LABELS } as const;

export const STORE_PAGES: readonly StorePage[] = [
  {
    ...usual,
    id: 'huawei',
    nameZh: '华为应用市场',
    address: 'https://appgallery.huawei.com/app/{id}',
    basis: 'public',
    names: {
      packageName: ['package', 'pkgName'],
      name: ['name', 'appName'],
      versionName: ['versionName', 'version'],
      versionCode: ['versionCode'],
      developer: ['developer', 'devName', 'developerName'],
      filingNumber: ['filingNumber', 'recordNo', 'icpNumber'],
      policyUrl: ['privacyUrl', 'appPrivacyUrl'],
      permissions: ['permissions'],
      updatedOn: ['releaseDate', 'updateTime'],
    },
  },
  {
    ...usual,
    id: 'xiaomi',
    nameZh: '小米应用商店',
    address: 'https://app.mi.com/details?id={package}',
    basis: 'public',
    names: {
      packageName: ['packageName'],
      name: ['displayName'],
      versionName: ['versionName'],
      versionCode: ['versionCode'],
      developer: ['publisherName', 'companyName'],
      filingNumber: ['appIcp', 'icpNumber'],
      policyUrl: ['appPrivacy', 'privacyUrl'],
      permissions: ['permissionIds', 'permissions'],
      updatedOn: ['updateTime'],
    },
  },
  {
    ...usual,
    id: 'oppo',
    nameZh: 'OPPO软件商店',
    address: 'https://app.cdo.oppomobile.com/home/detail?app_id={id}',
    basis: 'assumed',
    names: {
      packageName: ['pkgName', 'packageName'],
      name: ['appName', 'name'],
      versionName: ['verName', 'versionName'],
      versionCode: ['verId', 'versionCode'],
      developer: ['developer', 'devName'],
      filingNumber: ['icpNo', 'filingNumber'],
      policyUrl: ['privacyUrl'],
      permissions: ['permissions'],
      updatedOn: ['releaseTime', 'updateTime'],
    },
  },
  {
    ...usual,
    id: 'vivo',
    nameZh: 'vivo应用商店',
    address: 'https://h5.appstore.vivo.com.cn/detail?appId={id}',
    basis: 'assumed',
    names: {
      packageName: ['package_name', 'packageName'],
      name: ['title_zh', 'appName'],
      versionName: ['version_name', 'versionName'],
      versionCode: ['version_code', 'versionCode'],
      developer: ['developer', 'cpName'],
      filingNumber: ['recordNumber', 'icpNo'],
      policyUrl: ['privacyPolicyUrl', 'privacy_url'],
      permissions: ['permission', 'permissions'],
      updatedOn: ['upload_time', 'updateTime'],
    },
  },
  {
    ...usual,
    id: 'yingyongbao',
    nameZh: '应用宝',
    address: 'https://sj.qq.com/appdetail/{package}',
    basis: 'public',
    names: {
      packageName: ['pkg_name', 'pkgName'],
      name: ['name', 'app_name'],
      versionName: ['version_name', 'versionName'],
      versionCode: ['version_code', 'versionCode'],
      developer: ['developer', 'operator', 'author'],
      filingNumber: ['icp_number', 'recordNumber'],
      policyUrl: ['privacy_agreement', 'privacy_url'],
      permissions: ['permissions_list', 'permissions'],
      updatedOn: ['update_time', 'apkPublishTime'],
    },
  },
  {
    ...usual,
    id: 'baidu',
    nameZh: '百度手机助手',
    address: 'https://shouji.baidu.com/detail/{id}',
    basis: 'assumed',
    names: {
      packageName: ['package', 'packageName'],
      name: ['sname', 'appName'],
      versionName: ['versionname', 'versionName'],
      versionCode: ['versioncode', 'versionCode'],
      developer: ['developer', 'company'],
      filingNumber: ['icpNo', 'recordNumber'],
      policyUrl: ['privacyUrl', 'privacy_url'],
      permissions: ['permission', 'permission_cn'],
      updatedOn: ['updatetime', 'updateTime'],
    },
  },
  {
    ...usual,
    id: '360',
    nameZh: '360手机助手',
    address: 'https://zhushou.360.cn/detail/index/soft_id/{id}',
    basis: 'public',
    names: {
      packageName: ['pname', 'packageName'],
      name: ['sname', 'name'],
      versionName: ['vname', 'versionName'],
      versionCode: ['vcode', 'versionCode'],
      developer: ['corp', 'author'],
      filingNumber: ['record_number', 'icp'],
      policyUrl: ['privacy_url', 'privacyUrl'],
      permissions: ['permissions'],
      updatedOn: ['update_time', 'updateTime'],
    },
  },
  {
    ...usual,
    id: 'wandoujia',
    nameZh: '豌豆荚',
    address: 'https://www.wandoujia.com/apps/{id}',
    basis: 'public',
    names: {
      packageName: ['packageName', 'pn'],
      name: ['title', 'appName'],
      versionName: ['versionName', 'vn'],
      versionCode: ['versionCode', 'vc'],
      developer: ['developerName', 'author'],
      filingNumber: ['recordNumber', 'icpNo'],
      policyUrl: ['privacyUrl'],
      permissions: ['permissions'],
      updatedOn: ['updatedDate', 'updateTime'],
    },
  },
];

/** The reference store server of this project: for demonstrations and tests. */
export const referencePage = (address: string): StorePage => ({
  ...usual,
  id: 'reference',
  nameZh: '参考商店',
  address,
  basis: 'public',
  names: {
    packageName: ['pkgName'],
    name: ['appName'],
    versionName: ['versionName'],
    versionCode: ['versionCode'],
    developer: ['developer'],
    filingNumber: ['filingNumber'],
    policyUrl: ['privacyUrl'],
    permissions: ['permissions'],
    updatedOn: ['updatedOn'],
  },
});
