import { followUp } from './en-follow-up.ts';
import type { Words } from './words.ts';

/** The words of the page of follow-up, which come with that page and not before. */
export type FollowUpWords = typeof followUp;

const languages: Record<Words['language'], FollowUpWords> = { en: followUp };

/** The words in the language that was chosen for the whole page. */
export const followUpWords = ({ language }: Words): FollowUpWords => languages[language] ?? followUp;
