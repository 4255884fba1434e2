/** The words of an address at which there is no page. */
export const missingWords = {
  title: 'Page not found',
  text: 'There is no page at this address. It may have been mistyped, or moved.',
  address: 'Address asked for',
  ways: 'You may want to go to',
};
