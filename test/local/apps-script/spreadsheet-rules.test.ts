import { scratch } from './support';

const SHEET = `
const ss = SpreadsheetApp.getActiveSpreadsheet();
const sheet = ss.getSheetByName('Sheet1');`;

const inSheet = (body: string, options?: Parameters<typeof scratch>[0]): unknown =>
  scratch(options).run(`${SHEET}\n${body}`);

const NOT_OWNER = { settings: { ownsFile: false } };
const PROTECTED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

describe('data validation', () => {
  test('is built, set and read back', () => {
    expect(
      inSheet(`
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'], true)
          .setAllowInvalid(false).setHelpText('pick').build();
        sheet.getRange('A1:A2').setDataValidation(rule);
        const read = sheet.getRange('A2').getDataValidation();
        return [String(read.getCriteriaType()), read.getCriteriaValues(), read.getAllowInvalid(), read.getHelpText(),
          sheet.getRange('A3').getDataValidation(),
          Sheets.Spreadsheets.get(ID, {fields: 'sheets/data/rowData/values/dataValidation'}).sheets[0].data[0].rowData[0].values[0].dataValidation];`),
    ).toEqual([
      'VALUE_IN_LIST',
      [['a', 'b']],
      false,
      'pick',
      null,
      {
        condition: { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'a' }, { userEnteredValue: 'b' }] },
        strict: true,
        inputMessage: 'pick',
        showCustomUi: true,
      },
    ]);
  });

  test('allows what is invalid by default, and refuses it when told so', () => {
    const write = (extra: string): string => `
      const rule = SpreadsheetApp.newDataValidation().requireValueInList(['a', 'b'])${extra}.build();
      sheet.getRange('A1').setDataValidation(rule).setValue('c'); SpreadsheetApp.flush();
      return sheet.getRange('A1').getValue();`;
    expect(inSheet(write(''))).toBe('c');
    expect(() => inSheet(write('.setAllowInvalid(false)'))).toThrow(
      'Please enter one of the following values: a, b.',
    );
  });

  test('new checkboxes are unticked', () => {
    expect(
      inSheet(`
        sheet.getRange('A1:A2').setValue('x').insertCheckboxes();
        sheet.getRange('A2').check();
        return [sheet.getRange('A1:A2').getValues(), sheet.getRange('A1').isChecked(), sheet.getRange('B1').isChecked()];`),
    ).toEqual([[[false], [true]], false, '']);
  });
});

describe('conditional formats', () => {
  test('are built, replaced as a whole, and seen by the API', () => {
    expect(
      inSheet(`
        const rule = SpreadsheetApp.newConditionalFormatRule().whenNumberGreaterThan(5).setBackground('#ff0000')
          .setBold(true).setRanges([sheet.getRange('A1:A9')]).build();
        sheet.setConditionalFormatRules([rule]);
        const [read] = sheet.getConditionalFormatRules();
        const condition = read.getBooleanCondition();
        const api = Sheets.Spreadsheets.get(ID, {fields: 'sheets/conditionalFormats'}).sheets[0].conditionalFormats[0];
        sheet.clearConditionalFormatRules();
        return [read.getRanges()[0].getA1Notation(), String(condition.getCriteriaType()), condition.getCriteriaValues(),
          condition.getBackground(), condition.getBold(), api.booleanRule.condition.type,
          sheet.getConditionalFormatRules().length];`),
    ).toEqual(['A1:A9', 'NUMBER_GREATER_THAN', ['5'], '#ff0000', true, 'NUMBER_GREATER', 0]);
  });

  test.each([
    ['a range', `whenCellEmpty().build()`, 'must have at least one range'],
    ['a condition', `setRanges([sheet.getRange('A1')]).build()`, 'must have a condition'],
  ])('need %s', (_, chain, message) => {
    expect(() => inSheet(`SpreadsheetApp.newConditionalFormatRule().${chain}`)).toThrow(message);
  });
});

describe('protection', () => {
  const protect = (more: string): string => `
    const protection = sheet.getRange('A1:A5').protect().setDescription('ids');
    ${more}
    sheet.getRange('A2').setValue('x'); SpreadsheetApp.flush(); return protection.canEdit();`;

  test('a new one restricts nobody until its editors change', () => {
    expect(inSheet(protect(''), NOT_OWNER)).toBe(true);
    expect(() => inSheet(protect(`protection.addEditor('boss@example.com');`), NOT_OWNER)).toThrow(PROTECTED);
    expect(
      inSheet(protect(`protection.addEditors(['boss@example.com', 'merchant@example.com']);`), NOT_OWNER),
    ).toBe(true);
  });

  test('does not bind the owner, nor when it only warns', () => {
    expect(inSheet(protect(`protection.addEditor('boss@example.com');`))).toBe(true);
    expect(inSheet(protect(`protection.setWarningOnly(true);`), NOT_OWNER)).toBe(true);
  });

  test('binds the API too', () => {
    expect(() =>
      inSheet(
        `sheet.protect().addEditor('boss@example.com');
         Sheets.Spreadsheets.Values.update({values: [['x']]}, ID, 'B2', {valueInputOption: 'RAW'});`,
        NOT_OWNER,
      ),
    ).toThrow(PROTECTED);
  });

  test('is listed by its type, without the owner, and can be removed', () => {
    expect(
      inSheet(`
        sheet.getRange('B2').protect(); const whole = sheet.protect().setDescription('all');
        const kinds = SpreadsheetApp.ProtectionType;
        const before = [sheet.getProtections(kinds.RANGE).length, ss.getProtections(kinds.SHEET)[0].getDescription()];
        const editors = whole.getEditors().length; whole.remove();
        return [...before, editors, sheet.getProtections(kinds.SHEET).length];`),
    ).toEqual([1, 'all', 0, 0]);
  });
});

