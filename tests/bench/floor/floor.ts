import { Inviter, type Invitation, Registerer, SessionState, Subscriber, UserAgent, Web } from 'sip.js';

/** The least a browser telephone can do: sip.js in a page, one DOM write for a call or a lamp, F2 answers, F4 calls an employee. */
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

const sound = { constraints: { audio: true, video: false } };

addEventListener('keydown', (event) => {
  if (event.code === 'F4') {
    event.preventDefault();
    const target = UserAgent.makeURI(`sip:${wish.get('target') ?? ''}@${uri.host}`);
    if (target === undefined) return;
    const inviter = new Inviter(agent, target, { sessionDescriptionHandlerOptions: sound });
    void inviter.invite();
    addEventListener('keyup', () => void inviter.cancel().catch(() => undefined), { once: true });
  }
  if (event.code !== 'F2' || ringing === null) return;
  event.preventDefault();
  void ringing.accept({ sessionDescriptionHandlerOptions: sound });
});

/** One row for each of the watched phones, written when its NOTIFY comes. */
function watch(extension: number, employeeId: string): void {
  const target = UserAgent.makeURI(`sip:${extension}@${uri?.host ?? ''}`);
  if (target === undefined) return;
  const row = document.createElement('li');
  row.dataset['employee'] = employeeId;
  const lamp = document.createElement('span');
  row.append(lamp);
  document.body.append(row);
  const subscriber = new Subscriber(agent, target, 'dialog');
  subscriber.delegate = {
    onNotify(notification) {
      const busy = /<state[^>]*>(?:confirmed|early)</.test(notification.request.body);
      lamp.dataset['lamp'] = busy ? 'busy' : 'free';
      void notification.accept();
    },
  };
  void subscriber.subscribe();
}

await agent.start();
await new Registerer(agent).register();
for (let index = 0; index < Number(wish.get('watched') ?? 0); index += 1) watch(1000 + index, `employee-${index}`);
