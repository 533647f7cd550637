/** Headsets and busylights: what they can do, whether they do it, what is wrong with them. */
export const headset = {
  status: {
    ready: 'Headset: {{name}}',
    shared: 'Headset: {{name}}, in a call of another program',
    unplugged: 'Headset unplugged: {{name}}',
    'not-allowed': 'Headset that Portico may not use: {{name}}',
  },
  band: {
    unplugged: 'The headset was unplugged. The call goes on over the system’s sound device.',
    shared: 'Another program has the headset in a call. Its buttons act here only while a call rings.',
    'not-allowed': 'The system keeps the headset’s buttons from Portico. What to do: Settings, Headset.',
  },
  looking: 'Looking for what is plugged in',
  none: 'No headset is plugged in. Plug one in by USB: it appears here by itself.',
  unavailable: {
    linux:
      'Headset buttons do not work on this computer yet. Install the packages libusb-1.0-0 and libudev1, then start Portico anew. Sound is not affected.',
    other:
      'Headset buttons do not work on this computer: the part of Portico that reads them cannot be loaded. Install Portico anew. Sound is not affected.',
  },
  unnamed: 'Device without a name',
  nth: '{{name}}, number {{n}}',
  use: {
    label: 'Headset for the calls',
    automatic: 'Portico chooses: the one used last, else the first with buttons for calls',
    away: 'The headset chosen before, not plugged in now',
  },
  pluggedIn: 'Plugged in',
  busylight: 'Busylight',
  busylightShows:
    'Blinks blue while a call rings, is red in a call and amber while somebody is held. Green: free. An amber flash on green: missed callers wait to be called back.',
  state: {
    'in-use': 'In use',
    ready: 'Ready',
    shared: 'Another program has it in a call. Its buttons act here only while a call rings.',
    'not-allowed': {
      linux:
        'The system keeps it from Portico. Copy Portico’s file 70-portico-headset.rules to /etc/udev/rules.d, then unplug it and plug it in again.',
      other: 'The system keeps it from Portico. Close other programs that use it, then unplug it and plug it in again.',
    },
    failed: 'It cannot be opened. Close other programs that use it, then unplug it and plug it in again.',
    'media-keys-only':
      'It has keys for volume and playback only. Answer with the mouse or the keyboard; it is heard all the same.',
    'no-telephony': 'It has no buttons for calls. Answer with the mouse or the keyboard; it is heard all the same.',
    'no-hook': 'None of its buttons can answer or end a call. Answer with the mouse or the keyboard.',
    'layout-unknown':
      'This system tells only the browser how its buttons are laid out. Let Portico see the headset below.',
  },
  buttons: 'Buttons: {{list}}',
  lamps: 'Lamps: {{list}}',
  noLamps: 'It has no lamps that Portico can light.',
  check: {
    heading: 'Press each button',
    advice: 'Every button that arrives is ticked. With a call on the line it also does what it says.',
    works: 'Works',
    waiting: 'Not pressed yet',
    last: '{{name}} works.',
    all: 'All buttons work.',
  },
  control: {
    hook: { name: 'Answer button', short: 'answer', does: 'Answers the call that rings, and ends the one you talk on' },
    flash: {
      name: 'Flash button',
      short: 'flash',
      does: 'Holds the call or resumes it; with two calls, changes between them',
    },
    hold: {
      name: 'Hold button',
      short: 'hold',
      does: 'Holds the call or resumes it; with two calls, changes between them',
    },
    redial: { name: 'Redial button', short: 'redial', does: 'Calls the last number again when no call is on the line' },
    drop: {
      name: 'Hang-up button',
      short: 'hang up',
      does: 'Declines the call that rings, else ends the one you talk on',
    },
    mute: { name: 'Mute button', short: 'mute', does: 'Mutes and unmutes the microphone during a call' },
    reject: { name: 'Decline button', short: 'decline', does: 'Declines the call that rings' },
    programme: { name: 'Teams button', short: 'Teams', does: 'Does nothing in Portico: it belongs to Microsoft Teams' },
  },
  lamp: {
    heading: 'See each lamp',
    advice: 'Each lights for two seconds.',
    busy: 'Not while a call is live: the lamps show the call. Try when it has ended.',
    lit: '{{name}}: lit for two seconds. Look at the headset.',
    gone: 'The headset is gone. Plug it in again.',
    failed: 'That did not work. Try again.',
    name: {
      'off-hook': 'Call lamp',
      ring: 'Ringing lamp',
      ringer: 'Ringer sound',
      mute: 'Mute lamp',
      hold: 'Hold lamp',
      microphone: 'Microphone lamp',
      speaker: 'Loudspeaker lamp',
      'on-line': 'On-line lamp',
    },
    short: {
      'off-hook': 'call',
      ring: 'ringing',
      ringer: 'ringer sound',
      mute: 'mute',
      hold: 'hold',
      microphone: 'microphone',
      speaker: 'loudspeaker',
      'on-line': 'on-line',
    },
  },
  permission: {
    button: 'Let Portico see the headset',
    choosing: 'Choose the headset in the browser’s list.',
    seen: 'Portico knows its buttons now.',
    nothing: 'No headset was chosen.',
    failed: 'That did not work. Try again.',
    missing: 'This browser cannot tell it. Open Portico in Chrome or Edge once.',
  },
  recording: {
    heading: 'For whoever helps you',
    advice:
      'A recording holds the last signals between Portico and the headset in use, and which model it is. No sound, no numbers, no names.',
    save: 'Save a recording',
    saved: 'The file is in your downloads.',
    failed: 'That did not work. Try again.',
  },
} as const;
