export const lost = { owner: ['unknown', 'app', 'third-party'] } as const;
