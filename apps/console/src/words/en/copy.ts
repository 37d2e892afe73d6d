export const words = { do: 'Copy', done: 'Copied.', byHand: 'The browser does not allow it; select the text and copy it.' } as const;
