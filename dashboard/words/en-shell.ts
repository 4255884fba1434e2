/** The words that stand in the page before any script runs. Imported by the build too, so it imports nothing. */
export const shell = {
  language: 'en',
  product: 'Rapporteur',
  description: 'What was said and promised at international meetings, and what became of it.',
  noScript:
    'This page is put together in your browser and needs JavaScript. The record itself can be read at /api/docs.',
  apiTitle: 'API · Rapporteur',
  backToProduct: 'Back to Rapporteur',
};
