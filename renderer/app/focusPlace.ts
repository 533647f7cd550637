import type { FocusPlace } from './keys.ts';

const typedInto = [
  'textarea',
  'select',
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit], [type=range])',
  '[contenteditable]:not([contenteditable=false])',
  '[role=textbox]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=menu]',
].join(', ');

/** Where a key pressed now would land. */
export function focusPlace(target: EventTarget | null): FocusPlace {
  if (!(target instanceof Element)) return 'page';
  if (target.closest('[data-chooses-key]') !== null) return 'choosing-a-key';
  if (target.closest('[role=dialog], [role=alertdialog]') !== null) return 'dialog';
  return target.closest(typedInto) === null ? 'page' : 'text';
}
