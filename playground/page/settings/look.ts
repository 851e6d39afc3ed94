import { byId } from '../element.ts';
import { perBrowser } from '../storage.ts';

/** Connects the switches for light and dark and for the width of a phone. */
export function createLook(): void {
  const theme = perBrowser('theme', 'system');
  const phone = perBrowser('phone', false);
  const radios = [...byId('theme', HTMLElement).querySelectorAll('input')];
  const box = byId('phone', HTMLInputElement);

  function show(): void {
    document.documentElement.dataset.theme = theme.read();
    document.body.classList.toggle('as-phone', phone.read());
    for (const radio of radios) radio.checked = radio.value === theme.read();
    box.checked = phone.read();
  }

  for (const radio of radios) {
    radio.addEventListener('change', () => {
      theme.write(radio.value);
      show();
    });
  }
  box.addEventListener('change', () => {
    phone.write(box.checked);
    show();
  });
  show();
}
