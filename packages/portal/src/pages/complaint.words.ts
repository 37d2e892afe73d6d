import type { Lang } from '../frame/place.ts';
import type { ComplaintField } from './complaint.ts';

type Plain =
  | 'title'
  | 'lead'
  | 'toState'
  | 'ask'
  | 'privacy'
  | 'about'
  | 'details'
  | 'you'
  | 'required'
  | 'noProvince'
  | 'trap'
  | 'trapped'
  | 'send'
  | 'notTaken'
  | 'colon'
  | 'taken'
  | 'takenLead'
  | 'receipt'
  | 'code'
  | 'secret'
  | 'printed'
  | 'next';

interface FieldWords {
  readonly label: string;
  readonly hint: string;
  readonly fault: string;
}

type Words = Readonly<Record<Plain, string>> & {
  readonly fields: Readonly<Record<ComplaintField, FieldWords>>;
  readonly nextLines: readonly string[];
  privacyLines(days: number): readonly string[];
};

export const complaintWords: Readonly<Record<Lang, Words>> = {
  zh: {
    title: '投诉举报',
    lead: '反映应用违规收集使用个人信息、强制索取权限、乱弹窗乱跳转等问题。不需要账号。',
    toState: '已经提交过？查询进度',
    ask: '查询进度',
    privacy: '我们怎样处理您填写的内容',
    about: '反映什么',
    details: '更多情况（选填，能帮助我们更快查清）',
    you: '您的信息（选填）',
    required: '必填',
    noProvince: '不确定或全国',
    trap: '此栏请留空',
    trapped: '有一栏应当留空的被填写了（可能是浏览器自动填写的）。我们已经清空它，请直接再提交一次。',
    send: '提交',
    notTaken: '还不能提交，请修改以下各项。其余内容已经保留。',
    colon: '：',
    taken: '已经收到',
    takenLead: '请现在就记下或打印查询编号和密码。密码只显示这一次，我们没有办法再告诉您。',
    receipt: '查询凭据',
    code: '查询编号',
    secret: '密码',
    printed: '查询地址：',
    next: '接下来',
    nextLines: [
      '受理员核对反映的是哪款应用，不属于职责范围的会告知理由。',
      '属实的线索进入检测。',
      '有结果后在查询页答复。凭查询编号和密码随时可以查看进度。',
    ],
    privacyLines: (days) => [
      '姓名和联系方式可以不填，不填也一样受理。',
      '填写的内容只用来核实和答复这件事，不公开，不交给被反映的应用、开发者或应用商店。',
      '姓名、联系方式和原文加密保存。只有受理员能看，每看一次都留下记录；其他人看到的文字里，电话、邮箱、证件号等已经遮盖。',
      `办结 ${days} 天后，上述内容全部删除。`,
      '请不要在“情况说明”里写身份证号、银行卡号，也不要写别人的个人信息。',
      '本页不使用 Cookie，不运行脚本，不记录您在页面上的操作。',
    ],
    fields: {
      subject: { label: '应用名称', hint: '手机上显示的名称。', fault: '请填写应用名称，不超过 200 个字，不能使用尖括号 < >。' },
      text: {
        label: '情况说明',
        hint: '在哪一步、发生了什么，例如“第一次打开，没有点同意就要读取通讯录，不给就退出”。2 至 4000 个字。',
        fault: '请用 2 至 4000 个字说明情况，不能使用尖括号 < >。',
      },
      package: { label: '包名', hint: '知道才填，形如 com.example.app。', fault: '包名的写法不对，形如 com.example.app；不知道请留空。' },
      storeName: { label: '从哪里下载的', hint: '应用商店或网站的名称。', fault: '不超过 100 个字，不能使用尖括号 < >。' },
      versionName: { label: '版本', hint: '一般在应用的“关于”里。', fault: '不超过 100 个字，不能使用尖括号 < >。' },
      happenedOn: { label: '哪一天发生的', hint: '形如 2026-03-05。', fault: '请写成 2026-03-05 这样的日期；不记得请留空。' },
      province: { label: '您希望由哪里受理', hint: '不选则由受理单位分办。', fault: '请从列表中选择。' },
      name: { label: '怎样称呼您', hint: '可以不填。', fault: '不超过 64 个字，不能使用尖括号 < >。' },
      contact: {
        label: '联系方式',
        hint: '电话或邮箱，可以不填；只在需要向您核实时使用。',
        fault: '不超过 128 个字，不能使用尖括号 < >。',
      },
    },
  },
  en: {
    title: 'Complain about an app',
    lead: 'About apps that collect personal information wrongly, force permissions, or throw windows and jumps at you. No account needed.',
    toState: 'Sent one already? Ask what became of it',
    ask: 'Ask what became of it',
    privacy: 'What we do with what you write',
    about: 'What it is about',
    details: 'More (optional; helps us to find out sooner)',
    you: 'About you (optional)',
    required: 'required',
    noProvince: 'not sure, or the whole country',
    trap: 'Leave this empty',
    trapped: 'A field that is to stay empty was filled in, perhaps by your browser. It is empty again: please send once more.',
    send: 'Send',
    notTaken: 'This cannot be taken yet. Please change the following; the rest was kept.',
    colon: ': ',
    taken: 'We have received it',
    takenLead: 'Write down or print the code and the secret now. The secret is shown this once; we cannot tell it again.',
    receipt: 'Code and secret',
    code: 'Code',
    secret: 'Secret',
    printed: 'Ask at:',
    next: 'What happens now',
    nextLines: [
      'Somebody finds out which app it is; if it is not ours to deal with, you are told why.',
      'A lead that holds goes to testing.',
      'The answer stands on the page of states. With code and secret you can ask at any time.',
    ],
    privacyLines: (days) => [
      'You need not give your name or how to reach you; it is dealt with all the same.',
      'What you write is used to look into this matter and to answer it. It is not published and not given to the app, its developer or a store.',
      'Name, contact and your own words are kept encrypted. Only intake officers can read them, and each look is recorded; in what others read, telephone numbers, addresses and numbers of documents are covered.',
      `All of it is deleted ${days} days after the matter is closed.`,
      'Please do not write numbers of identity or bank cards into the description, nor personal information of others.',
      'This page sets no cookie, runs no script and records nothing of what you do on it.',
    ],
    fields: {
      subject: {
        label: 'Name of the app',
        hint: 'As your phone shows it.',
        fault: 'Give the name in at most 200 characters, without < or >.',
      },
      text: {
        label: 'What happened',
        hint: 'At which step, and what: “on first start, before I agreed, it asked for contacts and closed when I refused”. 2 to 4000 characters.',
        fault: 'Say it in 2 to 4000 characters, without < or >.',
      },
      package: {
        label: 'Package name',
        hint: 'If you know it, like com.example.app.',
        fault: 'That is no package name; it looks like com.example.app. Leave it empty if you do not know.',
      },
      storeName: { label: 'Where you got it', hint: 'Name of the store or site.', fault: 'At most 100 characters, without < or >.' },
      versionName: { label: 'Version', hint: 'Mostly under “About” in the app.', fault: 'At most 100 characters, without < or >.' },
      happenedOn: {
        label: 'On which day',
        hint: 'Like 2026-03-05.',
        fault: 'Write the day like 2026-03-05; leave it empty if you do not remember.',
      },
      province: {
        label: 'Who shall deal with it',
        hint: 'If you choose nothing, it is decided for you.',
        fault: 'Choose one of the list.',
      },
      name: { label: 'Your name', hint: 'Optional.', fault: 'At most 64 characters, without < or >.' },
      contact: {
        label: 'How to reach you',
        hint: 'Telephone or mail; optional, used only to ask you back.',
        fault: 'At most 128 characters, without < or >.',
      },
    },
  },
};
