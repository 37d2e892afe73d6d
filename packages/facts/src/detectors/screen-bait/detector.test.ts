import { expect, test } from 'vitest';
import { button, type Made, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenBait } from './detector.ts';

test.each<[string, Made[], [string, string][]]>([
  ['a red packet for a download', ['恭喜获得红包', button('立即下载领取')], [['red-packet', 'download']]],
  ['points for an identity number', ['完成认证得积分', { class: 'android.widget.EditText', text: '身份证号' }], [['points', 'id-number']]],
  ['a reward alone', ['签到领金币', button('领取')], []],
  ['a download alone', [button('下载')], []],
])('%s', (_name, elements, expected) => {
  expect(seenOn(screenBait, [made(elements)]).map(([, { bait, for: asked }]) => [bait, asked])).toEqual(expected);
});