describe('filters', () => {
  test('there is one per sheet', () => {
    expect(() =>
      inSheet(`sheet.getRange('A1:B5').createFilter(); sheet.getRange('C1:D5').createFilter();`),
    ).toThrow("You can't create a filter in a sheet that already has a filter.");
  });

  test('have criteria per column, sort below the header and can be removed', () => {
    expect(
      inSheet(`
        sheet.getRange('A1:B3').setValues([['h', 'i'], ['b', 1], ['a', 2]]);
        const filter = sheet.getRange('A1:B3').createFilter();
        filter.setColumnFilterCriteria(2, SpreadsheetApp.newFilterCriteria().setHiddenValues(['1']).build()).sort(1, true);
        const hidden = sheet.getFilter().getColumnFilterCriteria(2).getHiddenValues();
        const values = sheet.getRange('A1:A3').getValues().flat();
        filter.removeColumnFilterCriteria(2); filter.remove();
        return [hidden, values, sheet.getFilter()];`),
    ).toEqual([['1'], ['h', 'a', 'b'], null]);
  });
});

test('named ranges move with their cells, and both sides know them', () => {
  expect(
    inSheet(`
      ss.setNamedRange('prices', sheet.getRange('B2:B4'));
      sheet.insertRowsBefore(1, 1); SpreadsheetApp.flush();
      Sheets.Spreadsheets.Values.update({values: [[5]]}, ID, 'prices', {valueInputOption: 'RAW'});
      const [name] = ss.getNamedRanges();
      const api = Sheets.Spreadsheets.get(ID, {fields: 'namedRanges'}).namedRanges;
      const before = [name.getName(), ss.getRangeByName('PRICES').getA1Notation(), sheet.getRange('B3').getValue(), api.length];
      ss.removeNamedRange('prices');
      return [...before, ss.getRangeByName('prices'), sheet.getNamedRanges().length];`),
  ).toEqual(['prices', 'B3:B5', 5, 1, null, 0]);
});

test('charts are records', () => {
  expect(
    inSheet(`
      const chart = sheet.newChart().asLineChart().addRange(sheet.getRange('A1:B5')).setPosition(2, 2, 0, 0).setOption('title', 'Sales').build();
      sheet.insertChart(chart);
      const [placed] = sheet.getCharts();
      sheet.updateChart(placed.modify().asPieChart().build());
      const kinds = sheet.getCharts().map((one) => one.getRanges()[0].getA1Notation());
      sheet.removeChart(sheet.getCharts()[0]);
      return [kinds, placed.getChartId() > 0, sheet.getCharts().length];`),
  ).toEqual([['A1:B5'], true, 0]);
});

describe('developer metadata', () => {
  test('hangs on the file, a sheet, a whole row or a whole column, and moves with it', () => {
    expect(
      inSheet(`
        ss.addDeveloperMetadata('file', '1');
        sheet.addDeveloperMetadata('sheet', '2', SpreadsheetApp.DeveloperMetadataVisibility.PROJECT);
        sheet.getRange('C:C').addDeveloperMetadata('column', '3');
        sheet.insertColumnsBefore(1, 1); SpreadsheetApp.flush();
        const [column] = ss.createDeveloperMetadataFinder().withKey('column').find();
        return [ss.getDeveloperMetadata()[0].getValue(), String(sheet.getDeveloperMetadata()[0].getVisibility()),
          column.getLocation().getColumn().getA1Notation(), String(column.getLocation().getLocationType()),
          sheet.createDeveloperMetadataFinder().find().length,
          ss.createDeveloperMetadataFinder().withLocationType(SpreadsheetApp.DeveloperMetadataLocationType.SHEET).find().length];`),
    ).toEqual(['1', 'PROJECT', 'D1:D1000', 'COLUMN', 2, 1]);
  });

  test('cannot hang on any other range', () => {
    expect(() => inSheet(`sheet.getRange('A1:B2').addDeveloperMetadata('k', 'v')`)).toThrow(
      'Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may ' +
        'only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    );
  });

  test('is 30,000 characters per sheet and for the file', () => {
    const fill = (owner: string): string => `${owner}.addDeveloperMetadata('k', 'x'.repeat(29999));`;
    inSheet(`${fill('ss')} ${fill('sheet')}`);
    expect(() => inSheet(`${fill('sheet')} sheet.getRange('A:A').addDeveloperMetadata('k', '')`)).toThrow(
      'Developer metadata is limited to 30000 characters.',
    );
  });

  test('can be changed and removed', () => {
    expect(
      inSheet(`
        sheet.addDeveloperMetadata('k', 'v');
        const [one] = sheet.getDeveloperMetadata();
        one.setValue('w').setKey('l');
        const seen = [one.getKey(), one.getValue()];
        one.remove();
        return [...seen, sheet.getDeveloperMetadata().length];`),
    ).toEqual(['l', 'w', 0]);
  });
});
