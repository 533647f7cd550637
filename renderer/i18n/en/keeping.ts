/** How the journal is kept: checks, backups, damage. */
export const keeping = {
  state: 'State of the journal',
  damage: {
    file: 'The journal was damaged, noticed {{when}}. It was set aside, and calls are kept in a new one. Put the journal in order: everything that can still be read comes back.',
    missing:
      'Calls that had been kept are missing from the journal, noticed {{when}}. Put the journal in order: what a backup has comes back.',
    events:
      'Something in the journal is not as it was written, noticed {{when}}. It is not shown. Put the journal in order: what a backup has comes back.',
    lines:
      'Lines or the search do not fit what the journal keeps, noticed {{when}}. Put the journal in order: they are made anew, and nothing is lost.',
  },
  checked: 'Checked {{when}}: good.',
  checkedBad: 'Checked {{when}}: not good.',
  unchecked: 'Not checked yet. It is checked in quiet minutes, without holding up a call.',
  calls_one: '{{count}} call',
  calls_other: '{{count}} calls',
  searched: 'In the search one call in {{every}} was looked for, others each time.',
  check: 'Check now',
  doing: {
    check: 'The journal is being checked.',
    backup: 'A backup is being made.',
    mend: 'The journal is being put in order. Calls go on.',
  },
  percent: '{{percent}} %',
  mend: 'Put the journal in order',
  mendFrom: 'It begins with the backup of {{when}}; everything that is newer and can be read is added.',
  mendAlone: 'There is no backup. Everything that can be read is kept.',
  mendFailure: {
    'no-space':
      'Not put in order: there is not enough space beside the journal. Free as much as the journal needs once more.',
    'backup-gone': 'Not put in order: the backup cannot be found any more. Check its folder or take another one.',
    'backup-bad':
      'Not put in order: this backup is not good any more, and the journal is as it was. Press again: an older backup is taken, or all that can be read without one.',
    'not-mended': 'Not put in order: the journal is as it was. Take another backup.',
  },
  mended: 'Put in order {{when}}. The file that was in use before is kept in {{folder}}.',
  nothingLost: 'Nothing was lost.',
  lost: {
    between: 'Could not be read: from {{from}} to {{until}}.',
    before: 'Could not be read: before {{until}}.',
    after: 'Could not be read: after {{from}}.',
    some: 'Some of what was kept could not be read.',
  },
  backups: 'Backups',
  advice:
    'A backup is made each day in a quiet minute, opened and checked. A week of them is kept, then one a week, then one a month.',
  none: 'There is no backup yet.',
  backUp: 'Make a backup now',
  failure: {
    'folder-away':
      'The last backup was not made: its folder cannot be written. Check the drive or the network, or choose another folder.',
    'no-space':
      'The last backup was not made: there is not enough space in its folder. Free some, or choose another folder.',
    'not-good': 'The last backup was not kept: it was not good when it was checked. Check the journal now.',
    'not-made': 'The last backup was not made. Try again, or choose another folder.',
  },
  size: '{{size}} MB',
  verified: 'Checked',
  beforeUpdate: 'Before an update',
  back: 'Go back to this',
  backTo: 'Go back to this: {{when}}',
  ask: 'Go back to the backup of {{when}}? The journal in use is kept aside as a file.',
  keepNewer: 'Go back and keep newer calls',
  leaveNewer: 'Go back without newer calls',
  cancel: 'Cancel',
  busy: 'A call is live: without its newer calls the journal can be changed when it has ended.',
  folder: 'Folder for backups',
  folderHint: 'A whole path, on another disk or a network drive if you can. Empty: beside the journal.',
  folderFault: 'Nothing can be written there. Enter the whole path of a folder that exists.',
  folderSave: 'Use this folder',
  folderSaved: 'Backups are kept there from now on.',
  band: {
    file: 'The journal was damaged and is set aside; calls are kept in a new one. Put it in order in the settings.',
    missing: 'Calls are missing from the journal. Bring them back in the settings.',
    events: 'Something in the journal is damaged and is not shown. Put it in order in the settings.',
    lines: 'Lines of the journal are damaged. Put it in order in the settings.',
    open: 'Open the settings of the journal',
  },
} as const;
