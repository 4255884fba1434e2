/** Headings that are needed apart from their page. */
export const followUpHeading = { title: 'Follow-up', lead: 'What became of what was promised.' };
