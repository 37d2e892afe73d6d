import type { Text } from '@touchstone/rules';

/** Categories of the SDK catalogue. */
export const sdkCategoryWords: Readonly<Record<string, Text>> = {
  ads: { zh: '广告', en: 'advertising' },
  analytics: { zh: '统计分析', en: 'analytics' },
  crash: { zh: '崩溃与性能监测', en: 'crash and performance' },
  'face-recognition': { zh: '人脸识别', en: 'face recognition' },
  framework: { zh: '开发框架', en: 'framework' },
  games: { zh: '游戏', en: 'games' },
  hotfix: { zh: '热更新', en: 'hot update' },
  im: { zh: '即时通讯', en: 'messaging' },
  image: { zh: '图片', en: 'images' },
  login: { zh: '登录认证', en: 'login' },
  'map-location': { zh: '地图定位', en: 'maps and location' },
  media: { zh: '音视频', en: 'media' },
  network: { zh: '网络', en: 'network' },
  other: { zh: '其他', en: 'other' },
  pay: { zh: '支付', en: 'payment' },
  push: { zh: '推送', en: 'push' },
  'risk-control': { zh: '风控', en: 'risk control' },
  rtc: { zh: '实时音视频', en: 'real-time communication' },
  security: { zh: '安全加固', en: 'security' },
  share: { zh: '分享', en: 'sharing' },
  speech: { zh: '语音', en: 'speech' },
  storage: { zh: '存储', en: 'storage' },
  ui: { zh: '界面', en: 'user interface' },
};

/** Kinds of evidence for an SDK. */
export const evidenceWords: Readonly<Record<string, Text>> = {
  package: { zh: '包名', en: 'package' },
  component: { zh: '组件', en: 'component' },
  native: { zh: '原生库', en: 'native library' },
  domain: { zh: '域名', en: 'domain' },
  resource: { zh: '资源', en: 'resource' },
  metadata: { zh: '元数据', en: 'metadata' },
  structure: { zh: '代码结构', en: 'structure' },
};

export const confidenceWords: Readonly<Record<string, Text>> = {
  high: { zh: '高', en: 'high' },
  medium: { zh: '中', en: 'medium' },
  low: { zh: '低', en: 'low' },
};

/** What a vendor's declaration is worth. */
export const qualifierWords: Readonly<Record<string, Text>> = {
  stated: { zh: '公开声明', en: 'stated' },
  optional: { zh: '声明为可选', en: 'stated as optional' },
  consensus: { zh: '常见于政策', en: 'common in policies' },
};
