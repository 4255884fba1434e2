/** Every word that the overview shows or says. */
export interface OverviewWords {
  /** Accessible name of the strip. */
  name: string;
  /** Names of what can be moved: the window, its beginning, its end. */
  whole: string;
  from: string;
  to: string;
  layers: Record<'open' | 'closed' | 'briefings', string>;
  handovers: string;
  /** A window, such as "from March 2025 to June 2027". */
  window(inWords: string): string;
  /** The strip in words. Null: nothing that is dated is on record. */
  described(of: OverviewInWords | null): string;
}

export interface OverviewInWords {
  span: string;
  fullest: { when: string; count: number } | null;
  /** Heights grow with the square root of the number. */
  isRoot: boolean;
  hasHandovers: boolean;
}
