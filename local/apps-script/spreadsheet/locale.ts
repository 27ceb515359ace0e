/** What a spreadsheet's locale decides: how typed text is read and how values are shown. */
export interface Locale {
  readonly decimal: string;
  readonly group: string;
  /** Which number of `3/4` is the day. */
  readonly isDayFirst: boolean;
  /** Characters between the parts of a date. */
  readonly dateSeparators: string;
  readonly datePattern: string;
  readonly dayMonthPattern: string;
  readonly dateTimePattern: string;
  readonly timePattern: string;
  /** The words of the language, then English, which works everywhere. */
  readonly trueWords: readonly string[];
  readonly falseWords: readonly string[];
  /** Where the currency's sign stands when it is typed and shown. */
  readonly isCurrencyBehind: boolean;
}

const EN_US: Locale = {
  decimal: '.',
  group: ',',
  isDayFirst: false,
  dateSeparators: '-/',
  datePattern: 'm/d/yyyy',
  dayMonthPattern: 'm/d',
  dateTimePattern: 'm/d/yyyy h:mm:ss',
  timePattern: 'h:mm:ss am/pm',
  trueWords: ['TRUE'],
  falseWords: ['FALSE'],
  isCurrencyBehind: false,
};

const LOCALES: Record<string, Locale> = {
  en_US: EN_US,
  en_GB: {
    ...EN_US,
    isDayFirst: true,
    datePattern: 'dd/mm/yyyy',
    dayMonthPattern: 'dd/mm',
    dateTimePattern: 'dd/mm/yyyy hh:mm:ss',
    timePattern: 'hh:mm:ss',
  },
  de_DE: {
    decimal: ',',
    group: '.',
    isDayFirst: true,
    dateSeparators: '.-/',
    datePattern: 'dd.mm.yyyy',
    dayMonthPattern: 'dd.mm',
    dateTimePattern: 'dd.mm.yyyy hh:mm:ss',
    timePattern: 'hh:mm:ss',
    trueWords: ['WAHR', 'TRUE'],
    falseWords: ['FALSCH', 'FALSE'],
    isCurrencyBehind: true,
  },
};

/** Throws for a locale whose rules are not written down here: guessing would make tests mean nothing. */
export function localeOf(name: string): Locale {
  const locale = Object.hasOwn(LOCALES, name) ? LOCALES[name] : undefined;
  if (locale) return locale;
  throw new Error(`The locale ${name} is not one of ${Object.keys(LOCALES).join(', ')}`);
}
