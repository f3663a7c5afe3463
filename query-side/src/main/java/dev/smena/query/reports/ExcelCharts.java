package dev.smena.query.reports;

import dev.smena.query.reports.Report.Interval;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFFillProperties;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFDoughnutChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * Native charts (DrawingML) of columns A and B. The streamed sheet cannot be read back, so what the cells hold is given
 * once more, for viewers that draw without calculating.
 */
final class ExcelCharts {

    private final XSSFSheet sheet;

    ExcelCharts(XSSFSheet sheet) {
        this.sheet = sheet;
    }

    /** Rows 2 and 3: aggregated and remaining. */
    void done(ReportedBatch batch) {
        XSSFChart chart = chart("Выполнение", 0, 16);
        chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        // Its axes are not drawn; POI's signature asks for them.
        var rings = (XDDFDoughnutChartData) chart.createData(ChartTypes.DOUGHNUT, null, null);
        var series = rings.addSeries(
                labels(new String[] {"Аггрегировано", "Осталось"}, 1),
                numbers(new Integer[] {batch.aggregated(), batch.remaining()}, 1));
        series.getDataPoint(0).setFillProperties(fill(Palette.DONE));
        series.getDataPoint(1).setFillProperties(fill(Palette.REMAINING));
        rings.setHoleSize(62);
        rings.setVaryColors(true);
        chart.plot(rings);
    }

    void shift(List<Interval> intervals, int firstRow) {
        XSSFChart chart = chart("Аггрегация по ходу смены", 17, 35);
        var time = chart.createCategoryAxis(AxisPosition.BOTTOM);
        var count = chart.createValueAxis(AxisPosition.LEFT);
        count.setCrosses(AxisCrosses.AUTO_ZERO);
        count.setMinimum(0);
        count.setNumberFormat("0");
        count.getOrAddMajorGridProperties().setLineProperties(new XDDFLineProperties(fill(Palette.RULE)));
        var bars = (XDDFBarChartData) chart.createData(ChartTypes.BAR, time, count);
        bars.setBarDirection(BarDirection.COL);
        bars.setGapWidth(35);
        var series = bars.addSeries(
                labels(intervals.stream().map(Interval::label).toArray(String[]::new), firstRow),
                numbers(intervals.stream().map(Interval::aggregated).toArray(Integer[]::new), firstRow));
        series.setFillProperties(fill(Palette.DONE));
        chart.plot(bars);
    }

    private XSSFChart chart(String title, int top, int bottom) {
        var drawing = sheet.createDrawingPatriarch();
        XSSFChart chart = drawing.createChart(drawing.createAnchor(0, 0, 0, 0, 3, top, 13, bottom));
        chart.setTitleText(title);
        chart.setTitleOverlay(false);
        chart.getFormattedTitle().getParagraph(0).addDefaultRunProperties().setFontSize(12.0);
        return chart;
    }

    private XDDFCategoryDataSource labels(String[] labels, int firstRow) {
        return XDDFDataSourcesFactory.fromArray(labels, range(firstRow, labels.length, 0), 0);
    }

    private XDDFNumericalDataSource<Integer> numbers(Integer[] numbers, int firstRow) {
        return XDDFDataSourcesFactory.fromArray(numbers, range(firstRow, numbers.length, 1), 1);
    }

    private String range(int firstRow, int rows, int column) {
        return new CellRangeAddress(firstRow, firstRow + rows - 1, column, column)
                .formatAsString(sheet.getSheetName(), true);
    }

    private static XDDFFillProperties fill(Palette colour) {
        return new XDDFSolidFillProperties(XDDFColor.from(colour.bytes()));
    }
}
