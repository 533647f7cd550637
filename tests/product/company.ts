import type { Company, Employee } from '#core/caller/company.ts';

/** A small office whose callers the tests know by heart. */
export const office: Company = {
  version: 1,
  name: 'Portico Logistics',
  contacts: [
    {
      contactId: 'ivanenko',
      name: 'Іваненко Олексій',
      company: 'ТОВ «Дніпро Агро»',
      class: 'client',
      numbers: ['+380675550914'],
      language: 'uk',
      responsible: 'kovalenko',
      since: 2023,
    },
    {
      contactId: 'brandt',
      name: 'Marta Brandt',
      company: 'Nordwind Logistik GmbH',
      class: 'client',
      numbers: ['+493023125148'],
      responsible: 'kovalenko',
      since: 2021,
    },
    {
      contactId: 'haddad',
      name: 'أحمد حداد',
      company: 'شركة الشرق',
      class: 'partner',
      numbers: ['+97145550133'],
      language: 'ar',
    },
  ],
  employees: [
    employee('kovalenko', 'Olena Kovalenko', 'Sales', '201'),
    employee('melnyk', 'Andrii Melnyk', 'Sales', '202'),
    employee('shevchenko', 'Daria Shevchenko', 'Human resources', '214'),
    employee('haddad', 'ليلى حداد', 'Purchasing', '220'),
  ],
  publicNumbers: [
    { number: '+380445551200', label: 'Main number', source: 'website' },
    { number: '+380445551277', label: 'Careers', source: 'job advert', defaultClass: 'applicant' },
  ],
  numberRules: [{ prefix: '+4420794601', class: 'partner', note: 'Harbour Freight offices' }],
  routing: [
    { class: 'client', topics: [], targets: [{ employeeId: 'melnyk', windows: [] }] },
    { class: 'applicant', topics: [], targets: [{ employeeId: 'shevchenko', windows: [] }] },
  ],
  classes: [],
  headerRules: [],
  weights: {},
};

function employee(employeeId: string, name: string, department: string, extension: string): Employee {
  return { employeeId, name, department, extension, mobile: '', hours: null, absences: [], deputies: [] };
}

export const mainNumber = '+380445551200';
export const careersNumber = '+380445551277';
