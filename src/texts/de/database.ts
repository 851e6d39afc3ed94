import type { database as English } from '../en/database.ts';
import { wordsOf } from '../words.ts';

const words = wordsOf('de');

export const database: typeof English = {
  errors: {
    away: 'Die Datenbank antwortet gerade nicht. Versuch es in einer Minute noch einmal.',
    waking: 'Die Datenbank wacht noch auf. Versuch es in ein paar Sekunden noch einmal.',
    busy: 'Die Datenbank ist gerade überlastet. Versuch es in ein paar Sekunden noch einmal.',
    restarting: 'Die Datenbank startet gerade neu. Versuch es in ein paar Sekunden noch einmal.',
    password: 'Die Datenbank lehnt das Passwort des Bots ab: sein Betreiber berichtigt DATABASE_URL.',
    project:
      'Neon findet die Datenbank des Bots nicht, oder sie ist abgeschaltet: sein Betreiber prüft DATABASE_URL und die Konsole von Neon.',
    address:
      'Die Datenbank lässt nur bestimmte Adressen zu: der Betreiber des Bots erlaubt alle in der Konsole von Neon.',
    database: 'Eine Datenbank dieses Namens gibt es nicht: der Betreiber des Bots berichtigt DATABASE_URL.',
    host: 'Was anstelle der Datenbank antwortet, ist nicht Neon: der Betreiber des Bots berichtigt DATABASE_URL.',
    hours:
      'Die freien Stunden bei Neon sind bis zum Monatsersten verbraucht. Dann antwortet der Bot wieder, oder sobald sein Betreiber den Tarif erweitert.',
    transfer:
      'Die freie Datenmenge bei Neon ist bis zum Monatsersten verbraucht. Dann antwortet der Bot wieder, oder sobald sein Betreiber den Tarif erweitert.',
    quota: 'Eine Grenze des Tarifs der Datenbank ist erreicht: der Betreiber des Bots schaut in die Konsole von Neon.',
    full: 'Die Datenbank ist voll: sie lässt sich lesen, nimmt aber nichts Neues auf. Der Betreiber des Bots löscht, was er nicht braucht, oder kauft bei Neon Speicher dazu.',
    replica:
      'Die Datenbank lässt sich nur lesen: DATABASE_URL ist eine Lesekopie, und der Betreiber des Bots trägt dort die Adresse der Hauptdatenbank ein.',
    denied: (object) =>
      `Die Rolle des Bots in der Datenbank darf ${object ? `\`${object}\`` : 'das'} nicht verwenden: der Betreiber des Bots führt das SQL aus, das \`npm run schema -- --role\` ausgibt.`,
    timeout: 'Die Datenbank braucht gerade zu lange. Versuch es in einer Minute noch einmal.',
    schema: (version) => `Die Datenbank braucht Migration ${version}: ihr Betreiber startet \`npm run schema\`.`,
    conflict: 'Jemand hat im selben Moment dasselbe geändert. Versuch es noch einmal.',
    large: 'Das ist zu viel auf einmal. Frag nach weniger, etwa einem kürzeren Zeitraum.',
    failed: 'Die Datenbank konnte das nicht beantworten.',
  },
  findings: {
    older: (live, expected) =>
      `Die Datenbank steht bei Migration ${live}, diese Version braucht ${expected}: starte \`npm run schema\`.`,
    newer: (live, expected) =>
      `Die Datenbank steht bei Migration ${live}, diese Version kennt ${expected}: starte \`npm run deploy\` mit der neueren Version.`,
    outdated: (objects) => `Fehlt oder stammt von einer anderen Version: ${objects}. Starte \`npm run schema\`.`,
    altered: (objects) => `In der Datenbank verändert: ${objects}. \`npm run schema\` stellt es wieder her.`,
    grants: (role, grants) =>
      `Der Rolle ${role} fehlt ${grants}. Führ als Eigentümer der Tabellen das SQL aus, das \`npm run schema -- --role ${role}\` ausgibt.`,
    write: (why) => `Ein Schreibversuch ist gescheitert. ${why}`,
    unknown: (why) => `Nicht alles ließ sich untersuchen. ${why}`,
    temporary: (role, sql) =>
      `Die Rolle ${role} darf keine temporären Tabellen anlegen, die \`/admin maintenance\` zum Prüfen und Neubauen der Summen braucht. Führ als Eigentümer der Datenbank \`${sql}\` aus.`,
    maintain: (tables, sql) =>
      `Die Rolle des Bots darf ${words.counted(tables, 'Tabelle', 'Tabellen')} nicht analysieren; Autovacuum tut das von selbst. Soll \`/admin maintenance\` es auch tun, führ als Eigentümer der Tabellen \`${sql}\` aus (ab PostgreSQL 17).`,
    refused: (file, when, reason) =>
      `Die jüngste Datei wurde abgelehnt: ${file} (${when}), ${reason}. Was abgelehnt wurde, steht unter \`/admin ingest\`.`,
    noClock:
      'Die Uhr hat noch nie geläutet, also geschieht nichts von selbst: starte `npm run deploy` mit der wrangler.toml dieser Version, die die Bindung CLOCK und einen Cron-Trigger hat.',
    jobs: {
      deliver: 'Das Senden von Posts',
      digest: 'Der Wochenrückblick',
      'on-this-day': 'Der Beitrag „An diesem Tag“',
      upkeep: 'Die Pflege',
    },
    late: (job: string, when: string) =>
      `${job} ist überfällig, und zwar seit ${when}. Der nächste Upload lässt die Uhr läuten, ebenso der tägliche Cron-Trigger der wrangler.toml.`,
    failing: (job: string, times: number, why: string) =>
      `${job} ist ${words.counted(times, 'Mal', 'Mal')} nacheinander gescheitert. ${why}`,
    damage: (what: string) =>
      `Die Pflege hat gefunden, was sie nicht reparieren kann: ${what}. \`/admin maintenance\` zeigt Beispiele.`,
    size: (size: string, limit: string) =>
      `Die Datenbank hat ${size} von den ${limit}, die ihr Tarif speichert. Danach nimmt sie keine Dateien mehr: Ein größerer Tarif bei Neon schafft Platz, und DATABASE_LIMIT_MB in der wrangler.toml sagt, wie viel er hat.`,
    posts: (channels, since) =>
      `Seit ${since} warten Beiträge, weil Discord sie in ${words.counted(channels, 'Kanal', 'Kanälen')} ablehnt. \`/admin config\` nennt, was dem Bot fehlt.`,
    runSchema: 'Was vom Schema dieser Version abweicht, richtet `npm run schema`.',
  },
};
