/** Microphone, loudspeaker and ring: what is wrong with them and what to do. */
export const devices = {
  systems: {
    microphone: 'the system’s own microphone',
  },
  why: {
    refused: 'The browser refuses the microphone.',
    'refused-by-system': 'The system refuses the microphone.',
    missing: 'No microphone is plugged in.',
    busy: 'Another program holds the microphone.',
  },
  what: {
    refused: 'Press the sign to the left of the address and allow the microphone: it is taken at once.',
    'refused-by-system': {
      windows:
        'In Windows open Settings, Privacy & security, Microphone, and let desktop apps use the microphone. Portico tries again by itself.',
      mac: 'On the Mac open System Settings, Privacy & Security, Microphone, switch it on for this program, then start it again.',
      linux:
        'In the system’s sound settings choose an input and see that it is not switched off. Portico tries again by itself.',
    },
    missing: 'Plug in a headset: it is taken at once.',
    busy: 'Close that program, or choose another microphone in Settings, Sound.',
  },
  band: {
    unheard: 'The caller does not hear you; you hear the caller, and can hand the call over.',
    unallowed: 'Portico may not use the microphone yet: callers would not hear you.',
    unready: 'Callers would not hear you.',
    away: '{{chosen}} is not plugged in: you now speak through {{name}}.',
    busy: 'Another program holds {{chosen}}: you now speak through {{name}}. Close that program to speak through {{chosen}}.',
    silenced:
      'The caller does not hear you: the microphone is silenced at the device or by the system. Press the device’s own switch, or look into the system’s sound settings.',
    back: 'You speak through {{name}} again.',
    ringOff: 'The ring is turned down to nothing: you will not hear calls. Turn it up in Settings, Sound.',
    not: {
      microphone: '{{name}} is not plugged in: in a call you would speak through the system’s own microphone.',
      speaker: '{{name}} is not plugged in: callers are heard on the system’s own device.',
      ring: '{{name}} is not plugged in: calls ring on the system’s own device.',
      alsoRing: '{{name}} is not plugged in: calls do not ring there.',
    },
  },
} as const;
