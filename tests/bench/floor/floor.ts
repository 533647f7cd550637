import { type Invitation, Registerer, SessionState, UserAgent, Web } from 'sip.js';

/** The least a browser telephone can do: sip.js in a page, one DOM write for a call, F2 answers. */
const wish = new URLSearchParams(location.search);
const uri = UserAgent.makeURI(wish.get('uri') ?? '');
if (uri === undefined) throw new Error('no uri');

let ringing: Invitation | null = null;

const agent = new UserAgent({
  uri,
  authorizationUsername: wish.get('user') ?? '',
  authorizationPassword: wish.get('password') ?? '',
  transportOptions: { server: wish.get('server') ?? '' },
  logBuiltinEnabled: false,
  sessionDescriptionHandlerFactory: Web.defaultSessionDescriptionHandlerFactory(),
  sessionDescriptionHandlerFactoryOptions: {
    peerConnectionConfiguration: { bundlePolicy: 'balanced', iceServers: [] },
  },
  delegate: {
    onInvite(invitation) {
      ringing = invitation;
      const place = document.getElementById('number');
      if (place !== null) place.textContent = `+${invitation.remoteIdentity.uri.user?.replace(/\D/g, '') ?? ''}`;
      invitation.stateChange.addListener((state) => {
        if (state === SessionState.Terminated && place !== null) place.textContent = '';
      });
      invitation.delegate = { onBye: (bye) => void bye.accept() };
    },
  },
});

addEventListener('keydown', (event) => {
  if (event.code !== 'F2' || ringing === null) return;
  event.preventDefault();
  void ringing.accept({ sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } });
});

await agent.start();
await new Registerer(agent).register();
