/** The addresses of papers: what is made from one record to be handed on. */

const papers = {
  'handover-file': ['handovers', 'file'],
  brief: ['briefings', 'brief'],
  promises: ['actors', 'promises'],
} as const;
export type PaperPage = keyof typeof papers;
/** `only`: the public record alone, for whoever may see more. */
export type PaperPlace = { [P in PaperPage]: { page: P; id: string; only?: 'public' } }[PaperPage];

/** The paper that a path of three parts names, such as `handovers/0199d6a2/file`. */
export function readPaper(segments: readonly string[], search: URLSearchParams): PaperPlace | null {
  const [folder, id, last, ...rest] = segments;
  if (id === undefined || rest.length > 0) return null;
  for (const page of Object.keys(papers) as PaperPage[])
    if (papers[page][0] === folder && papers[page][1] === last)
      return { page, id, only: search.get('only') === 'public' ? 'public' : undefined };
  return null;
}

export function paperAddress({ page, id, only }: PaperPlace): string {
  const [folder, last] = papers[page];
  return `/${folder}/${encodeURIComponent(id)}/${last}${only ? `?only=${only}` : ''}`;
}

/** The same as a file, from the API. */
export const paperFileAddress = (place: PaperPlace, ending: 'md' | 'docx'): string =>
  `/api${paperAddress(place).replace(/(?=\?|$)/, `.${ending}`)}`;
