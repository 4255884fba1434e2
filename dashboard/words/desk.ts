import { deskWords } from './en-desk.ts';
import type { Words } from './words.ts';

/** The words of the desk, which come with that page and not before. */
export type DeskWords = typeof deskWords;

const languages: Record<Words['language'], DeskWords> = { en: deskWords };

export const deskWordsIn = ({ language }: Words): DeskWords => languages[language] ?? deskWords;
