/** d3-zoom would hold every touch: one finger that sets out up or down is kept from it and left to the page. */
export function letFingersScroll(svg: SVGSVGElement, signal: AbortSignal) {
  let from: { x: number; y: number } | null = null;
  let scrolls: boolean | null = null;
  const options = { capture: true, passive: true, signal };
  svg.addEventListener(
    'touchstart',
    ({ touches: [finger, second] }) => {
      from = finger && !second ? { x: finger.clientX, y: finger.clientY } : null;
      scrolls = null;
    },
    options,
  );
  svg.addEventListener(
    'touchmove',
    (event) => {
      const finger = event.touches[0];
      if (from && finger && scrolls === null)
        scrolls = Math.abs(finger.clientY - from.y) > Math.abs(finger.clientX - from.x);
      if (from && scrolls) event.stopImmediatePropagation();
    },
    options,
  );
}
