const decoder = new TextDecoder('utf-8', { fatal: false, ignoreBOM: true });

/** The text of an answer with its byte order mark, which `text()` would take off. */
export const wholeText = async (answer: Response): Promise<string> =>
  decoder.decode(await answer.arrayBuffer());
