export const words = {
  nav: '承诺书',
  title: '承诺书',
  about: '企业签署的整改承诺，以及违反承诺的案件，新的在前。',
  empty: '还没有承诺书。企业签署后从企业页面登记。',
  paper: '签署件',
  breach: '违反承诺',
  break: {
    do: '登记违反',
    about: '以承诺之后立案的案件为据；登记后处罚决定可以引用。',
    noCase: '承诺之后没有该企业的案件，不能登记违反。',
    statement: '违反了哪一条、如何违反',
  },
  new: {
    title: '登记承诺书',
    about: '登记承诺内容、签署人和签署日期，并上传签署件。',
    job: '职务',
    file: '签署件（扫描件）',
    do: '登记',
  },
} as const;
