import { type KeyboardEvent, useRef, useState } from 'react';
import type { RefusalCode } from '#core/contract/define.ts';
import type { JournalFilter } from '#core/journal/filter.ts';
import { type JournalLook, type SavedView, mostViews } from '#core/journal/savedView.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { useDesk } from '../../../state/desk.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { KeyCap } from '../../../ui/KeyCap.tsx';
import { closePopover, Popover } from '../../../ui/Popover.tsx';
import { viewsButtonId } from '../../../ui/journalButtons.ts';
import { useKeyOf } from '../../../ui/keysContext.ts';
import styles from './Look.module.css';
import { isChanged, viewOf } from './present.ts';
import { SaveView } from './SaveView.tsx';
import { useViews } from './useViews.ts';

interface ViewsMenuProps {
  /** What is shown now, the words searched for among it. */
  readonly filter: JournalFilter;
  readonly look: JournalLook;
  /** The one that was picked. */
  readonly view: SavedView | null;
  /** null: every call, with the desk's own columns. */
  readonly onPick: (view: SavedView | null) => void;
  /** What is shown is saved as this view. */
  readonly onSaved: (view: SavedView) => void;
  /** The one that was picked is there no more; what is shown stays. */
  readonly onRemoved: () => void;
}

type Told =
  | { readonly kind: 'saved'; readonly view: SavedView }
  /** `before`: ids of those that it stood before. */
  | { readonly kind: 'removed'; readonly view: SavedView; readonly before: readonly string[] }
  | { readonly kind: 'trouble'; readonly code: RefusalCode };

/** Saved ways to look at the journal: a digit picks one, a name keeps what is shown. */
export function ViewsMenu({ filter, look, view, onPick, onSaved, onRemoved }: ViewsMenuProps) {
  const { t } = useWording();
  const key = useKeyOf('views');
  const onlyReads = useDesk((slice) => slice.session.seat !== 'desk');
  const { views, readAgain, save, remove } = useViews();
  const [told, setTold] = useState<Told | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const shown = { filter, look };
  const changed = view !== null && isChanged(view, shown);

  async function keep(wanted: SavedView): Promise<boolean> {
    const code = await save(wanted);
    setTold(code === null ? { kind: 'saved', view: wanted } : { kind: 'trouble', code });
    if (code === null) onSaved(wanted);
    return code === null;
  }

  async function takeAway(gone: SavedView): Promise<void> {
    const before = views.slice(views.findIndex(({ viewId }) => viewId === gone.viewId) + 1).map(({ viewId }) => viewId);
    const code = await remove(gone.viewId);
    setTold(code === null ? { kind: 'removed', view: gone, before } : { kind: 'trouble', code });
    if (code === null && gone.viewId === view?.viewId) onRemoved();
    // The button that was pressed is gone with its view.
    list.current?.querySelector('button')?.focus();
  }

  /** Where it stood: digits pick views by their places. */
  async function putBack(gone: SavedView, before: readonly string[]): Promise<void> {
    const code = await save(gone, before);
    setTold(code === null ? null : { kind: 'trouble', code });
    list.current?.querySelector('button')?.focus();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement) return;
    const picks = [...(list.current?.querySelectorAll<HTMLElement>('[data-pick]') ?? [])];
    const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
    if (digit !== undefined) picks[Number(digit)]?.click();
    const here = picks.findIndex((pick) => pick.parentElement?.contains(document.activeElement) === true);
    const next = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: picks.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    picks[(next + picks.length) % picks.length]?.focus();
  }

  return (
    <Popover
      id={viewsButtonId}
      name={t('views.name')}
      shortcut={key}
      label={
        <>
          <span className={styles.current} dir="auto">
            {view?.name ?? t('views.button')}
          </span>{' '}
          {changed && <small className={styles.changed}>{t('views.changed')}</small>}
        </>
      }
      onKeyDown={onKeyDown}
      onOpenChange={(isOpen) => {
        setTold(null);
        if (isOpen) readAgain();
      }}
    >
      <div className={styles.menu}>
        <ul ref={list} className={styles.views}>
          {[null, ...views].map((one, nth) => (
            <li key={one?.viewId ?? ''} className={styles.view}>
              <button
                type="button"
                className={styles.pick}
                data-pick
                aria-current={(one?.viewId ?? null) === (view?.viewId ?? null) ? 'true' : undefined}
                onClick={() => {
                  onPick(one);
                  closePopover(viewsButtonId);
                }}
              >
                <span dir="auto">{one?.name ?? t('views.every')}</span>
                <KeyCap>{nth < 10 ? String(nth) : ''}</KeyCap>
              </button>
              {one !== null && !onlyReads && (
                <Button
                  look="quiet"
                  square
                  aria-label={t('views.remove', { name: one.name })}
                  onClick={() => void takeAway(one)}
                >
                  <Icon name="cross" />
                </Button>
              )}
            </li>
          ))}
        </ul>
        {views.length === 0 && !onlyReads && <p className={styles.soft}>{t('views.none')}</p>}
        <div className={styles.told} role="status">
          {told?.kind === 'removed' && (
            <>
              <span>{t('views.removed', { name: told.view.name })}</span>
              <Button onClick={() => void putBack(told.view, told.before)}>{t('views.putBack')}</Button>
            </>
          )}
          {told?.kind === 'saved' && t('views.saved', { name: told.view.name })}
          {told?.kind === 'trouble' && (
            <span className={styles.trouble}>{t(`views.trouble.${troubleOf(told.code)}`, { count: mostViews })}</span>
          )}
        </div>
        {onlyReads ? (
          <p className={styles.soft}>{t('views.reads')}</p>
        ) : (
          <SaveView
            view={view}
            isChanged={changed}
            onReplace={(kept) => keep(viewOf(shown, kept))}
            onRename={(kept, name) => keep({ ...kept, name })}
            onSave={(name) => keep(viewOf(shown, { viewId: crypto.randomUUID(), name }))}
          />
        )}
      </div>
    </Popover>
  );
}

function troubleOf(code: RefusalCode) {
  return code === 'taken' || code === 'too-many' || code === 'not-written' || code === 'not-there' ? code : 'lost';
}
