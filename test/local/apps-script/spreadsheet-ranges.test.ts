import { scratch } from './support';

const SHEET = `
const ss = SpreadsheetApp.getActiveSpreadsheet();
const sheet = ss.getSheetByName('Sheet1');`;
const inSheet = (body: string, options?: Parameters<typeof scratch>[0]): unknown =>
  scratch(options).run(`${SHEET}\n${body}`);

describe('what clearing takes away', () => {
  const MADE = `
    const range = sheet.getRange('A1');
    range.setValue(5).setNote('note').setBackground('#ff0000').setNumberFormat('0.00')
      .setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(1).build());`;
  const LEFT = `return [range.getValue(), range.getNote(), range.getBackground(), range.getNumberFormat(), range.getDataValidation() !== null];`;

  test.each([
    ['clear()', ['', 'note', '#ffffff', 'General', true]],
    ['clearContent()', ['', 'note', '#ff0000', '0.00', true]],
    ['clearFormat()', [5, 'note', '#ffffff', '0.00', true]],
    ['clear({contentsOnly: true})', ['', 'note', '#ff0000', '0.00', true]],
    ['clear({formatOnly: true})', [5, 'note', '#ffffff', 'General', false]],
    ['clear({commentsOnly: true})', [5, '', '#ff0000', '0.00', true]],
    ['clear({validationsOnly: true})', [5, 'note', '#ff0000', '0.00', false]],
    ['clearNote()', [5, '', '#ff0000', '0.00', true]],
    ['clearDataValidations()', [5, 'note', '#ff0000', '0.00', false]],
  ])('range.%s', (call, left) => {
    expect(inSheet(`${MADE} range.${call}; ${LEFT}`)).toEqual(left);
  });

  test.each([
    ['clear()', ['', 'note', '#ffffff', 'General', true]],
    ['clearContents()', ['', 'note', '#ff0000', '0.00', true]],
    ['clearFormats()', [5, 'note', '#ffffff', '0.00', true]],
    ['clearNotes()', [5, '', '#ff0000', '0.00', true]],
  ])('sheet.%s', (call, left) => {
    expect(inSheet(`${MADE} sheet.${call}; ${LEFT}`)).toEqual(left);
  });
});

describe('looks', () => {
  test('are set for all cells or one by one, and read back', () => {
    expect(
      inSheet(`
        const range = sheet.getRange('A1:B1');
        range.setFontWeight('bold').setFontColors([['#ff0000', null]]).setFontSize(12).setHorizontalAlignment('center')
          .setWrap(true).setFontLines([['underline', 'line-through']]).setFontFamily('Roboto').setFontStyle('italic');
        return [range.getFontWeights(), range.getFontColors(), range.getFontSize(), range.getHorizontalAlignment(),
          range.getWrap(), range.getFontLines(), range.getFontFamilies(), range.getFontStyle(), String(range.getWrapStrategy())];`),
    ).toEqual([
      [['bold', 'bold']],
      [['#ff0000', '#000000']],
      12,
      'center',
      true,
      [['underline', 'line-through']],
      [['Roboto', 'Roboto']],
      'italic',
      'WRAP',
    ]);
  });

  test('a colour that is none is silently accepted', () => {
    expect(inSheet(`return sheet.getRange('A1').setBackground('nonsense').getBackground()`)).toBe('#ffffff');
  });

  test('notes: null removes, numbers become Java’s text', () => {
    expect(
      inSheet(`
        const range = sheet.getRange('A1:C1').setNotes([['a', 25, 'c']]);
        sheet.getRange('C1').setNote(null);
        return range.getNotes();`),
    ).toEqual([['a', '25.0', '']]);
  });

  test('a grid of another size is refused', () => {
    expect(() => inSheet(`sheet.getRange('A1:B2').setNotes([['a', 'b']])`)).toThrow(
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 2.',
    );
  });
});

