import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// The API of `sojourn serve`; another address can be given for development, such as a server on another port.
const api = process.env.SOJOURN_API ?? "http://127.0.0.1:8765";

export default defineConfig({
  plugins: [react()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  build: {
    outDir: "../src/sojourn/web_dist",
    emptyOutDir: true,
    // No data: addresses and no inline scripts: the page runs under script-src 'self'.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
  server: { port: 5173, proxy: { "/api": api } },
});
