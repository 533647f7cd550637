/** Who sits at the desk: receptionist, manager, administrator. */
export const roles = {
  sign: 'Who this window acts as',
  level: { receptionist: 'Receptionist', manager: 'Manager', administrator: 'Administrator' },
  until: 'until {{time}}',
  lock: 'Lock',
  raise: { manager: 'Manager…', administrator: 'Administrator…' },
  enterPin: 'Enter the PIN',
  pinAdvice_one: 'This window is locked again by Lock, or after {{count}} minute without use. Calls go on as always.',
  pinAdvice_other:
    'This window is locked again by Lock, or after {{count}} minutes without use. Calls go on as always.',
  as: 'As',
  pin: 'PIN',
  open: 'Open',
  tried: {
    wrong: 'That is not the PIN. Try again.',
    wait: 'Too many wrong tries: try again in {{time}}. Calls and notes go on as always.',
    again: 'Now you can try again.',
    'no-pin': 'No PIN is set for this role any more.',
    unreadable:
      'The PINs cannot be read from the disk, so none is right. Whoever owns this computer finds in Settings, Roles, what to do.',
    'not-reached': 'Portico cannot be reached just now. Try again.',
    'too-short_one': 'Too short: a PIN has {{count}} character or more.',
    'too-short_other': 'Too short: a PIN has {{count}} characters or more.',
    'too-long': 'Too long: a PIN has 64 characters at most.',
    differs: 'The two are not the same. Type the new PIN twice.',
    'not-written': 'Not changed: the disk cannot be written. Check its space and its protection.',
  },
  needs: {
    manager: 'Only the manager changes something here.',
    administrator: 'Only the administrator changes something here.',
  },
  now: {
    noPins: 'No PIN is set: everybody at this desk may do everything.',
    receptionist: 'This window acts as the receptionist: calls, notes, corrections and contacts.',
    manager: 'This window acts as the manager.',
    administrator: 'This window acts as the administrator.',
  },
  unreadable: 'The PINs cannot be read from the disk: nobody can be more than the receptionist until that is mended.',
  pinOf: { manager: 'PIN of the manager', administrator: 'PIN of the administrator' },
  guards: {
    manager:
      'Guards playbooks, kinds of callers, public numbers, imports of contacts, and what is kept of callers and for how long. While there is no PIN of an administrator it guards the settings too.',
    administrator:
      'Guards the settings of the telephone system, of working hours and other directories, the settings file, going back to a backup, and this PIN.',
  },
  isSet: 'A PIN is set.',
  isNotSet: 'No PIN is set.',
  oldPin: 'PIN until now',
  newPin: 'New PIN',
  again: 'New PIN once more',
  set: 'Set the PIN',
  change: 'Change the PIN',
  remove: 'Remove the PIN',
  done: { set: 'The PIN is set. Every other window is the receptionist’s now.', removed: 'The PIN is removed.' },
  lockAfter: 'Lock again when not used for',
  minutes_one: '{{count}} minute',
  minutes_other: '{{count}} minutes',
  reading: {
    heading: 'A window for the manager to read in',
    advice_one:
      'Opens in the browser of this computer. It shows calls, journal and figures; it takes no calls and changes nothing. It is locked by Lock, or after {{count}} minute without use.',
    advice_other:
      'Opens in the browser of this computer. It shows calls, journal and figures; it takes no calls and changes nothing. It is locked by Lock, or after {{count}} minutes without use.',
    make: 'Make a window for reading',
    open: 'Open it',
    copy: 'Copy its address',
    copied: 'Copied. Whoever has the address on this computer can read until the window is locked.',
    notOpened: 'No such window can be opened here just now. Try again.',
    endAll_one: 'End {{count}} window for reading',
    endAll_other: 'End {{count}} windows for reading',
    sign: 'Only for reading',
    band: 'This window is for reading: calls, notes and settings are changed at the desk.',
  },
  forgotten: {
    heading: 'A PIN was forgotten',
    advice:
      'Whoever owns this computer closes Portico, takes the file roles.json out of Portico’s data folder and starts Portico again: no PIN is set then. The access log keeps that it was done.',
  },
} as const;
