import { expect, test } from 'vitest';
import { madePolicy } from '../made-policy.contract.ts';

const told = (text: string) =>
  madePolicy(`隐私政策\n# 一、我们如何收集信息\n${text}`).items.map(({ data, isCollected, frequency, appState }) => [
    data,
    isCollected,
    frequency,
    appState,
  ]);

test.each<[string, readonly unknown[]]>([
  ['后台导航时我们每秒获取一次位置。', ['loc_precise', true, '每秒获取一次', 'background']],
  ['我们每30分钟收集一次您的位置信息。', ['loc_precise', true, '每30分钟收集一次', undefined]],
  ['我们每隔5秒读取您的步数，用于展示。', ['steps', true, '每隔5秒', undefined]],
  ['我们每天不超过3次读取您的应用列表，用于识别风险。', ['app_list', true, '每天不超过3次', undefined]],
  ['我们仅在首次启动时读取您的Android ID。', ['android_id', true, '仅在首次启动时', undefined]],
  ['每次启动应用时，我们会收集您的OAID。', ['oaid', true, '每次启动应用时', undefined]],
  ['前台使用时，我们以不超过每小时1次的频率收集您的位置信息。', ['loc_precise', true, '不超过每小时1次', 'foreground']],
  ['导航过程中，我们会持续收集您的位置信息。', ['loc_precise', true, '持续收集', undefined]],
  ['在应用处于前台和后台时，我们每分钟获取一次您的位置信息。', ['loc_precise', true, '每分钟获取一次', undefined]],
  ['我们收集OAID（1次/天），用于统计。', ['oaid', true, '1次/天', undefined]],
  ['为了向您提供每日推荐，我们收集您的浏览记录。', ['browser_history', true, undefined, undefined]],
])('%s', (text, expected) => expect(told(text)).toEqual([expected]));
