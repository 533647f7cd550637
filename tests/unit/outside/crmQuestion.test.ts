import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crmQuestion, faultOfTemplate } from '#core/crm/question.ts';
import { CrmSettings } from '#core/crm/settings.ts';

function settings(changed: Partial<CrmSettings>): CrmSettings {
  return CrmSettings.parse({ url: 'https://crm.example/find?phone={number}', paths: {}, ...changed });
}

function asked(changed: Partial<CrmSettings>, e164 = '+380675550914') {
  const question = crmQuestion(settings(changed), e164);
  if (!question.ok) throw new Error(question.error);
  return question.value;
}

describe('what is sent to the CRM', () => {
  it('has the number in each of its forms, encoded where it stands', () => {
    expect(asked({}).url).toBe('https://crm.example/find?phone=%2B380675550914');
    expect(asked({ url: 'https://crm.example/{digits}/{national}' }).url).toBe(
      'https://crm.example/380675550914/0675550914',
    );
    expect(asked({ url: 'https://crm.example/{national}' }, '+4930123456').url).toBe('https://crm.example/030123456');
  });

  it('has a body only where it is posted, as JSON unless a header says otherwise', () => {
    const body = '{"filters":[{"value":"{number}"}]}';
    const posted = asked({ url: 'https://crm.example/search', method: 'POST', body });
    expect(JSON.parse(posted.body ?? '')).toEqual({ filters: [{ value: '+380675550914' }] });
    expect(posted.headers).toEqual([
      { name: 'Accept', value: 'application/json' },
      { name: 'Content-Type', value: 'application/json' },
    ]);
    expect(asked({ body }).body).toBe(null);
    const own = asked({ headers: [{ name: 'accept', value: 'application/vnd.api+json' }] });
    expect(own.headers).toEqual([{ name: 'accept', value: 'application/vnd.api+json' }]);
  });

  it.each([
    ['https://crm.example/find', 'no-number'],
    ['ftp://crm.example/{number}', 'bad-address'],
    ['file:///etc/{number}', 'bad-address'],
    ['javascript:alert({number})', 'bad-address'],
    ['https://{digits}.crm.example/', 'bad-address'],
    ['crm.example/{number}', 'bad-address'],
    ['https://user:secret@crm.example/{number}', 'password-in-address'],
    ['https://crm.example:8443/a?b={number}#c', null],
    ['http://[::1]:8080/{number}', null],
  ])('%s is seen for what it is', (url, fault) => {
    expect(faultOfTemplate({ url, method: 'GET', body: '' })).toBe(fault);
  });

  it('goes to one server, whoever calls', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\+[1-9]\d{6,14}$/), (e164) => {
        const { url } = asked({ url: 'https://crm.example/{number}/{digits}?n={national}' }, e164);
        expect(new URL(url).origin).toBe('https://crm.example');
      }),
    );
  });

  it('refuses a header that would begin another, or that belongs to the connection', () => {
    const header = (name: string, value: string) =>
      CrmSettings.safeParse({ url: '', paths: {}, headers: [{ name, value }] }).success;
    expect(header('Authorization', 'Bearer x')).toBe(true);
    expect([header('A', 'x\r\nB: y'), header('A B', 'x'), header('Host', 'x'), header('Content-Length', '1')]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
