/** As the agent reads them (PictureBounds). */
const mostBytes = 128_000_000;

/** What a canvas holds on every phone; a larger photograph is halved until it fits. */
const mostPixels = 16_777_216;

/** A photograph as it lies upright. Throws an Error with a sentence in it. */
export async function openPhotograph(file: Blob): Promise<ImageBitmap> {
  if (file.size === 0) throw new Error('This file is empty. Choose another one.');
  if (file.size > mostBytes)
    throw new Error(
      `This file has ${Math.round(file.size / 1e6)} MB; at most 128 MB are read. Choose a smaller one.`,
    );
  // The bytes as they are, as the agent sees them: no colour profile, no alpha.
  const asStored: ImageBitmapOptions = { colorSpaceConversion: 'none', premultiplyAlpha: 'none' };
  try {
    const whole = await createImageBitmap(file, asStored);
    const half = halvings(whole.width * whole.height);
    if (half === 1) return whole;
    const smaller = await createImageBitmap(whole, {
      ...asStored,
      resizeWidth: Math.ceil(whole.width / half),
      resizeHeight: Math.ceil(whole.height / half),
      resizeQuality: 'medium',
    });
    whole.close();
    return smaller;
  } catch (error) {
    throw new Error(
      'This file is no photograph that the browser can read, or it is damaged. Choose a JPEG, PNG or WebP.',
      {
        cause: error,
      },
    );
  }
}

function halvings(pixels: number): number {
  let half = 1;
  while (pixels / (half * half) > mostPixels) half *= 2;
  return half;
}
