import { describe, expect, test } from 'vitest';
import { knowledge } from '../data-lists.contract.ts';
import { findPersonalInformation } from './find-personal-information.ts';

/** What a text names and does not deny, and what it denies. */
function read(text: string): readonly [said: readonly string[], denied: readonly string[]] {
  const found = findPersonalInformation(text, knowledge);
  const tokens = (isDenied: boolean): readonly string[] => [
    ...new Set(found.flatMap((one) => (one.isDenied === isDenied ? one.data : []))),
  ];
  return [tokens(false).toSorted(), tokens(true).toSorted()];
}

type Case = readonly [text: string, said: readonly string[], denied: readonly string[]];

const holds: readonly Case[] = [
  ['我们不会收集您的身份证号码。', [], ['idcard']],
  ['我们绝不会读取您的通讯录、短信和通话记录。', [], ['call_log', 'contacts', 'sms']],
  ['本应用不申请定位权限，也不收集您的位置信息。', [], ['loc_precise']],
  ['我们不收集、不存储、不共享您的人脸信息。', [], ['face']],
  ['我们不会擅自读取您的通讯录并上传您的通话记录。', [], ['call_log', 'contacts']],
  ['我们不会收集您的身份证号和保存您的人脸信息。', [], ['face', 'idcard']],
  ['您的通讯录不会被上传至我们的服务器。', [], ['contacts']],
  ['您的身份证号我们不会收集。', [], ['idcard']],
  ['我们无权查看您的短信内容。', [], ['sms']],
  ['我们不知道您的密码。', [], ['password']],
  ['系统会自动去除您的姓名和手机号。', [], ['phone_number', 'real_name']],
  ['我们不会在后台收集您的位置信息。', [], ['loc_precise']],
  ['我们不会向任何第三方出售您的手机号、身份证号。', [], ['idcard', 'phone_number']],
  ['对外页面不显示您的手机号。', [], ['phone_number']],
  ['我们不会公示您的身份证号。', [], ['idcard']],
  ['我们不浏览您的相册。', [], ['photos']],
  ['我们不会收集您在使用过程中产生的位置信息。', [], ['loc_precise']],
  ['我们不会共享我们收集的手机号和位置信息。', [], ['loc_precise', 'phone_number']],
  ['不显示地图时我们不会收集您的位置信息。', [], ['loc_precise']],
];

const ends: readonly Case[] = [
  ['我们不读取您的通讯录，仅收集您的手机号。', ['phone_number'], ['contacts']],
  ['我们不读取您的通讯录而是收集您填写的手机号。', ['phone_number'], ['contacts']],
  ['我们不读取通讯录但会收集手机号。', ['phone_number'], ['contacts']],
  ['我们不读取您的通讯录只收集您的手机号。', ['phone_number'], ['contacts']],
  ['我们不看您的短信，却会读取您的通话记录。', ['call_log'], ['sms']],
  ['我们不拿您的照片而只获取您的昵称。', ['account'], ['photos']],
  ['我们不知道您的姓名但会收集您的手机号。', ['phone_number'], ['real_name']],
  ['我们不掌握您的身份证号并收集您的手机号。', ['phone_number'], ['idcard']],
  ['我们不会读取您的短信内容，同时会收集您的手机号用于登录。', ['phone_number'], ['sms']],
  ['关闭广告后我们不再收集您的OAID，但仍会收集您的IP地址。', ['ip'], ['oaid']],
  ['我们不会收集您的身份证号；我们收集您的手机号。', ['phone_number'], ['idcard']],
  ['我们收集您的手机号，不收集您的通讯录。', ['phone_number'], ['contacts']],
  ['手机号会被收集，通讯录不会被收集。', ['phone_number'], ['contacts']],
  ['您的身份证号我们不会收集，您的手机号用于登录。', ['phone_number'], ['idcard']],
  ['We do not collect your location, but we collect your email address.', ['email'], ['loc_precise']],
];

/** What stands before a denial of something else is not denied by it. */
const before: readonly Case[] = [
  ['使用手机号登录时我们不会收集您的姓名。', ['phone_number'], ['real_name']],
  ['凭手机号登录我们不会收集您的姓名。', ['phone_number'], ['real_name']],
  ['收集您的手机号用于登录且不会收集您的姓名。', ['phone_number'], ['real_name']],
  ['我们收集手机号不会收集姓名。', ['phone_number'], ['real_name']],
  ['我们会读取剪贴板不会上传。', ['clipboard'], []],
  ['收集您的手机号后不会共享您的姓名。', ['phone_number'], ['real_name']],
  ['当您填写手机号时系统不会读取短信。', ['phone_number'], ['sms']],
  ['我们收集的手机号不会被上传。', [], ['phone_number']],
];

/** A denial without a mark at its end. */
const unmarked: readonly Case[] = [
  ['我们不会收集您的短信内容 我们收集您的手机号用于登录。', ['phone_number'], ['sms']],
  ['我们不会收集您的短信内容(我们收集您的手机号用于登录)。', ['phone_number'], ['sms']],
  ['我们不会收集您的姓名、不过会收集您的手机号。', ['phone_number'], ['real_name']],
  ["We don't collect your precise location.", [], ['loc_precise']],
  ["We won't collect your email address.", [], ['email']],
];

