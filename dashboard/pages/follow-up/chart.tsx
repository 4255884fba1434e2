import { useLayoutEffect, useRef } from 'preact/hooks';

type Props = {
  draw: (width: number) => SVGSVGElement;
  /** Kept free before there is anything to draw. */
  height: number;
};

/** A place for a drawing that is drawn anew when its width or what it shows changes. */
export function Chart({ draw, height }: Props) {
  const place = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const node = place.current;
    if (!node) return;
    let drawn = 0;
    const redraw = () => {
      const width = Math.floor(node.clientWidth);
      if (width === 0 || width === drawn) return;
      drawn = width;
      node.replaceChildren(draw(width));
    };
    redraw();
    const observer = new ResizeObserver(redraw);
    observer.observe(node);
    return () => observer.disconnect();
  }, [draw]);

  // The height is set by a property of the element, which the content security policy lets pass.
  return <div ref={place} class="chart-place" style={{ minHeight: `${height}px` }} />;
}
