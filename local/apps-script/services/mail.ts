import { textArg } from '../arguments';
import type { Mail } from '../contract';
import { ServiceError, SignatureError } from '../errors';
import type { Execution } from '../execution';
import type { JsonObject } from '../json';
import { isJsonObject } from '../json';
import { assertScope, SCOPES } from '../manifest';
import type { ServiceObject } from '../service';
import { internalsOf, service } from '../service';
import { BlobData } from './blob';

const MAX_RECIPIENTS = 50; // [D] per message
const MAX_ATTACHMENTS = 250; // [D]
const MAX_ATTACHMENT_BYTES = 25 * 1024 * 1024; // [D]
const MAX_BODY_BYTES = { consumer: 200 * 1024, workspace: 400 * 1024 }; // [D]

/** Mails go nowhere: they are kept where tests can read them, and counted. */
export function mailService(execution: Execution): ServiceObject {
  const { world } = execution;
  return service<GoogleAppsScript.Mail.MailApp>('MailApp', {
    getRemainingDailyQuota: () => {
      assertScope(world.manifest, 'MailApp.getRemainingDailyQuota', SCOPES.mail);
      return world.quotas.recipientsLeft;
    },
    sendEmail: (...args) => {
      assertScope(world.manifest, 'MailApp.sendEmail', SCOPES.mail);
      send(execution, readMessage(args));
    },
  });
}

interface Message extends Mail {
  recipients: string[];
  attachments: readonly unknown[];
}

/** `(message)`, `(to, subject, body)`, `(to, subject, body, options)` or `(to, replyTo, subject, body)`. */
function readMessage(args: readonly unknown[]): Message {
  const [first, second, third, fourth] = args;
  if (isJsonObject(first)) return message(first);
  const to = textArg(first);
  if (typeof fourth === 'string') return message({ to, subject: third, body: fourth });
  return message({ ...(isJsonObject(fourth) ? fourth : {}), to, subject: second, body: third });
}

function message(json: JsonObject): Message {
  const list = (name: string): string[] =>
    json[name] === undefined
      ? []
      : textArg(json[name])
          .split(',')
          .map((address) => address.trim());
  const recipients = [...list('to'), ...list('cc'), ...list('bcc')].filter((address) => address !== '');
  if (recipients.length === 0) throw new ServiceError('Failed to send email: no recipient');
  const body = json.body ?? json.htmlBody ?? '';
  const attachments = json.attachments ?? [];
  if (!Array.isArray(attachments)) throw new SignatureError();
  return {
    to: textArg(json.to ?? ''),
    subject: textArg(json.subject ?? ''),
    body: textArg(body),
    recipients,
    attachments,
  };
}

function send({ world, realm }: Execution, { recipients, attachments, ...mail }: Message): void {
  const bad = recipients.find((address) => !/^[^\s@]+@[^\s@]+$|<[^\s@]+@[^\s@]+>$/.test(address));
  if (bad !== undefined) throw new ServiceError(`Invalid email: ${bad}`);
  if (recipients.length > MAX_RECIPIENTS) {
    throw new ServiceError('Limit exceeded: Email Recipients Per Message.');
  }
  if (attachments.length > MAX_ATTACHMENTS) {
    throw new ServiceError('Limit exceeded: Email Attachments Per Message.');
  }
  const bytes = attachments
    .map((item) => internalsOf(realm.unwrap(item), BlobData)?.bytes.length ?? 0)
    .reduce((sum, size) => sum + size, 0);
  if (bytes > MAX_ATTACHMENT_BYTES) throw new ServiceError('Limit exceeded: Email Total Attachments Size.');
  if (Buffer.byteLength(mail.body) > MAX_BODY_BYTES[world.settings.account]) {
    throw new ServiceError('Limit exceeded: Email Body Size.');
  }
  world.quotas.takeRecipients(recipients.length);
  world.mails.push(mail);
}