describe('moving cells', () => {
  test('sort takes columns of the sheet, directions and several keys', () => {
    expect(
      inSheet(`
        const range = sheet.getRange('B2:C4').setValues([[2, 'x'], [1, 'y'], [1, 'z']]);
        range.sort([{column: 2, ascending: true}, {column: 3, ascending: false}]);
        return range.getValues();`),
    ).toEqual([
      [1, 'z'],
      [1, 'y'],
      [2, 'x'],
    ]);
  });

  test('sheet.sort leaves frozen rows where they are', () => {
    expect(
      inSheet(`
        sheet.getRange('A1:A3').setValues([['z'], ['b'], ['a']]); sheet.setFrozenRows(1).sort(1);
        return sheet.getRange('A1:A3').getValues().flat();`),
    ).toEqual(['z', 'a', 'b']);
  });

  test.each([
    ['', ['=B1', '#ff0000', 'n']],
    [', {contentsOnly: true}', ['', '#ffffff', 'n']],
    [', {formatOnly: true}', ['', '#ff0000', 'n']],
    [', SpreadsheetApp.CopyPasteType.PASTE_FORMULA, false', ['=B1', '#ffffff', 'n']],
  ])('copyTo(target%s)', (how, [formula, background, note]) => {
    expect(
      inSheet(`
        sheet.getRange('A1').setFormula('=A1+0').setBackground('#ff0000'); sheet.getRange('A1').setFormula('=A1');
        sheet.getRange('B1').setNote('n'); sheet.getRange('A1').copyTo(sheet.getRange('B1')${how});
        const to = sheet.getRange('B1'); return [to.getFormula(), to.getBackground(), to.getNote()];`),
    ).toEqual([formula, background, note]);
  });

  test('moveTo takes everything along', () => {
    expect(
      inSheet(`
        sheet.getRange('A1').setValue('x').setNote('n'); sheet.getRange('A1').moveTo(sheet.getRange('C3'));
        return [sheet.getRange('A1').getValue(), sheet.getRange('C3').getValue(), sheet.getRange('C3').getNote()];`),
    ).toEqual(['', 'x', 'n']);
  });

  test('a merge keeps the top left cell, and must be taken apart whole', () => {
    expect(
      inSheet(`
        sheet.getRange('A1:B2').setValues([[1, 2], [3, 4]]).merge();
        const merged = sheet.getRange('A1:C3').getMergedRanges().map((range) => range.getA1Notation());
        const values = sheet.getRange('A1:B2').getValues(); const part = sheet.getRange('B2').isPartOfMerge();
        let message; try { sheet.getRange('A1').breakApart(); } catch (error) { message = error.message; }
        sheet.getRange('A1:B2').breakApart();
        return [merged, values, part, message, sheet.getRange('A1').isPartOfMerge()];`),
    ).toEqual([
      ['A1:B2'],
      [
        [1, ''],
        ['', ''],
      ],
      true,
      'You must select all cells in a merged range to merge or unmerge them.',
      false,
    ]);
  });

  test('a range list does to each range what it is told', () => {
    expect(
      inSheet(`
        const list = sheet.getRangeList(['A1', 'C1:D1']).setValue('x').setBackground('#ff0000');
        return [sheet.getRange('A1:D1').getValues()[0], list.getRanges().map((range) => range.getA1Notation()), sheet.getRange('D1').getBackground()];`),
    ).toEqual([['x', '', 'x', 'x'], ['A1', 'C1:D1'], '#ff0000']);
  });
});

describe('the layout of a sheet', () => {
  test('rows and columns are sized, hidden, moved and frozen', () => {
    expect(
      inSheet(`
        sheet.getRange('A1:C1').setValues([['a', 'b', 'c']]);
        sheet.setColumnWidth(2, 250).hideColumns(3).setFrozenColumns(1).hideRows(5, 2).setRowHeights(1, 2, 40);
        const seen = [sheet.getColumnWidth(2), sheet.getColumnWidth(1), sheet.isColumnHiddenByUser(3), sheet.getFrozenColumns(),
          sheet.isRowHiddenByUser(6), sheet.getRowHeight(2), sheet.getRowHeight(3)];
        sheet.moveColumns(sheet.getRange('A:A'), 3);
        return [...seen, sheet.getRange('A1:C1').getValues()[0]];`),
    ).toEqual([250, 100, true, 1, true, 40, 21, ['b', 'a', 'c']]);
  });

  test('a copy of a sheet has its cells and rules', () => {
    expect(
      inSheet(`
        sheet.getRange('A1').setValue('x').setNote('n').createFilter();
        const copy = sheet.copyTo(ss).setName('Copy');
        copy.getRange('A1').setValue('y');
        return [sheet.getRange('A1').getValue(), copy.getRange('A1').getNote(), copy.getFilter() !== null, ss.getNumSheets()];`),
    ).toEqual(['x', 'n', true, 2]);
  });

  test('the last visible sheet cannot be hidden or deleted', () => {
    expect(() => inSheet(`sheet.hideSheet()`)).toThrow("You can't hide all the sheets in a document.");
    expect(() => inSheet(`ss.deleteSheet(sheet)`)).toThrow("You can't remove all the visible sheets");
  });
});

