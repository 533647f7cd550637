/** How a call sounds: the sign beside it, its details, and what the journal keeps of it. */
export const sound = {
  good: 'Sound good',
  fair: {
    heard: 'Some words may be lost',
    sent: 'Some of your words may be lost',
  },
  poor: {
    heard: 'Many words are lost',
    sent: 'Many of your words are lost',
  },
  'not-measured': 'The sound is not measured: the window that carries it does not answer.',
  'caller-not-heard': {
    caller: 'You do not hear the caller',
    other: 'You do not hear the other side',
  },
  'desk-not-heard': {
    caller: 'The caller does not hear you',
    other: 'The other side does not hear you',
  },
  'neither-heard': 'Neither of you hears the other',
  why: {
    'link-broken': 'the connection for the sound is interrupted. Wait a moment; if it stays so, call back.',
    'no-packets': 'no sound arrives. If it stays so, call back.',
    'only-silence': 'only silence arrives. Perhaps the telephone there is muted.',
    'microphone-gone': 'the microphone is gone. Plug it in again, or choose another in Settings.',
    'microphone-muted': 'the computer or the headset has muted the microphone. Unmute it there.',
    'microphone-silent': 'the microphone gives no sound. Check its switch, or choose another in Settings.',
    'not-sent': 'nothing is sent. Hold the call and resume it; if that does not help, call back.',
    'not-arriving': 'your sound does not arrive there. Hold the call and resume it; if that does not help, call back.',
  },
  fault: '{{what}}: {{why}}',
  details: {
    open: 'Details of the sound',
    here: 'What you hear',
    there: 'What the other side hears',
    mos: 'MOS {{mos}}',
    loss: { here: 'Lost on the way here', there: 'Lost on the way there' },
    jitter: 'Jitter',
    rtt: 'Round trip',
    codec: 'Codec',
    percent: '{{n}} %',
    ms: '{{n}} ms',
    unknown: 'not known',
    note: 'MOS, estimated after ITU-T G.107: from 1 to 4.5. The delay in it is estimated from the round trip and the buffer.',
    assumed:
      'The share of this codec is an estimate: it is counted as G.711, since there are no published figures for it on this scale.',
  },
  kept: {
    heading: 'Sound',
    good: 'Good sound',
    fair: 'Some words may have been lost',
    poor: 'Many words were lost',
    none: 'No sound was heard',
    mos: 'MOS {{mean}} on average, {{least}} at worst, over {{time}}.',
    there: 'The other side: MOS {{mean}} on average, {{least}} at worst.',
    figures:
      'Codec {{codec}}, lost {{loss}} (at worst {{lossMost}}), jitter {{jitter}} (at worst {{jitterMost}}), round trip {{rtt}}.',
    spell: {
      'caller-not-heard': 'From {{from}} on you did not hear the other side for {{time}}.',
      'desk-not-heard': 'From {{from}} on the other side did not hear you for {{time}}.',
      'neither-heard': 'From {{from}} on neither heard the other for {{time}}.',
    },
    more_one: 'And {{count}} more time.',
    more_other: 'And {{count}} more times.',
    unmeasured: 'Not measured for {{time}}: the window with the sound did not answer.',
    curve: 'MOS over the call: between {{least}} and {{most}}, lowest at {{at}}.',
  },
} as const;
