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
  nav: { label: 'Main', console: 'Console', journal: 'Journal', preferences: 'Language and theme' },
  day: {
    label: 'Today',
    calls_one: '<0>{{count}}</0> call',
    calls_other: '<0>{{count}}</0> calls',
    missed_one: '<0>{{count}}</0> missed',
    missed_other: '<0>{{count}}</0> missed',
    answer: '<0>{{time}}</0> to answer',
  },
  duration: { seconds: '{{n}} s', minutes: '{{n}} min', hours: '{{n}} h', hoursMinutes: '{{h}} h {{m}} min' },
  when: { today: 'Today', yesterday: 'Yesterday' },
  phone: {
    label: 'Phone',
    registered: 'Registered',
    connecting: 'Connecting to the exchange',
    'not-configured': 'No telephone account. Enter one in the settings file and start Portico again.',
    'not-registered': 'Not registered.',
    reason: {
      'wrong-password':
        'Not registered: the exchange refuses the password. Correct it in the settings file and start Portico again.',
      'unknown-user':
        'Not registered: the exchange does not know this account. Check the address and the user in the settings file.',
      refused: 'Not registered: the exchange refuses this account. Ask whoever runs the exchange.',
      unreachable:
        'Not registered: the exchange cannot be reached. Check the network and the server in the settings file.',
      certificate:
        'Not registered: the certificate of the exchange is not trusted. Ask whoever runs the exchange for a valid one.',
      'link-lost': 'Not registered: the connection to the exchange was lost. A call in progress goes on.',
      'no-answer': 'Not registered: the exchange does not answer. Check that it is running.',
    },
    nextTry: 'Next try in {{time}}',
    tryingNow: 'Trying now',
  },
  band: {
    lost: 'No connection to Portico on this computer. A call in progress goes on, and what you type is kept here. It connects again by itself.',
    elsewhere: 'The telephone is in another window: this one only shows the calls.',
    takeOver: 'Take over here',
    journal: {
      'disk-full': 'The disk is full, the journal cannot be written. Calls go on. Free some space.',
      'read-only': 'The journal is write-protected. Calls go on. Allow Portico to write into its data folder.',
      'not-writable': 'The journal cannot be written. Calls go on. Check the disk and the data folder.',
    },
    waiting_one: '{{count}} change waits in memory.',
    waiting_other: '{{count}} changes wait in memory.',
    microphone: {
      prompt: 'Portico may not use the microphone yet: calls cannot be answered.',
      refused:
        'The browser refuses the microphone: calls cannot be answered. Allow it beside the address, then load the page again.',
      missing: 'No microphone was found: calls cannot be answered. Plug in a headset.',
    },
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
    lost: {
      heading: 'Portico cannot be reached',
      advice: 'Check that it is running on this computer. The page tries again by itself.',
    },
  },
  preferences: { language: 'Language', theme: 'Theme', system: 'As the system', light: 'Light', dark: 'Dark' },
  keys: {
    heading: 'Keys',
    show: 'Show all keys',
    everywhere: 'Everywhere, also while typing',
    outside: 'Outside text fields',
    answer: 'Answer the first ringing call',
    decline: 'Decline the first ringing call',
    hold: 'Hold or resume',
    mute: 'Mute or unmute',
    essence: 'To the essence',
    topicField: 'To the topic',
    hangUp: 'Hang up',
    topic: 'Topic by its number',
    showKeys: 'This list',
    numpad: 'Numeric keypad',
    holdDown: 'held down',
  },
  refusal: {
    'call-gone': 'This call has already ended or changed.',
    'answering-another': 'Another call is just being answered. Try again in a moment.',
    'owned-by-another': 'The telephone is in another window. Take it over first.',
    'not-practising': 'There is no practice exchange here.',
    'not-written': 'The journal cannot be written just now. The change waits in memory.',
    'carrier-lost': 'Portico cannot be reached just now. Nothing was done.',
    other: 'That did not work. Try again.',
  },
} as const;
