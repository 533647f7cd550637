import type { TelephoneEvent } from '#core/call/telephone.ts';
import type { DeskState, PushName, PushOf } from '#core/contract/contract.ts';
import type { Office } from '#core/caller/directoryStore.ts';
import type { Carrier } from '#core/contract/frame.ts';
import { reachedOver } from '#core/routing/reachedOver.ts';
import { pbxProfiles } from '#core/pbx/profiles.ts';
import { toDial } from '#core/pbx/toDial.ts';
import type { LineSettings } from '#core/settings.ts';
import { createLater } from '#core/support/later.ts';
import { handlersFor } from './backendHandlers.ts';
import { deskStateOf, servePage } from './backendPage.ts';
import type { Backend, BackendPorts } from './backendPorts.ts';
import { joinWriting } from './backendWriting.ts';
import { createCallbacks } from './services/callbacks/callbacks.ts';
import { createCalendars } from './services/calendars/calendars.ts';
import { createDesk } from './services/desk/desk.ts';
import { createLookUp } from './services/desk/lookUp.ts';
import { presentedOf } from './services/desk/presentedOf.ts';
import { createNoCalls } from './services/desk/noCalls.ts';
import { createParking } from './services/desk/parking.ts';
import { createRedial } from './services/desk/redial.ts';
import { createOfficeHandlers } from './services/directory/officeHandlers.ts';
import { standingsOf } from './services/desk/standings.ts';
import { createDeviations } from './services/deviations/deviations.ts';
import { createEmployees } from './services/employees/employees.ts';
import { createExports } from './services/exporting/exporting.ts';
import { createHands } from './services/headset/hands.ts';
import { createLearning } from './services/learning/learning.ts';
import { followSleep } from './services/machine/sleep.ts';
import { createJournalHandlers } from './services/journal/journalHandlers.ts';
import { createJournalKeeper } from './services/journal/keeper.ts';
import { createKeeping } from './services/keeping/keeping.ts';
import { createJournalNews } from './services/journal/news.ts';
import { createToday } from './services/journal/today.ts';
import { createOutside, reaching } from './services/outside/outside.ts';
import { createPrivacy } from './services/privacy/privacy.ts';
import { createQuality } from './services/quality/quality.ts';
import { createIdentityHandlers } from './services/recognition/identityHandlers.ts';
import { createRecognition } from './services/recognition/recognition.ts';
import { createRoles } from './services/roles/roles.ts';
import type { Seat, Session } from './services/roles/session.ts';
import { createPreferences } from './services/settings/preferences.ts';
import { createLinks } from './services/telephone/links.ts';
import { createLines } from './services/telephone/lines.ts';
import { createMediaBroker } from './services/telephone/mediaBroker.ts';
import { type DeskPage, createOwnership } from './services/telephone/ownership.ts';

/** How long callbacks gather before the pages hear of them. */
const callbacksRestMs = 200;

