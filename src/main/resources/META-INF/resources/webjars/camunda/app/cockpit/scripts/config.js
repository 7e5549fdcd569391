/* Takes the place of the web app's own file: names and languages. */
export default {
  app: {name: 'Cockpit', vendor: 'Stromlauf'},
  locales: {availableLocales: ['de', 'en'], fallbackLocale: 'de'},
  disableWelcomeMessage: true
};
