import { describe, expect, test } from 'vitest';
import { Language } from '#core/caller/company.ts';
import { guidanceFor } from '#core/routing/guidance.ts';
import { Playbooks } from '#core/routing/playbook.ts';
import shipped from '../../resources/playbooks/playbooks.json' with { type: 'json' };

const playbooks = Playbooks.parse(shipped);
const nameOf = () => null;
const everyText = playbooks.playbooks.flatMap(({ greeting, questions, topics }) => [
  greeting,
  ...questions,
  ...topics.map(({ label }) => label),
]);

describe('the playbooks that come with Portico', () => {
  test('serve each of the classes that call most once', () => {
    expect(playbooks.playbooks.map((playbook) => playbook.class).toSorted()).toEqual([
      'applicant',
      'client',
      'partner',
      'unknown',
    ]);
  });

  test('have three or four questions and four to six different topics each', () => {
    for (const { questions, topics } of playbooks.playbooks) {
      expect([3, 4]).toContain(questions.length);
      expect([4, 5, 6]).toContain(topics.length);
      expect(new Set(topics.map(({ topic }) => topic)).size).toBe(topics.length);
    }
  });

  test('say everything in every language, in its own script', () => {
    const scripts = {
      en: /^[\p{Script=Latin}\p{P}\s]+$/u,
      uk: /^[а-щьюяґєії\p{P}\s]+$/iu,
      ru: /^[а-яё\p{P}\s]+$/iu,
      ar: /^[\p{Script=Arabic}\p{M}\p{P}\s]+$/u,
    };
    for (const text of everyText)
      for (const language of Language.options)
        expect(text[language].replaceAll('{{company}}', '')).toMatch(scripts[language]);
  });

  test('greet with the office’s name once, and use no other placeholder', () => {
    for (const { greeting } of playbooks.playbooks)
      for (const language of Language.options) expect(greeting[language].split('{{company}}')).toHaveLength(2);
    for (const text of everyText)
      for (const language of Language.options) expect(text[language].replace('{{company}}', '')).not.toMatch(/[{}]/);
  });

  test('label a topic alike wherever it occurs, because the journal knows only its key', () => {
    const labels = new Map<string, object>();
    for (const { topic, label } of playbooks.playbooks.flatMap(({ topics }) => topics)) {
      expect(label).toEqual(labels.get(topic) ?? label);
      labels.set(topic, label);
    }
  });

  test('keep the topic keys that journals already hold', () => {
    expect(
      Object.fromEntries(playbooks.playbooks.map((one) => [one.class, one.topics.map(({ topic }) => topic)])),
    ).toEqual({
      client: ['delivery', 'invoice', 'new-order', 'complaint', 'contract', 'meeting'],
      applicant: ['vacancy', 'interview', 'documents', 'application-status', 'internship'],
      partner: ['project', 'contract', 'supply', 'payment', 'meeting'],
      unknown: ['enquiry', 'new-order', 'vacancy', 'cooperation', 'advertising', 'wrong-number'],
    });
  });
});

describe('what to say', () => {
  test('is said in the caller’s language, while topics keep the desk’s', () => {
    expect(guidanceFor(playbooks, 'client', { companyName: 'Портіко', desk: 'en', caller: 'uk', nameOf })).toEqual({
      playbookVersion: 1,
      language: 'uk',
      greeting: 'Добрий день, Портіко, раді Вас чути. Чим можу допомогти?',
      questions: [
        'Підкажіть, будь ласка, номер договору або замовлення.',
        'Чи це терміново на сьогодні?',
        'На який номер Вам зручно передзвонити?',
      ],
      topics: [
        { topic: 'delivery', label: 'Delivery' },
        { topic: 'invoice', label: 'Invoice' },
        { topic: 'new-order', label: 'New order' },
        { topic: 'complaint', label: 'Complaint' },
        { topic: 'contract', label: 'Contract' },
        { topic: 'meeting', label: 'Meeting' },
      ],
      promiseMinutes: 120,
      answerSeconds: 15,
      whenAway: { kind: 'message' },
    });
  });

  test.each([
    ['en', 'Hello, how can I help you?'],
    ['uk', 'Добрий день, чим можу допомогти?'],
    ['ru', 'Здравствуйте, чем могу помочь?'],
    ['ar', 'مرحبًا بكم، كيف يمكنني مساعدتكم؟'],
  ] as const)('leaves no hole in %s for an office without a name', (language, greeting) => {
    const options = { companyName: '', desk: language, caller: language, nameOf };
    expect(guidanceFor(playbooks, 'unknown', options).greeting).toBe(greeting);
  });

  test('takes the office’s name literally', () => {
    const options = { companyName: "$& {{company}} <b>'", desk: 'en', caller: 'en', nameOf } as const;
    expect(guidanceFor(playbooks, 'unknown', options).greeting).toBe("Hello, $& {{company}} <b>', how can I help you?");
  });

  test('for a class without a playbook is that of unknown, and without any nothing', () => {
    const options = { companyName: 'Portico', desk: 'en', caller: 'en', nameOf } as const;
    const onlyUnknown: Playbooks = {
      version: 1,
      playbooks: playbooks.playbooks.filter((playbook) => playbook.class === 'unknown'),
    };
    expect(guidanceFor(onlyUnknown, 'partner', options)).toEqual(guidanceFor(playbooks, 'unknown', options));
    expect(guidanceFor({ version: 1, playbooks: [] }, 'partner', options)).toEqual({
      playbookVersion: 0,
      language: 'en',
      greeting: '',
      questions: [],
      topics: [],
    });
  });
});
