import { memo } from 'react';
import type { JournalLine } from '#core/journal/entry.ts';
import { useWording } from '../../../i18n/wordingContext.ts';
import { Hidden } from '../../../ui/Hidden.tsx';
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
}

interface CallRowProps {
  readonly entry: JournalLine;
  readonly look: RowLook;
  readonly link: string;
  readonly isOpen: boolean;
  readonly isTabStop: boolean;
  readonly onReached: (callId: string) => void;
}

/** What stands in the first line of a row that is too narrow for its columns. */
const uppermost: ReadonlySet<string> = new Set(['time', 'caller', 'class']);

/** One call in the list. The whole line opens its page; the link is its name. */
export const CallRow = memo(function CallRow(props: CallRowProps) {
  const { entry, look, isOpen } = props;
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
        isOpen ? styles.open : '',
      ].join(' ')}
      role="presentation"
    >
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
function LinkOfRow({ entry, link, isOpen, isTabStop, onReached, isSeen }: CallRowProps & { readonly isSeen: boolean }) {
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
