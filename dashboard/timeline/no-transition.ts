import { selection } from 'd3';

/**
 * Stands for d3-transition and d3-interpolate where d3-zoom and d3-brush ask for them (vite.config.ts): to stop a
 * transition that is under way, and to make one. There are none here; see glide.ts.
 */
export const interrupt = (): void => {};
const none = (): never => {
  throw new Error('The timeline is built without transitions');
};

export { none as interpolate, none as interpolateZoom };

selection.prototype.interrupt = function () {
  return this;
};
