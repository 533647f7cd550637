/** The frame around every screen: header, bands, navigation, settings, keys. */
export const desk = {
  title: {
    quiet: 'Portico',
    ringing_one: '{{count}} call is ringing · Portico',
    ringing_other: '{{count}} calls are ringing · Portico',
  },
  frontDesk: 'Front desk',
  practice: 'Practice',
  close: 'Close',
  nav: {
    label: 'Main',
    console: 'Console',
    journal: 'Journal',
    directory: 'Directory',
    playbooks: 'Playbooks',
    settings: 'Settings',
  },
  day: {
    label: 'Today',
    calls_one: '<0>{{count}}</0> call',
    calls_other: '<0>{{count}}</0> calls',
    missed_one: '<0>{{count}}</0> missed',
    missed_other: '<0>{{count}}</0> missed',
    answer: '<0>{{time}}</0> to answer',
    overdue_one: '<0>{{count}}</0> callback overdue',
    overdue_other: '<0>{{count}}</0> callbacks overdue',
  },
  duration: { seconds: '{{n}} s', minutes: '{{n}} min', hours: '{{n}} h', hoursMinutes: '{{h}} h {{m}} min' },
  when: { today: 'Today', yesterday: 'Yesterday' },
  phone: {
    label: 'Phone',
    registered: 'Registered',
    registeredAtSecond: 'Registered at the second server: the first one is not there',
    connecting: 'Connecting to the exchange',
    'not-configured': 'No telephone account. Enter one in Settings.',
    'not-registered': 'Not registered.',
    reason: {
      'wrong-password': 'Not registered: the exchange refuses the password. Correct it in Settings.',
      'unknown-user':
        'Not registered: the exchange does not know this account. Check the address and the user in Settings.',
      refused: 'Not registered: the exchange refuses this account. Ask whoever runs the exchange.',
      unreachable: 'Not registered: the exchange cannot be reached. Check the network, and the server in Settings.',
      certificate:
        'Not registered: the certificate of the exchange is not trusted. Ask whoever runs the exchange for a valid one.',
      'link-lost': 'Not registered: the connection to the exchange was lost. A call in progress goes on.',
      'no-answer': 'Not registered: the exchange does not answer. Check that it is running.',
    },
    nextTry: 'Next try in {{time}}',
    tryingNow: 'Trying now',
  },
  offered: { region: 'Telephone link', from: 'Call the number of a link:', call: 'Call', letGo: 'Do not call' },
  noCalls: {
    name: 'Do not disturb',
    since: 'No calls since {{time}}: whoever calls is turned away and comes into the list to call back.',
    take: 'Take calls again',
  },
  band: {
    lost: 'No connection to Portico on this computer. A call in progress goes on, and what you type is kept here. It connects again by itself.',
    line: {
      down: 'No line to the exchange: nobody can call the desk, and you cannot call out. Journal, directory and callbacks work.',
      downInCall:
        'No line to the exchange. The call goes on: talk, hold, note and hang up as always. Transfers and new calls wait for the line.',
      back: 'The line is back: calls come in again.',
      tryNow: 'Try now',
    },
    elsewhere: 'The telephone is in another window: this one only shows the calls.',
    takeOver: 'Take over here',
    journal: {
      'disk-full': 'The disk is full, the journal cannot be written. Calls go on. Free some space.',
      'read-only': 'The journal is write-protected. Calls go on. Allow Portico to write into its data folder.',
      'not-writable': 'The journal cannot be written. Calls go on. Check the disk and the data folder.',
    },
    waiting_one: '{{count}} change waits in memory.',
    waiting_other: '{{count}} changes wait in memory.',
    dropped_one:
      'Memory is full since {{time}}: {{count}} change is in no journal. Note calls on paper until the disk is back.',
    dropped_other:
      'Memory is full since {{time}}: {{count}} changes are in no journal. Note calls on paper until the disk is back.',
    allowMicrophone: 'Allow the microphone',
    sound: 'Click or press a key so that calls can ring',
  },
  door: {
    starting: 'Connecting to Portico',
    'no-token': {
      heading: 'This page was opened without its key',
      advice: 'Open the address that Portico printed when it started, the whole of it, with the part after #.',
    },
    'wrong-token': {
      heading: 'The key in this address is no longer valid',
      advice: 'Portico was started anew since. Open the address that it printed last.',
    },
    'reading-ended': {
      heading: 'This window for reading was locked',
      advice: 'Open a new one at the desk: Settings, Roles.',
    },
    'link-handed': {
      heading: 'The number stands in Portico',
      advice: 'Go to the tab with the console and press Call. This tab can be closed.',
    },
    'link-not-handed': {
      heading: 'Portico is not open',
      advice: 'Open Portico first, then press the number again.',
    },
    lost: {
      heading: 'Portico cannot be reached',
      advice: 'Check that it is running on this computer. The page tries again by itself.',
    },
  },
  keys: {
    heading: 'Keys',
    show: 'Show all keys',
    everywhere: 'Everywhere, also while typing',
    outside: 'Outside text fields',
    topic: 'Topic by its number',
    numpad: 'Numeric keypad',
    change: 'Change the keys',
  },
  refusal: {
    'needs-manager': 'Only the manager may do that. Enter the PIN above (Manager…), then do it again.',
    'needs-administrator': 'Only the administrator may do that. Enter the PIN above, then do it again.',
    'only-reads': 'This window is only for reading. Do it at the desk.',
    'call-gone': 'This call has already ended or changed.',
    'answering-another': 'Another call is just being answered. Try again in a moment.',
    'owned-by-another': 'The telephone is in another window. Take it over first.',
    'not-practising': 'There is no practice exchange here.',
    'not-written': 'The journal cannot be written just now. The change waits in memory.',
    'not-readable':
      'This cannot be read: the disk with Portico’s data does not answer. Check the disk or the network drive.',
    transferring: 'A transfer of this call is under way. Wait for it, or take the call back.',
    'other-line': 'They are on different lines, which cannot be connected with each other. Let all three talk instead.',
    'other-exchange':
      'That telephone is at another exchange than this call. Transfer to the mobile number, or call there and let all three talk.',
    'bad-number': 'This cannot be dialled: nobody is there under it. Check the number.',
    taken: 'There is an entry for this already.',
    'not-there': 'It was removed meanwhile.',
    'no-slot': 'Every parking place is taken. Hold the call, or pick somebody up first.',
    'still-named': 'It cannot be removed while contacts or rules name it. Change those first.',
    'changed-meanwhile': 'Somebody has changed it meanwhile. Look at it again.',
    'busy-with-calls': 'Not while a call is live. Try again when it has ended.',
    'carrier-lost': 'Portico cannot be reached just now. Nothing was done.',
    other: 'That did not work. Try again.',
  },
} as const;
