import { initWasm, Resvg } from '@resvg/resvg-wasm';
import wasm from '@resvg/resvg-wasm/index_bg.wasm';

let started: Promise<void> | undefined;

/** An SVG as a PNG of the same size, set in the given typefaces (TrueType). Takes some 100 ms of a processor. */
export async function pictureAsPng(svg: string, fonts: Uint8Array[]): Promise<Uint8Array<ArrayBuffer>> {
  started ??= initWasm(wasm);
  await started;
  const drawing = new Resvg(svg, { font: { fontBuffers: fonts, loadSystemFonts: false } });
  const image = drawing.render();
  try {
    return new Uint8Array(image.asPng());
  } finally {
    image.free();
    drawing.free();
  }
}
