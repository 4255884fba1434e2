import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Words } from '../words/words.ts';
import type { Formats } from './formats.ts';

/** What every part of the page is told: the words, the language, and the day. */
export type Setting = { words: Words; locale: string; today: string; formats: Formats };

export const SettingContext = createContext<Setting | null>(null);

export function useSetting(): Setting {
  const setting = useContext(SettingContext);
  if (setting === null) throw new Error('A part of the page stands outside of the setting');
  return setting;
}
