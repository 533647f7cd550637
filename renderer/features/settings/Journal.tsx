import { useDesk } from '../../state/desk.ts';
import { BackupFolder } from './BackupFolder.tsx';
import { Backups } from './Backups.tsx';
import { JournalState } from './JournalState.tsx';
import { SectionPanel } from './SectionPanel.tsx';

/** How the journal is kept: whether it is good, its backups, and how it is brought back. */
export function Journal() {
  const keeping = useDesk((slice) => slice.keeping);
  return (
    <SectionPanel section="journal" save={null}>
      <JournalState keeping={keeping} />
      <Backups keeping={keeping} />
      <BackupFolder folder={keeping.folder} />
    </SectionPanel>
  );
}
