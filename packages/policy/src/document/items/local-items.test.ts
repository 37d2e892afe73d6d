import { expect, test } from 'vitest';
import { madePolicy } from '../made-policy.contract.ts';

const items = (text: string, section = '一、我们如何收集信息') =>
  madePolicy(`隐私政策\n# ${section}\n${text}`).items.map(
    ({ data, isCollected, isLocal }) => `${data} ${isLocal === true ? 'local' : isCollected ? 'collected' : 'denied'}`,
  );

test.each<[string, readonly string[]]>([
  ['您的相册图片仅在本地处理，不上传服务器。', ['photos local']],
  ['人脸特征信息仅在您的设备本地进行比对，我们不会收集或上传。', ['face local']],
  ['指纹信息仅存储在您的手机本地，我们无法获取。', ['biometric local']],
  ['我们会读取您的通讯录用于匹配联系人，通讯录在本机完成比对，不会上传至服务器。', ['contacts local']],
  ['我们会读取您的步数用于展示。上述信息仅在您的设备上处理，不会上传。', ['steps local']],
  ['麦克风采集的语音只在手机端识别，不会回传。', ['microphone local', 'voice local']],
  ['您的位置信息不会离开您的设备，仅用于计算日出时间。', ['loc_precise local']],
  ['我们不会收集您的通讯录，您的相册图片仅在本地处理。', ['contacts denied', 'photos local']],
  ['我们收集您的手机号码，保存在服务器。', ['phone_number collected']],
  ['我们收集您的手机号码，并在本地缓存以便下次登录。', ['phone_number collected']],
])('%s', (text, expected) => expect([...new Set(items(text))].sort()).toEqual([...expected].sort()));

test('where security is told of', () => {
  expect(items('指纹信息仅保存在您的手机本地，不会上传。', '四、我们如何保护您的信息')).toEqual(['biometric local']);
});

test('a table that says so of its rows', () => {
  expect(items('个人信息 | 使用目的 | 处理方式\n人脸信息 | 解锁 | 仅本地处理，不上传\n手机号码 | 登录 | 加密上传', '一、收集清单')).toEqual(
    ['face local', 'phone_number collected'],
  );
});
