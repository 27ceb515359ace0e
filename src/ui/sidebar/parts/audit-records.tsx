import type { JSX } from 'preact';
import type { AuditLine } from '../../rpc-types';
import { byRecord } from '../by-record';
import { Icon } from './icons';
import { BeforeAfter } from './values';

/** What happened to each field of each record, and why where it did not happen. */
export function AuditRecords(props: { lines: AuditLine[]; currency: string }): JSX.Element {
  return (
    <ul class="records">
      {byRecord(props.lines).map(({ key, lines }) => (
        <li key={key} class="record">
          <h3>
            <bdi>{lines[0].title || lines[0].id}</bdi>
            <span class="quiet">{lines[0].tab}</span>
          </h3>
          <ul>
            {lines.map((line, index) => (
              <AuditField key={index} line={line} currency={props.currency} />
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function AuditField({ line, currency }: { line: AuditLine; currency: string }): JSX.Element {
  return (
    <li class="audit-field">
      <span class="change-field">{line.field}</span>
      <BeforeAfter field={line.field} before={line.before} after={line.after} currency={currency} />
      {line.reason && (
        <p class="reason">
          <Icon name="failed" /> <bdi>{line.reason}</bdi>
        </p>
      )}
    </li>
  );
}
