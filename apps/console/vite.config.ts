import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** What the server puts a fresh nonce in place of; `main.tsx` reads it from `meta[property=csp-nonce]` for antd's style elements. */
const NONCE = '{{csp-nonce}}';

export const config: UserConfig = {
  root: import.meta.dirname,
  plugins: [react()],
  html: { cspNonce: NONCE },
  build: {
    target: 'es2023',
    // nothing is written into the page itself: its policy would refuse it
    assetsInlineLimit: 0,
    sourcemap: false,
    reportCompressedSize: false,
    emptyOutDir: true,
  },
  worker: { format: 'es' },
};

// biome-ignore lint/style/noDefaultExport: what Vite reads
export default config;
