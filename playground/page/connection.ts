import type { Report } from '../news.ts';
import { getNews, Unreachable } from './api.ts';
import { byId } from './element.ts';

const everyMs = 1000;

interface Listener {
  /** Receives what happened since the last report. `isNewRun` tells that the server was started again. */
  onNews(report: Report, before: Report | undefined, isNewRun: boolean): void;
}

/** Asks the server for news from time to time, and says so while it does not answer. */
export function watchConnection({ onNews }: Listener): void {
  const banner = byId('offline', HTMLElement);
  let last: Report | undefined;

  async function look(): Promise<void> {
    try {
      const report = await getNews(last?.newest ?? 0);
      const isNewRun = last !== undefined && last.run !== report.run;
      banner.hidden = true;
      const before = last;
      last = report;
      onNews(report, before, isNewRun);
    } catch (error) {
      banner.textContent =
        error instanceof Error && !(error instanceof Unreachable)
          ? error.message
          : 'npm start has ended. Start it again: this page waits, and nothing on it is lost.';
      banner.hidden = false;
    }
    setTimeout(() => void look(), everyMs);
  }

  void look();
}
