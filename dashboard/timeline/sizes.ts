/** Measures of the drawing, in pixels. */
export const rowHeight = 28;
export const termHeight = 26;
export const titleSize = 13;
export const axisTop = 46;
export const axisBottom = 24;
export const lanePadding = 7;
/** Of a lane that is collapsed: what a finger needs. */
export const thinHeight = 28;
export const thinBar = 16;
export const thinTerm = 5;
/** The button of a lane's options. */
export const menuSize = 28;
