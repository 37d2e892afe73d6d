/** What the shell sees. */
export const EXIT = {
  done: 0,
  failOn: 1,
  usage: 2,
  unreadable: 3,
  ourFault: 4,
} as const;
