/** The words of taking the timeline along: downloads, print, and in other people's pages. */
export const sharing = {
  openThere: 'Open in Rapporteur',
  download: 'Download',
  shown: 'What is shown',
  whole: 'The whole range',
  svg: 'SVG, a drawing',
  png: 'PNG, a picture',
  csv: 'CSV, a table',
  print: 'Print, or save as PDF',
  formatOf: (format: string, part: string) => `${part}: ${format}`,
  failed: 'This could not be made. The record may be out of reach, or the picture too large.',
  making: 'Being made …',
  embedTitle: 'Put this view into a page',
  embedLead:
    'The page that you put this into shows the view as it is set now: window, filters and lanes. It always shows public records only, and follows the record.',
  snippet: 'HTML to copy',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'Not copied: please select the text and copy it.',
  theme: 'Colours',
  themes: { auto: 'As the page has them', light: 'Light', dark: 'Dark' },
  /** A filter whose value says it all has no name. */
  filterLine: (filters: [name: string, value: string | undefined][]) => {
    const set = filters.flatMap(([name, value]) => (value ? [name ? `${name}: ${value}` : value] : []));
    return set.length === 0 ? 'All that is on record' : set.join(' · ');
  },
  sourceLine: (address: string, day: string) => `Source: Rapporteur, public record, as of ${day}. ${address}`,
  printTitle: 'Timeline, for print',
  printNow: 'Print',
  printHelp:
    'This is what will be printed; the browser can also save it as PDF. The drawing comes on landscape pages.',
  stripOf: (period: string, part: number, parts: number) =>
    parts === 1 ? period : `${period}, part ${part} of ${parts}`,
  printAbout: (filters: string | null, day: string) => `${filters ? `${filters}. ` : ''}As of ${day}.`,
  frameTitle: (window: string) => `Timeline, ${window}`,
};
