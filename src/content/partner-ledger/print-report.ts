import type { Content } from '../../model/content.ts';
import { contractFrom, warnFrom } from './contract-rule.ts';
import type { Report, Sum } from './report.ts';

/** The report as text for a terminal, with the most urgent things first. */
export function printReport(report: Report, partners: Content['partners']): string {
  const name = (id: string) => partners[id]?.name ?? id;
  const missing = report.sums.filter(({ state, contract }) => state === 'needed' && contract === undefined);
  const near = report.sums.filter(({ state, contract }) => state === 'near' && contract === undefined);
  const sumLine = (sum: Sum) =>
    `  ${String(sum.year)}  ${name(sum.partner)}: ${euro(sum.cents)} for “${sum.objective}”` +
    (sum.contract === undefined ? '' : `, contract of ${sum.contract.signed} (${sum.contract.reference})`);
  const article = ({ partner, url, published }: Report['unchecked'][number]) =>
    `  ${published}  ${name(partner)}: ${url}`;
  const parts = [
    part(
      `A written contract is missing. From ${euro(contractFrom.cents)} on, without tax, French law wants one:`,
      missing.map(sumLine),
    ),
    part('The label was missing; ask for it, and look again:', report.unlabelled.map(article)),
    part(
      `From ${String(warnFrom * 100)} % of ${euro(contractFrom.cents)} on, the next gift may need a contract first:`,
      near.map(sumLine),
    ),
    part(
      'Several objectives together are over the amount. If they are one, they need a contract:',
      report.divided.map(
        ({ partner, year, cents, objectives }) =>
          `  ${String(year)}  ${name(partner)}: ${euro(cents)} in ${String(objectives)} objectives`,
      ),
    ),
    part('Nobody has looked yet whether the label is there:', report.unchecked.map(article)),
    part('All that was given:', report.sums.map(sumLine)),
  ].filter((text) => text !== '');
  return printable(parts.length === 0 ? 'The ledger is empty.' : parts.join('\n\n'));
}

function part(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

/** `€1,040.50`: the law counts in euros. */
function euro(cents: number): string {
  return new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR' }).format(cents / 100);
}

/** Text from the ledger must not move the terminal's cursor. */
function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
}
