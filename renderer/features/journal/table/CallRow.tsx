import { memo } from 'react';
import type { JournalLine } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Hidden } from '../../../ui/Hidden.tsx';
import { TickOfCall } from '../choosing/TickOfCall.tsx';
import type { Ticking } from '../choosing/useChoosing.ts';
import styles from './CallTable.module.css';
import { AboutCaller, CellOfCall } from './CellOfCall.tsx';
import type { TableCell } from './cells.ts';
import { Marked } from './Marked.tsx';

/** How the rows are laid out; the same for all. */
interface RowLook {
  readonly cells: readonly TableCell[];
  /** The window is too narrow: cells stand below each other. */
  readonly isStacked: boolean;
  /** With its day beside the time. */
  readonly isDated: boolean;
  /** What ticks do; null: nothing can be chosen here. */
  readonly ticking: Ticking | null;
  /** Every line has a tick before it. */
  readonly isChoosing: boolean;
}

interface CallRowProps {
  readonly entry: JournalLine;
  readonly look: RowLook;
  readonly link: string;
  readonly isOpen: boolean;
  readonly isTicked: boolean;
  readonly isTabStop: boolean;
  readonly onReached: (callId: string) => void;
}

/** What stands in the first line of a row that is too narrow for its columns. */
const uppermost: ReadonlySet<string> = new Set(['time', 'caller', 'class']);

/** One call in the list. The whole line opens its page; the link is its name. */
export const CallRow = memo(function CallRow(props: CallRowProps) {
  const { entry, look, isOpen, isTicked, isTabStop } = props;
  const isMissed = entry.outcome === 'missed';
  const own = look.cells.some(({ lead }) => lead === 'caller') ? null : <LinkOfRow {...props} isSeen={false} />;
  const drawn = (cell: TableCell, nth: number) => (
    <span key={cell.lead} className={styles.cell} data-column={cell.lead} role="cell">
      {nth === 0 && own}
      {cell.lead === 'caller' ? (
        <Caller {...props} cell={cell} />
      ) : (
        <CellOfCall entry={entry} cell={cell} isDated={look.isDated} />
      )}
    </span>
  );
  const cells = look.cells.map(drawn);
  const isAbove = look.cells.map(({ lead }) => uppermost.has(lead));
  return (
    <div
      className={[
        styles.call,
        look.isStacked ? styles.stacked : '',
        isMissed ? styles.missed : '',
        look.isChoosing ? styles.choosing : '',
        isTicked ? styles.ticked : '',
        isOpen ? styles.open : '',
      ].join(' ')}
      role="presentation"
    >
      {look.isChoosing && look.ticking !== null && (
        <TickOfCall entry={entry} isTicked={isTicked} isTabStop={isTabStop} ticking={look.ticking} />
      )}
      {look.isStacked ? (
        <>
          <span className={styles.above} role="presentation">
            {cells.filter((_, nth) => isAbove[nth])}
          </span>
          <span className={styles.below} role="presentation">
            {cells.filter((_, nth) => isAbove[nth] !== true)}
          </span>
        </>
      ) : (
        cells
      )}
    </div>
  );
});

function Caller({ cell, ...props }: CallRowProps & { readonly cell: TableCell }) {
  const { entry } = props;
  const [, ...under] = cell.columns;
  return (
    <>
      <LinkOfRow {...props} isSeen />
      {under.length > 0 && (
        <span className={styles.under}>
          {under.map((column) =>
            // Without a name the number stands in its place.
            column === 'number' && entry.name === '' ? null : (
              <AboutCaller key={column} entry={entry} column={column} />
            ),
          )}
        </span>
      )}
    </>
  );
}

/** `isSeen`: it is the caller's name; else heard alone, in a table without that column. */
function LinkOfRow(props: CallRowProps & { readonly isSeen: boolean }) {
  const { entry, look, link, isOpen, isTabStop, onReached, isSeen } = props;
  const { t } = useWording();
  const number = entry.numberShown || entry.number;
  const name = entry.name || number || t('call.who.withheld');
  return (
    <a
      className={styles.link}
      href={link}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isTabStop ? 0 : -1}
      data-call={entry.callId}
      dir={entry.name === '' && number !== '' ? 'ltr' : 'auto'}
      onFocus={() => onReached(entry.callId)}
      onMouseDown={(event) => {
        // A range of calls is reached for, not one of letters.
        if (event.shiftKey && look.ticking !== null) event.preventDefault();
      }}
      onClick={(event) => {
        if (look.ticking === null || !(event.shiftKey || event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        if (event.shiftKey) look.ticking.reach(null, entry.callId);
        else look.ticking.tick(entry.callId);
      }}
    >
      {isSeen ? (
        entry.name === '' ? (
          name
        ) : (
          <Marked text={entry.name} field="name" found={entry.found} />
        )
      ) : (
        <Hidden>{name}</Hidden>
      )}
    </a>
  );
}
