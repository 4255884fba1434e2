import type { App } from '../context.ts';
import { sha256Hex } from '../domain/bytes.ts';
import type { Preview } from '../feeds/preview.ts';
import { previewPicture } from '../feeds/preview-picture.ts';

/** The picture of a preview as SVG, and a mark that is another when the picture is. */
export async function pictureOf(preview: Preview): Promise<{ svg: string; mark: string }> {
  const svg = previewPicture(preview);
  return { svg, mark: (await sha256Hex(svg)).slice(0, 12) };
}

type Assets = App['Bindings']['ASSETS'];

const fontFiles = ['/fonts/source-serif-4-semibold.ttf', '/fonts/source-sans-3-regular.ttf'];
let fonts: Promise<Uint8Array[]> | undefined;

/** The typefaces, fetched from the dashboard's files once; a fetch that failed is tried again. */
async function fontsFrom(assets: Assets): Promise<Uint8Array[]> {
  const load = async (path: string) => {
    const file = await assets.fetch(`https://assets.invalid${path}`);
    if (!file.ok || file.headers.get('Content-Type')?.startsWith('text/'))
      throw new Error(`There is no ${path}`);
    return new Uint8Array(await file.arrayBuffer());
  };
  fonts ??= Promise.all(fontFiles.map(load));
  try {
    return await fonts;
  } catch (error) {
    fonts = undefined;
    throw error;
  }
}

/** The picture as a PNG. The code that draws it is only started here: most requests have no use for it. */
export async function drawn(svg: string, assets: Assets): Promise<Uint8Array<ArrayBuffer>> {
  const [{ pictureAsPng }, typefaces] = await Promise.all([
    import('../feeds/picture-png.ts'),
    fontsFrom(assets),
  ]);
  return pictureAsPng(svg, typefaces);
}
