/** What a telephone does besides: its keys, conferences, parking, dialling again. */
export const telephony = {
  keypad: {
    label: 'Keypad',
    hint: 'Press or type',
    pressed: 'Pressed: {{digits}}',
    close: 'Close the keypad',
    star: 'Star',
    hash: 'Hash',
    failed: 'The last key was not sent. The call may have ended or be on hold.',
  },
  conference: {
    all: 'All three',
    alone: '{{who}} alone',
    three: 'You, {{caller}} and {{target}} talk together.',
    left: '{{caller}} has left. You talk to {{target}}.',
    part: { all: 'Talks with all', left: 'Has left' },
    line: '{{name}} waits. The caller has left.',
    course: {
      'conference-started': 'All three talk: caller, desk and {{name}}',
      'conference-ended': 'The talk of three with {{name}} ended',
    },
  },
  dial: { callNumber: 'Call {{number}}', last: 'Called last', again: 'Call again' },
  line: {
    mark: 'Line {{name}}',
    callOn: 'Call on',
    allRegistered_one: '{{count}} line registered',
    allRegistered_other: '{{count}} lines registered',
    told: 'Line {{name}}. {{told}}',
    stillArrive: 'Calls on {{names}} still arrive.',
    back: 'Line {{name}} is back: calls come in on it again.',
    down: {
      othersUp: 'Line {{name}} is away. The other lines work, in and out.',
      alone: 'Line {{name}} is away: nobody can call the desk on it, and you cannot call out on it.',
    },
    downInCall: {
      othersUp: 'Line {{name}} is away. The call on it goes on, and the other lines work.',
      alone:
        'Line {{name}} is away. The call on it goes on: talk, hold, note and hang up as always. Transfers wait for the line.',
    },
  },
  park: {
    at: 'parking place {{slot}}',
    park: 'Park',
    region: 'Parked',
    pickUp: 'Pick up',
    gone: 'Picked up already: {{who}}',
    slot: 'at {{slot}}',
    notConfirmed: 'not confirmed by the exchange',
    take: 'Take the call',
    takeOf: 'Take the call of {{name}}',
  },
  codes: {
    park: 'Parking place',
    pickUpParked: 'Before the place, to pick up',
    pickUpRinging: 'Before an extension, to take its ringing call',
    hint: {
      park: 'For parking callers: an extension such as 700, or places such as 701-720. Empty: no parking.',
      pickUpParked: 'Empty: the place itself is dialled.',
      pickUpRinging: 'Such as *8 or **. Empty: calls of others cannot be taken.',
    },
    fault: 'This cannot be dialled. Leave out spaces and signs such as <.',
    digits: {
      label: 'Keys for menus and codes',
      rtp: 'As tones in the sound line (RFC 4733)',
      info: 'As messages (SIP INFO)',
      hint: 'Change it only if menus at the other end do not hear your keys.',
    },
  },
} as const;
