export const words = {
  title: '现在可以做',
  none: '按您的权限和当前状态，没有可办理的步骤。',
  notNow: '现在不能做（{{count}}）',
  gone: '您填写期间情况有变，这一步现在不能办理{{why}}。已填的内容还在，可先复制再关闭。',
  why: '处于“{{state}}”，没有这一步',
  ownDraft: '您起草了它，须由另一人办理',
  basis: '依据',
} as const;
