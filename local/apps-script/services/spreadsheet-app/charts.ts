import { integerArg, textArg } from '../../arguments';
import { ServiceError, SignatureError } from '../../errors';
import type { Execution } from '../../execution';
import type { JsonObject } from '../../json';
import type { ServiceObject } from '../../service';
import { enumName, enumOf, internalsOf, local, service } from '../../service';
import type { Box } from '../../spreadsheet/a1';
import type { Sheet } from '../../spreadsheet/sheet';
import { changeNow, RangeRef, read } from './access';
import { rangeHandle } from './range';

export const CHART_TYPES = enumOf('Charts.ChartType', [
  'AREA',
  'BAR',
  'COLUMN',
  'COMBO',
  'HISTOGRAM',
  'LINE',
  'PIE',
  'SCATTER',
  'TABLE',
]);

/** A chart is a record here: its type, ranges, place and options; nothing is drawn. */
class ChartRecord {
  constructor(
    readonly id: number,
    readonly boxes: readonly Box[],
    readonly body: JsonObject,
  ) {}
}

export function chartBuilder(execution: Execution, sheet: Sheet, from?: ChartRecord): ServiceObject {
  let boxes = [...(from?.boxes ?? [])];
  let body: JsonObject = { type: 'COLUMN', options: {}, ...from?.body };
  const set = (patch: JsonObject): ServiceObject => {
    body = { ...body, ...patch };
    return self;
  };
  const type = (name: string) => local(() => set({ type: name }));
  const self: ServiceObject = service<GoogleAppsScript.Spreadsheet.EmbeddedChartBuilder>(
    'SpreadsheetApp.EmbeddedChartBuilder',
    {
      addRange: local((range) => {
        const ref = internalsOf(range, RangeRef);
        if (!ref) throw new SignatureError();
        boxes.push(ref.box);
        return self;
      }),
      clearRanges: local(() => {
        boxes = [];
        return self;
      }),
      asAreaChart: type('AREA'),
      asBarChart: type('BAR'),
      asColumnChart: type('COLUMN'),
      asLineChart: type('LINE'),
      asPieChart: type('PIE'),
      asScatterChart: type('SCATTER'),
      asTableChart: type('TABLE'),
      setChartType: local((value) => set({ type: enumName(value) ?? '' })),
      setNumHeaders: local((count) => set({ headers: integerArg(count) })),
      setOption: local((name, value) =>
        set({ options: { ...(body.options as JsonObject), [textArg(name)]: value } }),
      ),
      setPosition: local((...place) => set({ position: place.map(integerArg) })),
      getRanges: local(() => boxes.map((box) => rangeHandle(execution, new RangeRef(sheet, box)))),
      getChartType: local(() => CHART_TYPES[String(body.type)] ?? null),
      build: local(() => chartHandle(execution, sheet, new ChartRecord(from?.id ?? 0, [...boxes], body))),
    },
  );
  return self;
}

function chartHandle(execution: Execution, sheet: Sheet, record: ChartRecord): ServiceObject {
  return service<GoogleAppsScript.Spreadsheet.EmbeddedChart>(
    'SpreadsheetApp.EmbeddedChart',
    {
      getChartId: local(() => record.id || null),
      getRanges: local(() => record.boxes.map((box) => rangeHandle(execution, new RangeRef(sheet, box)))),
      modify: local(() => chartBuilder(execution, sheet, record)),
    },
    { internals: record },
  );
}

function recordArg(chart: unknown): ChartRecord {
  const record = internalsOf(chart, ChartRecord);
  if (!record) throw new SignatureError();
  return record;
}

export function chartMembers(execution: Execution, sheet: Sheet) {
  const { workbook } = execution.world;
  const ruleOf = ({ id }: ChartRecord) => {
    const rule = sheet.rulesOf('chart').find((item) => item.id === id);
    if (!rule) throw new ServiceError('The chart is not on this sheet.');
    return rule;
  };
  return {
    newChart: local(() => chartBuilder(execution, sheet)),
    getCharts: () =>
      read(execution, 0, () =>
        sheet
          .rulesOf('chart')
          .map(({ id, boxes, body }) => chartHandle(execution, sheet, new ChartRecord(id, boxes, body))),
      ),
    insertChart: (chart: unknown) => {
      const { boxes, body } = recordArg(chart);
      changeNow(execution, () => sheet.addRule({ id: workbook.freshId(), kind: 'chart', boxes, body }));
    },
    updateChart: (chart: unknown) => {
      const record = recordArg(chart);
      changeNow(execution, () => {
        const before = ruleOf(record);
        sheet.replaceRule(before, { ...before, boxes: record.boxes, body: record.body });
      });
    },
    removeChart: (chart: unknown) =>
      changeNow(execution, () => sheet.replaceRule(ruleOf(recordArg(chart)), null)),
  };
}
