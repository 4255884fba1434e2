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
    <p><a href="/">${shell.backToProduct}</a></p>
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
      const styles = chunks
        .filter(({ fileName }) => wanted.includes(fileName))
        .flatMap(({ viteMetadata }) => [...(viteMetadata?.importedCss ?? [])]);
      const links = [
        ...wanted.map((name) => `  Link: </${name}>; rel=modulepreload`),
        ...styles.map((name) => `  Link: </${name}>; rel=preload; as=style; crossorigin`),
      ];
      const headers = readFileSync(join(import.meta.dirname, 'dashboard/public/_headers'), 'utf8');
      this.emitFile({ type: 'asset', fileName: '_headers', source: `${headers}\n/\n${links.join('\n')}\n` });
    },
  },
});

/** The page once more, where it may be framed: its headers are another file's (dashboard/public/_headers). */
const framedPage = (): Plugin => ({
  name: 'rapporteur-framed-page',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = bundle['index.html'];
      if (page?.type === 'asset')
        this.emitFile({ type: 'asset', fileName: 'embed/timeline.html', source: page.source });
    },
  },
});

/**
 * d3-zoom and d3-brush bring transitions along, with all that interpolates colours; we move the view by ourselves.
 * That would be a third of what the timeline needs of D3.
 */
const withoutTransitions = (): Plugin => ({
  name: 'rapporteur-without-transitions',
  enforce: 'pre',
  resolveId: (source, importer) =>
    /^d3-(transition|interpolate)$/.test(source) && /\/d3-(zoom|brush)\//.test(importer ?? '')
      ? join(import.meta.dirname, 'dashboard/timeline/no-transition.ts')
      : null,
});

export default defineConfig({
  root: 'dashboard',
  plugins: [withoutTransitions(), shellWords(), apiViewer(), timelineAhead(), framedPage()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2022',
    // light-dark() stays: a picture that is taken away has the light colours, whatever the page has.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    assetsDir: 'assets',
    // Nothing is put into the page as a data: address: the content security policy would refuse most of it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every page is made of comes in one piece; each page and the drawings in their own, words of theirs included.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /dashboard\/(ui\/(?!paged|handover|may|undo-commands|source-list|facts|comments|seen-by|paper-link|body-choice)|words\/(?!(?:en-)?(?:account|comments|desk|follow|history|recording|search|sharing))|location(?:-desk|-views)?|paper-places|api)|worker\/domain\/(?!date-(?:reader|phrase|relative|span)|web-links|pledge-quality|likeness|field-merge|merge|countries|name-key)|node_modules\/(preact|@preact|hono)/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://localhost:8787' } },
});
