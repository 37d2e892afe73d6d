import { describe, expect, test } from 'vitest';
import { knowledge } from '../data-lists.contract.ts';
import { readSentence } from './read-sentence.ts';

const said = (text: string) => [...new Set(readSentence(text, knowledge).data.flatMap((one) => (one.isDenied ? [] : one.data)))].sort();

describe('words of the vocabulary in a sentence', () => {
  test.each([
    ['我们会收集您的手机号和设备型号，用于登录和适配。', ['dev_model', 'phone_number']],
    ['姓名、身份证号、银行卡号', ['bank_card', 'idcard', 'real_name']],
    ['为您推荐附近的餐厅，我们会使用您的位置信息。', ['loc_precise']],
  ])('that it says are processed: %s', (text, tokens) => expect(said(text)).toEqual(tokens));

  test.each([
    ['如有疑问，请拨打客服电话或发送邮件与我们联系。'],
    ['请您妥善保管账号和密码，不要告诉他人。'],
    ['订单超过30分钟未支付将自动取消。'],
    ['蓝牙连接失败怎么办？'],
  ])('that it names in passing: %s', (text) => expect(said(text)).toEqual([]));
});

test('what the lists know to be denied stays denied', () => {
  expect(readSentence('我们不会收集您的通讯录和短信。', knowledge).data.map(({ data, isDenied }) => [data, isDenied])).toEqual([
    [['contacts'], true],
    [['sms'], true],
  ]);
});

test('a sentence without such words says nothing is processed', () => {
  expect(said('感谢您选择我们的产品。')).toEqual([]);
});
