import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { shell } from './dashboard/words/en-shell.ts';

/** Puts the words of the page shell into index.html, so that they too come from the catalogue. */
const shellWords = (): Plugin => ({
  name: 'rapporteur-shell-words',
  transformIndexHtml: (html) =>
    Object.entries(shell).reduce((page, [key, word]) => page.replaceAll(`%${key}%`, word), html),
});

const viewerFiles = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'LICENSE',
  'NOTICE',
];

const viewerPage = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>${shell.apiTitle}</title>
    <link rel="icon" href="/favicon.svg" />
    <link rel="stylesheet" href="/api-docs/swagger-ui.css" />
    <script src="/api-docs/swagger-ui-bundle.js" defer></script>
    <script src="/api-docs/start.js" defer></script>
  </head>
  <body>
    <main id="viewer"></main>
    <noscript>${shell.noScript}</noscript>
  </body>
</html>
`;

/** Serves Swagger UI from our own origin: its files as published, with their licences, and a page of ours. */
const apiViewer = (): Plugin => ({
  name: 'rapporteur-api-viewer',
  apply: 'build',
  generateBundle() {
    const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
    for (const file of viewerFiles)
      this.emitFile({
        type: 'asset',
        fileName: `api-docs/${file}`,
        source: readFileSync(join(folder, file)),
      });
    this.emitFile({ type: 'asset', fileName: 'api-docs/index.html', source: viewerPage });
  },
});

/** Has the browser fetch the timeline's code together with the page: most people come in through `/`. */
const timelineAhead = (): Plugin => ({
  name: 'rapporteur-timeline-ahead',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const entry = chunks.find((chunk) => chunk.isEntry);
      const page = chunks.find((chunk) => chunk.facadeModuleId?.endsWith('/timeline-page.tsx'));
      const wanted = [page?.fileName, ...(page?.imports ?? [])].filter(
        (name) => name !== undefined && name !== entry?.fileName && !entry?.imports.includes(name),
      );
      const styles = [...(page?.viteMetadata?.importedCss ?? [])];
      const links = [
        ...wanted.map((name) => `  Link: </${name}>; rel=modulepreload`),
        ...styles.map((name) => `  Link: </${name}>; rel=preload; as=style; crossorigin`),
      ];
      const headers = readFileSync(join(import.meta.dirname, 'dashboard/public/_headers'), 'utf8');
      this.emitFile({ type: 'asset', fileName: '_headers', source: `${headers}\n/\n${links.join('\n')}\n` });
    },
  },
});

export default defineConfig({
  root: 'dashboard',
  plugins: [shellWords(), apiViewer(), timelineAhead()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    assetsDir: 'assets',
    // Nothing is put into the page as a data: address: the content security policy would refuse most of it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page is made of comes in one piece; each page and the drawings in their own.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /dashboard\/(ui\/(?!paged|handover)|words\/(?!account|en-account)|location|api)|worker\/domain|node_modules\/(preact|@preact|hono)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8787' } },
});
