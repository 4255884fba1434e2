const paths = {
  earlier: 'M10 3 5 8l5 5',
  later: 'm6 3 5 5-5 5',
  zoomOut: 'M3 8h10',
  zoomIn: 'M3 8h10M8 3v10',
  close: 'm4 4 8 8m0-8-8 8',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9m3.3 7.8L14 14',
  to: 'M2 8h11M9 4l4 4-4 4',
};

/** A sign drawn rather than typed: not every machine has a typeface with arrows. */
export const Icon = ({ name }: { name: keyof typeof paths }) => (
  <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d={paths[name]} />
  </svg>
);
