export const words = {
  all: 'the whole country',
  store: 'our store',
  operator: 'our company',
  lab: 'given to our laboratory',
  own: 'one’s own',
  none: 'none',
} as const;
