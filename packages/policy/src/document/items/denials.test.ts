import { expect, test } from 'vitest';
import { collectedBy, madePolicy } from '../made-policy.contract.ts';

const HEAD = '某某健身隐私政策\n更新日期：2024年8月15日\n# 我们如何收集信息\n';

/** What a policy of one sentence says is collected, and what it says is not. */
test.each([
  // What is taken out first.
  ['我们会去除您的姓名后收集您的位置信息用于推荐。', ['loc_precise'], []],
  ['系统将去除您的昵称并收集您的手机号和身份证号。', ['idcard', 'phone_number'], []],
  ['我们已隐去姓名，同时收集您的位置信息、设备型号。', ['dev_model', 'loc_precise'], []],
  // What is not known, done, shown or made.
  ['我们不了解您的情况时会收集您的位置信息。', ['loc_precise'], []],
  ['平台从不出售信息，我们不知道您的密码但会收集您的手机号。', ['phone_number'], []],
  ['我们不做您的人脸识别而收集您的指纹。', ['biometric'], []],
  ['未建立订单前我们也会收集您的位置信息。', ['loc_precise'], []],
  ['系统未显示广告时我们收集您的位置信息。', ['loc_precise'], []],
  ['首页不展示广告时收集您的位置信息。', ['loc_precise'], []],
  ['我们不显示您的手机号而会收集您的手机号码用于登录。', ['phone_number'], []],
  ['不接收推送的用户，我们仍会收集设备型号和位置信息。', ['dev_model', 'loc_precise'], []],
  ['我们从不携带广告，但收集您的位置信息。', ['loc_precise'], []],
  ['我们不读取您的通讯录而是收集您填写的手机号。', ['phone_number'], ['contacts']],
  // Exceptions of law and of consent, before and behind.
  ['我们不会收集您的身份证号，除非法律法规另有规定。', [], ['idcard']],
  ['除非法律另有规定，我们不会收集您的身份证号。', [], ['idcard']],
  ['我们不会收集您的位置信息，但经您同意开启导航的除外。', [], []],
  ['除非您另行授权，我们不会收集您的身份证号。', [], []],
  ['我们不会收集您的身份证号，除非您另行授权。', [], []],
  // The relation of a contact is no marital status.
  ['我们会收集紧急联系人的电话、与您的关系。', ['phone_number'], []],
])('%s', (text, collected, denied) => {
  const found = collectedBy(madePolicy(`${HEAD}${text}`));
  // What hangs on consent may be told as collected, never as denied.
  const isTied = collected.length === 0 && denied.length === 0;
  expect([isTied ? [] : found.collected, found.denied]).toEqual([collected, denied]);
});
