import type { Report } from '#model';

/** The report as JSON, by `schema/report.json`. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
