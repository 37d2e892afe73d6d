import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where `vite` and `vite preview` send what is asked of the API. */
const server = process.env['TOUCHSTONE_SERVER'] ?? 'http://127.0.0.1:8700';
const proxy = Object.fromEntries(['/api', '/openapi.json', '/public'].map((path) => [path, { target: server, changeOrigin: false }]));

// biome-ignore lint/style/noDefaultExport: Vite reads it so
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  // The server puts the nonce of the answer in its place: no inline script, no style without it.
  html: { cspNonce: 'TOUCHSTONE_NONCE' },
  resolve: {
    alias: [
      // The server checks every shape; here a contract is its path, method and words.
      { find: /^typebox$/, replacement: here('src/api/no-schema.ts') },
    ],
  },
  // The engine's worker loads its parts when it needs them.
  worker: { format: 'es' },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'frame', test: /node_modules[\\/](@tanstack|i18next|react-i18next)[\\/]/, priority: 20 },
            { name: 'charts', test: /node_modules[\\/](echarts|zrender)[\\/]/, priority: 20 },
          ],
        },
      },
    },
  },
  server: { proxy },
  preview: { proxy },
});
