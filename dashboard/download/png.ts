/**
 * The text of an SVG file as a PNG, with `scale` points to each of its pixels. Rejects where the browser cannot draw it.
 * The drawing goes through a blob: address, which the content security policy allows for images.
 */
export async function pngOf(svg: string, scale: number): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = await loaded(address);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(image.width * scale);
    canvas.height = Math.round(image.height * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((settle) => canvas.toBlob(settle, 'image/png'));
    if (png === null) throw new Error('The picture is too large to be drawn');
    return png;
  } finally {
    URL.revokeObjectURL(address);
  }
}

const loaded = (address: string) =>
  new Promise<HTMLImageElement>((settle, reject) => {
    const image = new Image();
    image.onload = () => settle(image);
    image.onerror = () => reject(new Error('The picture cannot be drawn'));
    image.src = address;
  });
