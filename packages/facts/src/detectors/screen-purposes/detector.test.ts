import { expect, test } from 'vitest';
import { button, type Made, made, seenOn } from '../../screens/made-screens.contract.ts';
import { screenPurposes } from './detector.ts';

const dialog = made([{ text: '允许“示例”访问此设备的位置信息吗？', package: 'com.android.permissioncontroller' }, button('允许')]);
const page = (...texts: Made[]) => made(texts);

test.each([
  ['told on the screen before', [page('位置权限：用于为您推荐附近的门店'), dialog], [['permission', 'yes']]],
  ['told vaguely', [page('开启权限以便提供更好的服务'), dialog], [['permission', 'unclear']]],
  ['not told', [page('首页'), dialog], [['permission', 'no']]],
  [
    'the second of two dialogs is not told by the first',
    [page('用于附近门店'), dialog, dialog],
    [
      ['permission', 'yes'],
      ['permission', 'no'],
    ],
  ],
  ['a field for the identity number', [page({ class: 'android.widget.EditText', text: '请输入身份证号' })], [['id-number', 'no']]],
  [
    'with its purpose',
    [page({ class: 'android.widget.EditText', text: '请输入身份证号' }, '身份证号用于实名认证')],
    [['id-number', 'yes']],
  ],
  ['a face', [page(button('开始人脸识别'))], [['face', 'no']]],
  ['words without a question', [page('身份证办理指南')], []],
])('%s', (_name, screens, expected) => {
  expect(seenOn(screenPurposes, screens).map(([, { for: asked, told }]) => [asked, told])).toEqual(expected);
});