describe('a German spreadsheet', () => {
  const german = { settings: { spreadsheetLocale: 'de_DE', spreadsheetTimeZone: 'Europe/Berlin' } };
  const serial = (year: number, month: number, day: number): number =>
    (Date.UTC(year, month - 1, day) - Date.UTC(1899, 11, 30)) / 86_400_000;

  test.each([
    ['1,5', 1.5],
    ['1.234', 1234],
    ['1.234,50', 1234.5],
    ['1,234.50', '1,234.50'],
    ['1.5', serial(2026, 5, 1)],
    ['3.4.2026', serial(2026, 4, 3)],
    ['03.04.', serial(2026, 4, 3)],
    ['12-3', serial(2026, 3, 12)],
    ['2,99 €', 2.99],
    ['WAHR', true],
    ['TRUE', true],
    ['12,5%', 0.125],
    ['1,5E3', 1500],
  ])('reads %j as %j', (text, value) => {
    const { runtime } = scratch(german);
    runtime.person.type('Sheet1', 1, 1, text);
    expect(runtime.person.value('Sheet1', 1, 1)).toEqual(value);
  });

  test('shows decimals with commas, and its own words and dates', () => {
    const { runtime } = scratch(german);
    for (const [row, text] of ['1234,5', '2,99 €', 'FALSCH', '3.4.2026', '12,5%'].entries()) {
      runtime.person.type('Sheet1', row + 1, 1, text);
    }
    expect(runtime.person.display('Sheet1').flat()).toEqual([
      '1234,5',
      '2,99 €',
      'FALSCH',
      '03.04.2026',
      '12,50%',
    ]);
  });

  test('hands scripts the same numbers, and dates of its own time zone', () => {
    expect(
      inSheet(
        `sheet.getRange('A1:C1').setValues([['1,5', '3.4.2026', new Date(Date.UTC(2026, 5, 1, 22, 0))]]);
         const [number, typed, given] = sheet.getRange('A1:C1').getValues()[0];
         return [number, typed.toISOString(), given.toISOString(), sheet.getRange('C1').getDisplayValue()];`,
        german,
      ),
    ).toEqual([1.5, '2026-04-02T22:00:00.000Z', '2026-06-01T22:00:00.000Z', '02.06.2026 00:00:00']);
  });
});

describe('where reports differ, both sides can be had', () => {
  const written = (settings: object): unknown =>
    inSheet(
      `sheet.getRange('A1:B1').setNumberFormat('@').setValues([['=1+1', "'007"]]);
       sheet.getRange('C1').setValue("'007");
       return [sheet.getRange('A1').getFormula(), sheet.getRange('B1:C1').getValues()[0]];`,
      { settings },
    );

  test('a formula in an @ cell is evaluated, or stays text', () => {
    expect(written({})).toEqual(['=1+1', ['007', '007']]);
    expect(written({ formulasInTextCells: false })).toEqual(['', ['007', '007']]);
  });

  test('a leading apostrophe is eaten, or stays', () => {
    expect(written({ scriptApostrophe: 'kept' })).toEqual(['=1+1', ["'007", "'007"]]);
  });

  test('the cache’s 100 KB are bytes, or characters', () => {
    const put = (cacheValueUnit: 'bytes' | 'characters') => () =>
      inSheet(`CacheService.getUserCache().put('k', 'é'.repeat(60000))`, { settings: { cacheValueUnit } });
    expect(put('bytes')).toThrow('Argument too large: value');
    expect(put('characters')).not.toThrow();
  });
});
