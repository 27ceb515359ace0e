import type { MutationOutcome } from '../../../src/core/api/api-client';
import { ApiError, type UserError } from '../../../src/core/api/api-error';
import { sendLists } from '../../../src/features/export/whole-lists';
import { failed, wordsOf } from '../../../src/features/export/write-result';

type Outcome = MutationOutcome<{ userErrors: readonly UserError[] }>;

const done = (...userErrors: UserError[]): Outcome => ({ kind: 'done', payload: { userErrors } });
const about = (at: number, message: string): UserError => ({
  field: ['input', 'items', String(at), 'x'],
  message,
});
const rejected: Outcome = {
  kind: 'failed',
  failure: { kind: 'rejected', effect: 'none', message: 'no such type' },
};

/** Sends letters, at most three a list, to a store that answers as told. */
function send(letters: string, answer: (list: string) => Outcome) {
  const sent: string[][] = [];
  const refused = sendLists([...letters], {
    most: 3,
    refuse: (errors) => failed(wordsOf(errors)),
    send: (lists) => {
      sent.push(lists.map((list) => list.join('')));
      return lists.map((list) => answer(list.join('')));
    },
  });
  return { sent, refused: [...refused].map(([letter, { reason }]) => `${letter}: ${reason}`) };
}

describe('lists that are taken as a whole or not at all', () => {
  it('go out all at once, as long as they may be', () => {
    expect(send('abcdefg', () => done())).toEqual({ sent: [['abc', 'def', 'g']], refused: [] });
  });

  it('go again without those that are named', () => {
    const answer = (list: string) => (list.includes('b') ? done(about(list.indexOf('b'), 'bad')) : done());
    expect(send('abcdef', answer)).toEqual({ sent: [['abc', 'def'], ['ac']], refused: ['b: bad'] });
  });

  it('go again item by item where nobody is named', () => {
    const answer = (list: string) => (list.includes('b') ? done({ field: null, message: 'bad' }) : done());
    expect(send('abc', answer)).toEqual({ sent: [['abc'], ['a', 'b', 'c']], refused: ['b: bad'] });
  });

  it('go again item by item where a request was not understood', () => {
    const answer = (list: string) => (list.includes('b') ? rejected : done());
    expect(send('abc', answer)).toEqual({ sent: [['abc'], ['a', 'b', 'c']], refused: ['b: no such type'] });
  });

  it('are refused together where the app may not do this at all', () => {
    const denied: Outcome = {
      kind: 'failed',
      failure: { kind: 'accessDenied', effect: 'none', message: 'not you', scope: null },
    };
    expect(send('ab', () => denied)).toEqual({ sent: [['ab']], refused: ['a: not you', 'b: not you'] });
  });

  it('gather all that is held against an item', () => {
    const answer = (list: string) => (list === 'ab' ? done(about(0, 'one.'), about(0, 'two.')) : done());
    expect(send('ab', answer).refused).toEqual(['a: one. two.']);
  });

  it.each<[string, Outcome | undefined]>([
    [
      'the answer was lost',
      { kind: 'unknown', failure: { kind: 'outage', effect: 'unknown', message: 'x' } },
    ],
    ['the answer lacks an item', undefined],
    ['the same call is still under way', done({ message: 'x', code: 'IDEMPOTENCY_CONCURRENT_REQUEST' })],
  ])('say that nobody knows what happened where %s', (_, outcome) => {
    expect(() => send('a', () => outcome as Outcome)).toThrow(ApiError);
  });
});
