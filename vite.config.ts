import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { defineConfig, type Plugin } from 'vite';

const source = (path: string) => join(import.meta.dirname, 'dashboard', path);

const viewerFiles = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-bundle.js.LICENSE.txt',
  'LICENSE',
  'NOTICE',
];

/** The API viewer (Swagger UI) is served from our own origin as published, with its licences, which bundling would lose. */
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
  },
});

/** Headers of `/` let browsers fetch the timeline's code together with the page, one round trip earlier; most people come in there. */
const timelineAhead = (): Plugin => ({
  name: 'rapporteur-timeline-ahead',
  apply: 'build',
  generateBundle: {
    order: 'post',
    handler(_options, bundle) {
      const page = Object.values(bundle).find(
        (file) => file.type === 'chunk' && file.facadeModuleId === source('pages/timeline/timeline-page.tsx'),
      );
      if (page?.type !== 'chunk') throw new Error('The page of the timeline has no chunk of its own.');
      const scripts = [page.fileName, ...page.imports];
      const styles = scripts.flatMap((name) => {
        const chunk = bundle[name];
        return chunk?.type === 'chunk' ? [...(chunk.viteMetadata?.importedCss ?? [])] : [];
      });
      const links = [
        ...scripts.map((name) => `  Link: </${name}>; rel=modulepreload`),
        ...styles.map((name) => `  Link: </${name}>; rel=preload; as=style; crossorigin`),
      ];
      const headers = readFileSync(source('public/_headers'), 'utf8');
      this.emitFile({ type: 'asset', fileName: '_headers', source: `${headers}\n/\n${links.join('\n')}\n` });
    },
  },
});

/** The timeline moves its own view (glide.ts); the transitions of d3-zoom and d3-brush would add 10 kB to the first page. */
const withoutTransitions = (): Plugin => ({
  name: 'rapporteur-without-transitions',
  enforce: 'pre',
  resolveId: (asked, importer) =>
    /^d3-(transition|interpolate)$/.test(asked) && /\/d3-(zoom|brush)\//.test(importer ?? '')
      ? source('timeline/no-transition.ts')
      : null,
});

export default defineConfig({
  root: 'dashboard',
  plugins: [withoutTransitions(), apiViewer(), timelineAhead()],
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
      // The page at its second address may be framed: its headers are another file's (dashboard/public/_headers).
      input: [source('index.html'), source('embed/timeline.html')],
      // What main.tsx imports comes in one piece.
      output: { codeSplitting: { groups: [{ name: 'common', tags: ['$initial'] }] } },
    },
  },
});
