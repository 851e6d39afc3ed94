/** The names of the days of the week from Sunday, and of the months. Short ones are those beside a number, without a full stop. */
interface CalendarNames {
  weekday: Record<'long' | 'short', readonly string[]>;
  month: Record<'long' | 'short', readonly string[]>;
}

const listOf = (names: string) => names.split(' ');

/** They stand here because to ask Intl for them costs a new isolate milliseconds. */
export const calendarNames: Record<'en' | 'de' | 'fr', CalendarNames> = {
  en: {
    weekday: {
      long: listOf('Sunday Monday Tuesday Wednesday Thursday Friday Saturday'),
      short: listOf('Sun Mon Tue Wed Thu Fri Sat'),
    },
    month: {
      long: listOf('January February March April May June July August September October November December'),
      short: listOf('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
    },
  },
  de: {
    weekday: {
      long: listOf('Sonntag Montag Dienstag Mittwoch Donnerstag Freitag Samstag'),
      short: listOf('So Mo Di Mi Do Fr Sa'),
    },
    month: {
      long: listOf('Januar Februar März April Mai Juni Juli August September Oktober November Dezember'),
      short: listOf('Jan Feb März Apr Mai Juni Juli Aug Sept Okt Nov Dez'),
    },
  },
  fr: {
    weekday: {
      long: listOf('dimanche lundi mardi mercredi jeudi vendredi samedi'),
      short: listOf('dim lun mar mer jeu ven sam'),
    },
    month: {
      long: listOf('janvier février mars avril mai juin juillet août septembre octobre novembre décembre'),
      short: listOf('janv févr mars avr mai juin juil août sept oct nov déc'),
    },
  },
};
