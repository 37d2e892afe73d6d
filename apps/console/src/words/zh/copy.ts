export const words = { do: '复制', done: '已复制。', byHand: '浏览器不允许自动复制，请手动选择。' } as const;
