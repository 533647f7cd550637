import { createShelf, type Shelf } from './shelf.ts';

const unsaved = new Set<object>();

/** A shelf of this page: as long as any has something unsaved, the browser asks before it closes the page. */
export function pageShelf<T extends object>(): Shelf<T> {
  const shelf: Shelf<T> = createShelf((isUnsaved) => {
    if (isUnsaved) unsaved.add(shelf);
    else unsaved.delete(shelf);
    if (unsaved.size > 0) addEventListener('beforeunload', askFirst);
    else removeEventListener('beforeunload', askFirst);
  });
  return shelf;
}

function askFirst(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
