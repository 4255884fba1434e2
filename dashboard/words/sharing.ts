import { sharing } from './en-sharing.ts';
import type { Words } from './words.ts';

/** The words of taking the timeline along, which come when something is taken. */
export type SharingWords = typeof sharing;

const languages: Record<Words['language'], SharingWords> = { en: sharing };

/** The words in the language that was chosen for the whole page. */
export const sharingWords = ({ language }: Words): SharingWords => languages[language] ?? sharing;
