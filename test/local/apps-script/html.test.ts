import { sandboxProblems } from '../../../local/apps-script';
import { scratch } from './support';

const files = {
  'page.html': '<ul><? for (const name of names) { ?><li><?= name ?></li><? } ?></ul><?!= include("part") ?>',
  'part.html': '<b>part</b>',
};

test('templates run scriptlets, escape what they print and include other files', () => {
  const { run } = scratch({
    files: {
      ...files,
      'Include.js':
        'function include(name) { return HtmlService.createHtmlOutputFromFile(name).getContent(); }',
    },
  });
  expect(
    run(`
      const template = HtmlService.createTemplateFromFile('page');
      template.names = ['a', '<b>'];
      return template.evaluate().setTitle('Names').getContent();`),
  ).toBe('<ul><li>a</li><li>&#60;b&#62;</li></ul><b>part</b>');
});

test.each([true, false])('`//` inside a template literal of a file is eaten: %s', (htmlEatsSlashes) => {
  const eaten = scratch({
    files: { 'literal.html': '<script>const url = `https://example.com\n`;</script>' },
    settings: { htmlEatsSlashes },
  }).run(`return HtmlService.createHtmlOutputFromFile('literal').getContent()`);
  expect(eaten).toBe(
    htmlEatsSlashes
      ? '<script>const url = `https:\n`;</script>'
      : '<script>const url = `https://example.com\n`;</script>',
  );
});

test('a file that is not there, and a meta tag that is not allowed, are errors', () => {
  const { run } = scratch({ files });
  expect(() => run(`HtmlService.createHtmlOutputFromFile('nothing')`)).toThrow(
    'No HTML file named nothing was found.',
  );
  expect(() => run(`HtmlService.createHtmlOutput('x').addMetaTag('robots', 'none')`)).toThrow(
    'The specified meta tag name robots is not allowed in this context.',
  );
});

test.each([
  [
    '<a href="https://example.com">x</a>',
    ['a link needs target _blank or _top: <a href="https://example.com">'],
  ],
  ['<a href="https://example.com" target="_blank">x</a>', []],
  ['<base target="_top"><a href="https://example.com">x</a>', []],
  [
    '<script src="http://example.com/a.js"></script>',
    ['active content must come over HTTPS: http://example.com/a.js'],
  ],
])('in Google’s frame %s', (html, problems) => {
  expect(sandboxProblems(html)).toEqual(problems);
});
