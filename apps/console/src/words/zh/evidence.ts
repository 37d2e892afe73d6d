export const words = {
  add: '上传证据',
  about: '文件一经收下即不可更改，按 SHA-256 命名并留存流转记录；同样的文件只存一份。',
  file: '证据文件',
  finding: '证明哪一个问题',
  fileName: '对应检查表中的文件',
  ownName: '按文件自己的名称',
  device: '设备（可不填）',
  at: '取得时间（北京时间，可不填）',
  notNow: '已提交的检查表不再补充',
  picture: '证明图片：{{name}}',
  noPicture: '不能在此显示，请下载查看。',
} as const;
