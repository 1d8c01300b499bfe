import type { Span } from '#model';

/** A part of an entry as it is written, without brackets and the white space around it. */
export interface Field extends Span {
  readonly text: string;
}

export const FIELD_NAMES = ['date', 'version', 'component', 'type', 'description'] as const;
export type FieldName = (typeof FIELD_NAMES)[number];

/** What people write for a date, right or wrong: a year of four digits, and two other numbers. Three short numbers are a version. */
const DATE = /^(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2\d{4})$/;
const VERSION = /^(?:v?\d{1,9}(?:\.\d{1,9}){0,3}(?:[-+][\w.+-]{1,100}|\.?(?:a|b|c|rc|alpha|beta|dev|post|pre)\.?\d{0,9})?|unreleased|next)$/i;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

export const isDateLike = (text: string): boolean => DATE.test(text);
/** A SemVer version, with or without `v`; one of Python's; numbers with dots, such as a date that serves as version; or `Unreleased`. */
export const isVersionLike = (text: string): boolean => VERSION.test(text);

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const last = DAYS[Number(month) - 1];
  if (year === '' || last === undefined || Number(day) < 1) return false;
  return Number(day) <= (month === '02' && !isLeap(Number(year)) ? 28 : last);
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

/** The day after a day of the calendar. */
export function dayAfter(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const next = (y: number, m: number, d: number): string => `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
  if (isDay(next(year, month, date + 1))) return next(year, month, date + 1);
  return month < 12 ? next(year, month + 1, 1) : next(year + 1, 1, 1);
}

/** The types of change of Keep a Changelog 1.1.0, which entries use too where nothing else is configured. */
export const USUAL_TYPES: readonly string[] = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
