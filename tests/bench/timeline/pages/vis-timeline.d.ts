/** As much of the package as is used here: it is installed only when it is measured. */
declare module 'vis-timeline/standalone' {
  export class Timeline {
    constructor(place: HTMLElement, items: object[], groups: object[], options: object);
  }
}
