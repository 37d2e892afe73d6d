export const words = {
  nav: 'Companies',
  title: 'Companies',
  about: 'Operators, with their conduct.',
  empty: 'No companies.',
  filter: { q: 'Name', qHint: 'Name, pinyin, credit code', province: 'Province', sdk: 'Embeds the SDK' },
  column: {
    name: 'Company',
    creditCode: 'Credit code',
    province: 'Province',
    apps: 'Apps',
    licence: 'Licence',
    filing: 'Filing',
    merged: 'merged into another',
  },
} as const;
