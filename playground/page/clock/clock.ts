import type { ClockStep } from '../../clock.ts';
import { moveClock } from '../api.ts';
import { byId } from '../element.ts';
import { botNow, setAhead } from './now.ts';

const said: Record<ClockStep, string> = { hour: 'An hour later', morning: 'The next morning' };

export interface FastClock {
  /** Shows the bot's time again, `aheadMs` ahead of the reader's. Returns whether it was moved. */
  show(aheadMs: number): boolean;
}

/** Connects the buttons that move the bot's clock. `tell` receives a line that says what ran meanwhile. */
export function createClock(tell: (line: string) => void): FastClock {
  const note = byId('clock', HTMLElement);
  const buttons = { hour: byId('clock-hour', HTMLButtonElement), morning: byId('clock-morning', HTMLButtonElement) };
  let shown = 0;

  const show = (aheadMs: number) => {
    const isMoved = aheadMs !== shown;
    shown = aheadMs;
    setAhead(aheadMs);
    const text =
      aheadMs > 0 ? `For the bot it is ${timeOf(botNow())}, until npm start ends.` : 'The bot has the real time.';
    if (note.textContent !== text) note.textContent = text;
    return isMoved;
  };
  const move = async (step: ClockStep) => {
    for (const button of Object.values(buttons)) button.disabled = true;
    try {
      const { now, ran } = await moveClock(step);
      const jobs = [...new Set(ran.map(({ job, outcome }) => (outcome === 'ok' ? job : `${job} (${outcome})`)))];
      tell(`${said[step]}: it is ${timeOf(Date.parse(now))} for the bot. Ran: ${jobs.join(', ') || 'nothing'}.`);
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error));
    }
    for (const button of Object.values(buttons)) button.disabled = false;
    buttons[step].focus();
  };

  for (const [step, button] of Object.entries(buttons)) {
    button.addEventListener('click', () => void move(step as ClockStep));
  }
  show(0);
  return { show };
}

function timeOf(ms: number): string {
  return new Intl.DateTimeFormat(undefined, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
  }).format(ms);
}
