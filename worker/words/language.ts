/** The languages with a complete catalogue; English sets the shape of each topic. */
export type Language = 'en';

/** The language that is served. A further language is chosen here, for every topic. */
export const language: Language = 'en';

/** The words of a topic in the language that is served. A catalogue that lacks a word does not compile. */
export const served = <Words>(catalogues: Record<Language, Words>): Words => catalogues[language];
