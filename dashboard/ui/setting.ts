import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../../worker/words/app.ts';
import type { Formats } from './formats.ts';

/** What every part of the page is told: the words, the language, the day, and keys that nobody else has. */
export type Setting = {
  words: Words;
  locale: string;
  today: string;
  /** The day as of which the page is told, where that is not today. */
  asOf?: string;
  /** The moment, in milliseconds: for what is told as so long ago. */
  now: () => number;
  formats: Formats;
  /** A key that no other act has. */
  newKey(): string;
};

export const SettingContext = createContext<Setting | null>(null);

export function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (setting === null) throw new Error('A part of the page stands outside of the setting');
  return setting;
}
