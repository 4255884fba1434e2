/** The words around papers: what leads to them, and how they are taken along. What they say themselves the server says. */
export const paperWords = {
  paper: {
    open: { 'handover-file': 'Handover file', brief: 'One-page brief', promises: 'What they promised' },
    back: { 'handover-file': 'To the handover', brief: 'To the briefing', promises: 'To the actor' },
    takeAlong: 'To take along',
    word: 'Word document',
    markdown: 'Markdown',
    print: 'Print, or save as PDF',
    onlyPublic: 'The public record only, to pass on',
    everything: 'Everything that you may see',
  },
};
