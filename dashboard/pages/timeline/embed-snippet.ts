const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const inQuotes = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character] ?? '');

/** Without the script the frame has this height, in pixels, and scrolls. */
const height = 640;

/** HTML for other people's pages: a frame with the view, and a script that makes it as high as its content. */
export const embedSnippet = (origin: string, path: string, title: string): string =>
  `<iframe src="${inQuotes(origin + path)}" title="${inQuotes(title)}"
  width="100%" height="${height}" loading="lazy" style="border: 0"></iframe>
<script>
  addEventListener('message', ({ origin, source, data }) => {
    if (origin !== '${origin}' || data?.type !== 'rapporteur:height') return;
    for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === source) frame.height = data.height;
  });
</script>`;
