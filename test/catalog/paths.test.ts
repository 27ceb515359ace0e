import { readPath, selectionSet, writePath, type InputTree } from '../../src/catalog/paths';

const NODE = {
  seo: { title: 'T', description: null },
  selectedOptions: [{ name: 'Size' }],
  media: { nodes: [{ image: { url: 'https://x' } }] },
  count: 0,
  flag: false,
};

describe('reading at a path', () => {
  it.each([
    ['seo.title', 'T'],
    ['seo.description', null],
    ['seo.missing.deeper', null],
    ['selectedOptions.0.name', 'Size'],
    ['selectedOptions.1.name', null],
    ['media(first: 1).nodes.0.image.url', 'https://x'],
    ['selectedOptions.*.name', ['Size']],
    ['media.nodes.*.image.url', ['https://x']],
    ['count.*.deeper', null],
    ['count', 0],
    ['flag', false],
    ['seo', { title: 'T', description: null }],
    ['missing', null],
    ['count.deeper', null],
  ])('%s gives %j', (path, value) => {
    expect(readPath(NODE, path)).toEqual(value);
  });

  it('of nothing gives null', () => {
    expect(readPath(null, 'a.b')).toBeNull();
    expect(readPath(undefined, 'a')).toBeNull();
  });
});

describe('writing at a path', () => {
  it('makes the objects and lists on the way, and keeps what is there', () => {
    const tree: InputTree = { seo: { title: 'T' } };
    writePath(tree, 'seo.description', 'D');
    writePath(tree, 'optionValues.0.name', 'M');
    writePath(tree, 'optionValues.0.optionName', 'Size');
    writePath(tree, 'optionValues.1.name', 'Red');
    writePath(tree, 'price', '1.00');
    expect(tree).toEqual({
      seo: { title: 'T', description: 'D' },
      optionValues: [{ name: 'M', optionName: 'Size' }, { name: 'Red' }],
      price: '1.00',
    });
  });
});

describe('a selection set', () => {
  it('has each field once, in the order of first mention, whatever is inside', () => {
    const paths = [
      'id',
      'seo.title',
      'selectedOptions.0.name',
      'seo.description',
      'selectedOptions.1.name',
      'id',
    ];
    expect(selectionSet(paths)).toBe(
      [
        '  id',
        '  seo {',
        '    title',
        '    description',
        '  }',
        '  selectedOptions {',
        '    name',
        '  }',
        '',
      ].join('\n'),
    );
  });

  it('keeps arguments, dots in them included', () => {
    expect(selectionSet(['media(first: 1, query: "a.b").nodes.0.id'], '')).toBe(
      'media(first: 1, query: "a.b") {\n  nodes {\n    id\n  }\n}\n',
    );
  });
});
