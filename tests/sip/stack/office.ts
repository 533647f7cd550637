import type { Company, Employee } from '#core/caller/company.ts';

/** Who sits at the exchange's extensions; every caller is given to the first two. The callers' telephones are nobody's. */
export const office: Company = {
  version: 1,
  name: 'Portico Logistics',
  contacts: [],
  employees: [
    employee('kovalenko', 'Olena Kovalenko', '201', '+49 171 2345678'),
    employee('melnyk', 'Andrii Melnyk', '202'),
  ],
  publicNumbers: [],
  numberRules: [],
  routing: [
    {
      class: 'unknown',
      topics: [],
      targets: [
        { employeeId: 'kovalenko', windows: [] },
        { employeeId: 'melnyk', windows: [] },
      ],
    },
  ],
  classes: [],
  headerRules: [],
  weights: {},
};

function employee(employeeId: string, name: string, extension: string, mobile = ''): Employee {
  return { employeeId, name, department: 'Sales', extension, mobile, hours: null, absences: [], deputies: [] };
}
