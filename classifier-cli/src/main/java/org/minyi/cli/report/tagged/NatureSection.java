package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;

/** What citizens want, and how urgent it is. */
record NatureSection(Tally tally, Optional<Comparison> comparison, PageTexts texts) {

  /** Nothing where no file says either. */
  Optional<Section> section() {
    List<Chart> charts = new ArrayList<>();
    List<Table> tables = new ArrayList<>();
    if (!tally.natures().isEmpty()) {
      Breakdown natures = Breakdown.byCount(tally.natures(), tally.byNature(), comparison, texts);
      charts.add(natures.chart("nature-chart", texts.get("nature.chart")));
      tables.add(
          natures.table("nature-table", texts.get("nature.table"), "nature", Optional.empty()));
    }
    if (tally.byUrgency().totals().length > 0) {
      tables.add(
          urgency()
              .table("urgency-table", texts.get("urgency.table"), "urgency", Optional.empty()));
    }
    return tables.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section("nature", texts.get("nature.heading"), List.of(), charts, tables));
  }

  /** What is urgent comes first, however little it is. */
  private Breakdown urgency() {
    return new Breakdown(
        List.of(texts.get("urgency.no"), texts.get("urgency.yes")),
        tally.byUrgency(),
        tally.byUrgency().totals().length > 1 ? List.of(1, 0) : List.of(0),
        comparison,
        texts);
  }
}
