import type { Text } from '@touchstone/rules';

const words = (zh: string, en: string): Text => ({ zh, en });

export const screenHeadings = {
  title: words('界面', 'Screens'),
  notGiven: words('没有提供界面材料，未检测。', 'No screens were given: not tested.'),
  note: words(
    '左为截图，右为按元素树绘出的轮廓，涉及的控件加框。',
    'On the left the screenshot, on the right an outline of the tree of elements; controls in question are framed.',
  ),
  outline: words('元素轮廓', 'outline'),
  picture: words('截图', 'screenshot'),
  quiet: words('未涉及条款的界面', 'Screens that touch no clause'),
  others: words('其他截图', 'Other screenshots'),
  person: words('需人工判断', 'For a person to judge'),
  personNote: words(
    '下列条款机器不能下结论。有相关界面或运行记录的，已列在旁边；画面见“界面”。请逐条核对后记录结论。',
    'No machine can decide these clauses. Screens and records that may show something of it are named beside each; the pictures stand under “Screens”. Please look at each and note the answer.',
  ),
  question: words('核对什么', 'What to look at'),
  seeScreens: words('看这些界面和记录', 'Screens and records to look at'),
  asked: words('请人工判断', 'For a person'),
} as const satisfies Readonly<Record<string, Text>>;
