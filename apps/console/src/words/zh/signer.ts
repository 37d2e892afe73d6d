export const words = {
  fact: { sha256: '指纹', issuer: '签发者', validFrom: '有效自', validUntil: '有效至', predecessors: '轮换前', successors: '轮换后' },
  apps: { title: '使用此证书的应用', empty: '没有您可查看的应用。' },
} as const;
