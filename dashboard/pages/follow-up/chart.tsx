import { useEffect, useRef, useState } from 'preact/hooks';

type Props = {
  draw: (width: number) => SVGSVGElement;
  /** Kept free before there is anything to draw. */
  height: number;
};

/** A place for a drawing that is drawn anew when its width or what it shows changes. */
export function Chart({ draw, height }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const node = place.current;
    if (!node) return;
    const measure = () => setWidth(Math.floor(node.clientWidth));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width > 0) place.current?.replaceChildren(draw(width));
  }, [width, draw]);

  // The height is set by a property of the element, which the content security policy lets pass.
  return <div ref={place} class="chart-place" style={{ minHeight: `${height}px` }} />;
}
