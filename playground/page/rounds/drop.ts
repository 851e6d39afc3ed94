import { byId } from '../element.ts';
import { filesOf } from './dropped.ts';

/** Takes files that are dropped on the page or chosen by the button. */
export function createDrop(take: (files: File[]) => void): void {
  const cover = byId('drop', HTMLElement);
  const input = byId('files', HTMLInputElement);
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  let depth = 0;
  const show = (next: number) => {
    depth = Math.max(0, next);
    cover.hidden = depth === 0;
  };

  addEventListener('dragenter', (event) => hasFiles(event) && show(depth + 1));
  addEventListener('dragleave', (event) => hasFiles(event) && show(depth - 1));
  addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault();
  });
  addEventListener('drop', (event) => {
    show(0);
    if (!event.dataTransfer || !hasFiles(event)) return;
    event.preventDefault();
    void filesOf(event.dataTransfer).then(take, () => take([]));
  });
  byId('choose-files', HTMLButtonElement).addEventListener('click', () => input.click());
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
    input.value = '';
  });
}
