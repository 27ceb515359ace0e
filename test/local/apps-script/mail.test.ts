import { MANIFEST, scratch } from './support';

const manifest = {
  ...MANIFEST,
  oauthScopes: [...MANIFEST.oauthScopes, 'https://www.googleapis.com/auth/script.send_mail'],
};

test('a mail is kept for the test to read, and counted by its recipients', () => {
  const { run, runtime } = scratch({ manifest });
  expect(
    run(`
      MailApp.sendEmail('a@example.com,b@example.com', 'Hello', 'Text');
      MailApp.sendEmail({to: 'c@example.com', subject: 'Again', htmlBody: '<b>x</b>'});
      return MailApp.getRemainingDailyQuota()`),
  ).toBe(97);
  expect(runtime.mails).toEqual([
    { to: 'a@example.com,b@example.com', subject: 'Hello', body: 'Text' },
    { to: 'c@example.com', subject: 'Again', body: '<b>x</b>' },
  ]);
});

test.each([
  [
    'more than 50 recipients',
    `MailApp.sendEmail(Array(51).fill('a@b.c').join(','), 's', 'b')`,
    'Limit exceeded: Email Recipients Per Message.',
  ],
  [
    'more than 250 attachments',
    `MailApp.sendEmail('a@b.c', 's', 'b', {attachments: Array(251).fill(Utilities.newBlob('x'))})`,
    'Limit exceeded: Email Attachments Per Message.',
  ],
  [
    'a body over 200 KB',
    `MailApp.sendEmail('a@b.c', 's', 'b'.repeat(200 * 1024 + 1))`,
    'Limit exceeded: Email Body Size.',
  ],
  ['an address that is none', `MailApp.sendEmail('nobody', 's', 'b')`, 'Invalid email: nobody'],
  [
    'more than 100 recipients a day',
    `for (let i = 0; i < 101; i += 1) MailApp.sendEmail('a@b.c', 's', 'b')`,
    'Service invoked too many times for one day: email.',
  ],
])('%s is refused', (_, body, message) => {
  expect(() => scratch({ manifest }).run(body)).toThrow(message);
});

test('a Workspace account has 1,500 recipients a day', () => {
  expect(
    scratch({ manifest, settings: { account: 'workspace' } }).run(`return MailApp.getRemainingDailyQuota()`),
  ).toBe(1_500);
});

test('needs its scope', () => {
  expect(() => scratch().run(`MailApp.sendEmail('a@b.c', 's', 'b')`)).toThrow(
    'Specified permissions are not sufficient to call MailApp.sendEmail.',
  );
});
