import type { Act, Follow } from '@touchstone/screen';
import { expect, test } from 'vitest';
import { button, type Made, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenLeads } from './detector.ts';

const act = (kind: Act['kind'], more: Partial<Act> = {}): Act => ({ kind, on: 0, time: 1_000, ...more });
const opens = (what: string, more: Partial<Follow> = {}): Follow => ({
  kind: 'process-start',
  what,
  on: 0,
  after: 0,
  time: 1_500,
  ...more,
});
const download: Follow = { kind: 'download', what: 'https://a.example/x.apk', on: 0, after: 0, time: 1_500 };
const AT = { x: 500, y: 500 };
const whole = (text: string): Made => ({ text, isButton: true, bounds: '[0,0][1080,2280]' });

test.each<[string, Made[], Act[], Follow[], unknown[]]>([
  [
    'a shake nothing told of',
    [button('跳过')],
    [act('shake')],
    [opens('cn.other')],
    [['run.jump', { trigger: 'shake', actionTold: false }]],
  ],
  [
    'a shake that was told',
    ['摇一摇 打开应用', button('跳过')],
    [act('shake')],
    [opens('cn.other')],
    [['run.jump', { trigger: 'shake', actionTold: true }]],
  ],
  [
    'a tap on the picture',
    [whole('')],
    [act('tap', AT)],
    [opens('cn.other')],
    [['run.jump', { trigger: 'any-tap', consented: false, actionTold: false }]],
  ],
  [
    'a tap on what closes',
    [whole('关闭')],
    [act('tap', AT)],
    [opens('cn.other')],
    [['run.jump', { trigger: 'close-button', consented: false, actionTold: false }]],
  ],
  [
    'a tap on what says so',
    [whole('打开淘淘')],
    [act('tap', AT)],
    [opens('cn.other')],
    [['run.jump', { trigger: 'button', actionTold: true }]],
  ],
  [
    'a tap on the whole window with words',
    [whole('限时特惠')],
    [act('tap', AT)],
    [opens('cn.other')],
    [['run.jump', { trigger: 'any-tap', consented: false, actionTold: false }]],
  ],
  [
    'a tap on a button of whatever name',
    ['海报', button('分享到微信', '[400,450][600,550]')],
    [act('tap', AT)],
    [opens('com.tencent.mm')],
    [['run.jump', { trigger: 'button' }]],
  ],
  [
    'no act at all',
    ['广告'],
    [],
    [opens('cn.other', { after: -1 })],
    [['run.jump', { trigger: 'none', consented: false, actionTold: false }]],
  ],
  [
    'an act long before',
    ['广告'],
    [act('shake', { time: -60_000 })],
    [opens('cn.other')],
    [['run.jump', { trigger: 'none', consented: false, actionTold: false }]],
  ],
  ['the launcher', [whole('')], [act('tap', AT)], [opens('com.android.launcher3')], []],
  [
    'a download beside its button',
    [whole(''), button('立即下载', '[100,2000][980,2100]')],
    [act('tap', AT)],
    [download],
    [['run.download', { trigger: 'outside-button', promptShown: false }]],
  ],
  [
    'a download by its button',
    [whole('立即下载')],
    [act('tap', AT)],
    [download],
    [['run.download', { trigger: 'button', promptShown: true }]],
  ],
  [
    'a download by a red packet',
    [whole('领红包')],
    [act('tap', AT)],
    [download],
    [['run.download', { trigger: 'bait', promptShown: false, bait: 'red-packet' }]],
  ],
  [
    'a download by closing',
    [whole('关闭')],
    [act('tap', AT)],
    [download],
    [['run.download', { trigger: 'obstructed-close', promptShown: false }]],
  ],
])('%s', (_name, elements, acts, follows, expected) => expect(seenOn(screenLeads, [made(elements)], acts, follows)).toEqual(expected));