const removed: readonly Case[] = [
  ['我们会去除您的姓名后收集您的位置信息用于推荐。', ['loc_precise'], ['real_name']],
  ['系统将去除您的昵称并收集您的手机号和身份证号。', ['idcard', 'phone_number'], ['account']],
  ['系统先隐去您的姓名再收集您的位置信息。', ['loc_precise'], ['real_name']],
  ['平台剔除您的身份证号并保存您的手机号。', ['phone_number'], ['idcard']],
  ['我们抹去您的姓名后上传您的设备型号。', ['dev_model'], ['real_name']],
  ['我们已隐去姓名，同时收集您的位置信息、设备型号。', ['dev_model', 'loc_precise'], ['real_name']],
  ['系统先去除其中的姓名再收集您的手机号。', ['phone_number'], ['real_name']],
];

/** What does not happen is no processing of information. */
const otherActs: readonly Case[] = [
  ['我们不了解您的情况时会收集您的位置信息。', ['loc_precise'], []],
  ['不知道您的密码但会收集您的手机号。', ['phone_number'], ['password']],
  ['不做您的人脸识别而收集您的指纹。', ['biometric'], ['face']],
  ['未建立订单前我们也会收集您的位置信息。', ['loc_precise'], []],
  ['系统未显示广告时我们收集您的位置信息。', ['loc_precise'], []],
  ['我们不显示您的手机号而会收集您的身份证号。', ['idcard'], ['phone_number']],
  ['不接收推送的用户，我们仍会收集设备型号和位置信息。', ['dev_model', 'loc_precise'], []],
  ['未包含在上述清单中的信息我们也会收集，例如您的位置信息。', ['loc_precise'], []],
  ['我们从不携带广告，但收集您的位置信息。', ['loc_precise'], []],
  ['如您不建立家庭群，我们收集您的手机号。', ['phone_number'], []],
  ['未登录时我们也会收集您的设备型号。', ['dev_model'], []],
  ['不使用导航功能时我们也会收集您的位置信息。', ['loc_precise'], []],
  ['我们未展示广告时也会收集您的设备型号。', ['dev_model'], []],
  ['系统不建立画像时仍会获取您的设备型号。', ['dev_model'], []],
  ['本应用不含广告，会收集您的设备型号。', ['dev_model'], []],
  ['不传输文件时我们读取您的剪贴板。', ['clipboard', 'storage'], []],
  ['我们不仅收集您的手机号，还收集您的身份证号。', ['idcard', 'phone_number'], []],
  ['若您不提供手机号，我们将无法为您注册。', ['phone_number'], []],
  ['您可以选择不提供身份证号。', ['idcard'], []],
  ['我们无法在不收集位置信息的情况下提供导航。', ['loc_precise'], []],
  ['如果我们不收集您的位置信息，导航将无法使用。', ['loc_precise'], []],
];

const exceptions: readonly Case[] = [
  ['我们不会收集您的手机号以外的信息。', ['phone_number'], []],
  ['除手机号外我们不会收集您的其他信息。', ['phone_number'], []],
  // What the law may demand is no promise to collect.
  ['我们不会收集您的身份证号，除非法律法规另有规定。', [], ['idcard']],
  ['除非法律另有规定，我们不会收集您的身份证号。', [], ['idcard']],
  ['我们不会披露您的手机号，但法律法规要求的除外。', [], ['phone_number']],
  ['我们不会向第三方提供您的位置信息，但司法机关依法要求的除外。', [], ['loc_precise']],
  ['我们不会收集您的身份证号，除非监管部门依法要求。', [], ['idcard']],
  ['除法律规定外，我们不收集您的人脸信息。', [], ['face']],
  ['我们不会收集您的位置信息（法律法规另有规定的除外）。', [], ['loc_precise']],
  // What hangs on the user is no denial, before or behind it.
  ['我们不会收集您的身份证号，除非您另行授权。', ['idcard'], []],
  ['我们不会读取您的通讯录，但您主动授权的除外。', ['contacts'], []],
  ['我们不会收集您的位置信息，但经您同意开启导航的除外。', ['loc_precise'], []],
  ['我们不会共享您的通讯录，除非取得您的同意或法律另有规定。', ['contacts'], []],
  ['我们不会收集您的位置信息（经您同意的除外）。', ['loc_precise'], []],
  ['除非您明确同意，我们不会收集您的位置信息。', ['loc_precise'], []],
  ['除非获得您的单独同意或者法律另有规定，我们不会公开您的人脸信息。', ['face'], []],
  ['未经您同意，我们不会收集您的身份证号。', ['idcard'], []],
  ['在您授权之前，我们不会读取您的相册。', ['photos'], []],
  ['勾选同意前，我们不收集您的位置信息。', ['loc_precise'], []],
  // What an exception names is processed.
  ['我们不会收集除手机号以外的姓名、身份证号。', ['phone_number'], ['idcard', 'real_name']],
  ['除手机号外，我们不收集您的身份证号。', ['phone_number'], ['idcard']],
];

describe('a denial', () => {
  test.each(holds)('holds: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(ends)('ends where something else is done: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(before)('is not of what stands before it: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(unmarked)('needs no mark to end: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(removed)('of what is removed is of nothing behind it: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(otherActs)('of another act denies no processing: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
  test.each(exceptions)('and its exception: %s', (text, said, denied) => expect(read(text)).toEqual([said, denied]));
});