/** The one place where the services are joined. Knows neither Electron nor HTTP. */
export function createBackend(ports: BackendPorts): Backend {
  const { clock, timers, ids, log, store } = ports;
  const isPractice = ports.practice !== null;
  let { rules, office } = ports;

  const broker = createMediaBroker(timers);
  const ownership = createOwnership(broker, () => telephone.renewMedia());
  const quality = createQuality({
    clock,
    timers,
    callOf: (legId) => desk.callOf(legId),
    publish: (sounds) => tell('desk.changed', { sounds }),
  });
  const telephone = ports.telephoneWith(quality.overhear(broker), (event) => onTelephone(quality.witnessed(event)));
  const lines = createLines({
    clock,
    telephone: () => telephone,
    publish: (views) => tell('desk.changed', { lines: views }),
  });
  const today = createToday({ store, clock, timers, onChanged: (summary) => tell('desk.changed', { today: summary }) });
  const journalQuestions = createJournalHandlers({ store, ...ports.journalViews });
  const news = createJournalNews(timers, (callId) => tell('journal.changed', { callId }));
  const keeper = createJournalKeeper({
    ...ports,
    onHealth: (journal) => tell('desk.changed', { journal }),
    onWritten: (facts) => [today, news, learning, callbacks].forEach((one) => one.onWritten(facts)),
  });
  /** In a storm of calls that are given up the list is long, and the next card comes first. */
  const tellCallbacks = createLater(timers, callbacksRestMs, () => {
    tell('desk.changed', { callbacks: callbacks.list() });
    hands.follow();
  });
  const callbacks = createCallbacks({
    ...ports,
    keep: keeper.keep,
    rules: () => rules,
    hoursOn: (dialled) => recognition.hoursOn(dialled),
    onChanged: () => tellCallbacks.ask(),
  });
  const calendars = createCalendars({
    ...ports.calendars,
    clock,
    timers,
    log,
    employees: office.employees,
    onSpans: (spans) => employees.setCalendars(spans),
  });
  const employees = createEmployees({
    lineOf: lines.callLine,
    clock,
    timers,
    employees: office.employees,
    office: rules.office,
    calendars: calendars.spans(),
    publish: (changed) => tell('desk.changed', changed),
    watch: lines.watchPeople,
  });
  const preferences = createPreferences(ports.preferences, ports.savePreferences, (changed) =>
    tell('desk.changed', { preferences: changed }),
  );
  const recognition = createRecognition({
    office,
    country: rules.country,
    playbooks: ports.playbooks,
    published: ports.keptPlaybooks.published.map(({ playbook }) => playbook),
    hours: () => rules.office,
    ownName: lines.ownName,
    pbx: (lineId) => lines.exchange(lineId).pbx,
    language: () => preferences.now().language,
    now: clock.now,
    zone: clock.zone,
  });
  const roles = createRoles({ ...ports, ...ports.roles, onEvent: (session, event) => privacy.onRole(session, event) });
  const links = createLinks({
    takeLinks: ports.takeLinks,
    publish: (offered) => tell('desk.changed', { offered }),
  });
  const learning = createLearning({ ...ports, weights: () => office.weights, onLearned: recognition.setLearned });
  const noCalls = createNoCalls(clock, (noCallsSince) => {
    tell('desk.changed', { noCallsSince });
    hands.follow();
  });
  const takesNoCalls = (): boolean => noCalls.since() !== null;
  const desk = createDesk({
    clock,
    timers,
    ids,
    log,
    telephone,
    store,
    hush: () => {
      ports.hush();
      keeper.rest();
    },
    keep: (facts) => {
      parking.onFacts(facts);
      return callbacks.keep(deviations.withDeviations(quality.withSound(facts)));
    },
    lookUp: createLookUp({
      timers,
      journal: store,
      directory: ports.directory,
      crm: (number) => outside.askCrm(number),
    }),
    ...recognition,
    callLine: lines.callLine,
    digitsHow: (lineId) => lines.exchange(lineId).codes.digits,
    toDial: (number, lineId) => toDial(number, lines.exchange(lineId).pbx.outsidePrefix, rules.country),
    present: (call) => presentedOf(call, lines.exchange(call.line.lineId).pbx, lines.address(call.line.lineId)),
    blindIsConfirmed: (lineId) => pbxProfiles[lines.exchange(lineId).pbx.kind].blindTold.is === 'when-answered',
    standingsOf: (call, target) => standingsOf(call, target, reachedOver(employees.views(), lines.views(), call.line)),
    targetMs: () => rules.targetSeconds * 1_000,
    takesNoCalls,
    publish: (changed) => {
      tell('desk.changed', changed);
      if (changed.order !== undefined) deviations.atDesk(changed.order);
      hands.follow();
    },
  });
  const deviations = createDeviations({
    ...ports,
    office: () => rules.office,
    keep: keeper.keep,
    publish: (views) => tell('desk.changed', { deviations: views }),
  });
  const parking = createParking({
    ...ports,
    ...lines,
    ...recognition,
    desk: () => desk,
    keep: keeper.keep,
    publish: (changed) => tell('desk.changed', { parking: changed }),
  });
  const redial = createRedial({
    ...ports,
    dialled: recognition.dialled,
    dial: desk.dial,
    isQuiet: () => desk.isQuiet(),
  });
  const hands = createHands({
    ...ports.headset,
    clock,
    timers,
    log,
    calls: desk.calls,
    takesNoCalls,
    missed: callbacks.anybody,
    ask: desk.ask,
    redial,
    publish: (headset) => tell('desk.changed', { headset }),
    tellSignal: (signal) => tell('headset.signal', signal),
  });
  const { changeEmployees, ...officeHandlers } = createOfficeHandlers({
    clock,
    store: ports.directory,
    journal: store,
    ids,
    country: () => rules.country,
    office: () => office,
    ...recognition,
    learned: learning.learned,
    learnAnew: learning.look,
    onOffice: haveOffice,
  });
  const identityHandlers = createIdentityHandlers({
    ...ports,
    keep: keeper.keep,
    country: () => rules.country,
    ...recognition,
    changeCards: desk.changeCards,
  });
  const outside = createOutside({
    ...ports,
    reach: ports.outside.reach,
    settings: reaching(ports.outside.settings, isPractice),
    country: () => rules.country,
    changeEmployees,
    imports: ports.directory.imports,
    publish: (changed) => tell('outside.changed', changed),
  });
  const exports = createExports({ ...ports, publish: (state) => tell('export.changed', state) });
  const importing = ports.importingWith({
    country: () => rules.country,
    classes: recognition.classes,
    publish: (state) => tell('import.changed', state),
  });
  const settingsHandlers = ports.settingsWith({
    tryLdap: outside.tryLdap,
    tryCrm: outside.tryCrm,
    callsLive: (lineIds) => !desk.isQuiet(lineIds),
    renewLine: lines.renew,
    turnedAway: telephone.turnedAway,
    apply: (changed, settings, changedLines) => {
      rules = changed;
      outside.setSettings(reaching(settings, isPractice));
      setLines(changedLines);
      tell('desk.changed', { wrapUpSeconds: changed.wrapUpSeconds });
      recognition.setCountry(changed.country);
      employees.setOffice(changed.office);
    },
  });

  const keeping = createKeeping({
    ...ports,
    ...ports.keeping,
    settings: () => settingsHandlers['settings.export']({ withPassword: false }),
    isQuiet: desk.isQuiet,
    publish: (view) => tell('desk.changed', { keeping: view }),
    onExchanged: () => [today, callbacks, news, learning].forEach(({ again }) => again()),
  });

  const writing = joinWriting({
    of: { ports, keeper, recognition, preferences, views: journalQuestions.views },
    desk: () => desk,
    office: () => ({ office, hours: rules.office }),
    publish: (changed) => tell('bulk.changed', changed),
  });

  const privacy = createPrivacy({
    ...ports,
    disk: ports.privacy,
    copies: keeping.copies,
    views: journalQuestions,
    corrections: writing,
    isQuiet: desk.isQuiet,
    isAtDesk: () => desk.calls().length > 0,
    publish: (changed) => tell('privacy.changed', changed),
    onErased: () => [today, callbacks, news].forEach(({ again }) => again()),
  });
  const stopFollowing = followSleep({ clock, timers, onWoken: resumed });

  /** Whom each line watches follows. */
  function setLines(changed: readonly LineSettings[]): void {
    lines.set(changed);
    employees.linesChanged();
    parking.follow(lines.views().map(({ lineId }) => lineId));
  }

  function resumed(): void {
    telephone.testLine();
    hands.resumed();
  }

  function onTelephone(event: TelephoneEvent): void {
    if (event.kind === 'lamp') return [employees, parking].forEach((one) => one.onLamp(event));
    if (event.kind === 'presence') return employees.onPresence(event);
    if (event.kind === 'messages' || event.kind === 'phone-changed') return lines.onTelephone(event);
    return desk.onTelephone(event);
  }

  /** What the office says of itself was changed: callers' names, targets and lamps follow. */
  function haveOffice(changed: Office): void {
    office = changed;
    if (recognition.setOffice(changed)) tell('desk.changed', { classes: [...recognition.classes()] });
    calendars.setEmployees(changed.employees);
    employees.setEmployees(changed.employees);
  }

  function tell<N extends PushName>(name: N, body: PushOf<N>): void {
    for (const page of ownership.pages()) page.push(name, body);
  }

  const called = { recognition, lines, desk, noCalls, links, employees, parking, quality, deviations };
  const telling = { ...called, keeper, keeping, today, hands, preferences };

  function stateFor(page: DeskPage, session: Session): DeskState {
    return {
      ...deskStateOf(telling),
      companyName: office.name,
      wrapUpSeconds: rules.wrapUpSeconds,
      telephone: ownership.seenBy(page),
      practice: isPractice,
      session: session.view(),
      callbacks: callbacks.list(),
    };
  }

  const around = { ports, callbacks, ownership, broker, telephone, importing, exports, outside, calendars, redial };
  const own = { office: officeHandlers, identity: identityHandlers, writing };
  const answering = { ...own, settings: settingsHandlers, journal: journalQuestions };
  const asked = { ...telling, ...around, ...answering, roles, privacy, stateFor };

  function connect(carrier: Carrier, seat: Seat): void {
    servePage({ carrier, seat, ownership, roles, log, ...privacy }, (page, session, onlyReads) =>
      handlersFor(asked, page, session, onlyReads),
    );
  }

  setLines(ports.lines);
  void parking.restore();
  return {
    connect,
    resumed,
    offerCall: links.offer,
    letsRead: roles.letsRead,
    close: async () => {
      stopFollowing();
      await telephone.close();
      desk.close();
      deviations.close();
      await hands.close();
      for (const part of [employees, outside, calendars, quality, today, learning]) part.close();
      await writing.close();
      await keeper.close();
      await privacy.close();
      await keeping.close();
      news.close();
      tellCallbacks.stop();
      await exports.close();
      await importing.close();
      await ports.directory.close();
      await store.close();
    },
  };
}
