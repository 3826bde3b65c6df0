package org.minyi.cli.report.evaluation;

import java.util.List;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.TableBuilder;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.Measured;

/** What was measured, on what and how. */
record DataSection(EvaluationReport report, PageTexts texts) {
  Section section() {
    return new Section(
        "data",
        texts.get("sources.heading"),
        List.of(
            texts.get(
                "evaluation.method",
                texts.count(report.measured().resamples()),
                report.measured().seed()),
            texts.get("evaluation.method.slices")),
        List.of(),
        List.of(checksums()));
  }

  private Table checksums() {
    Measured measured = report.measured();
    TableBuilder table =
        new TableBuilder(texts, "data-table", texts.get("evaluation.data.table"))
            .text("source")
            .code("checksum")
            .row(Cell.text(measured.file()), Cell.text(measured.sha256()));
    report
        .models()
        .forEach(model -> table.row(Cell.text(model.name()), Cell.text(model.checksum())));
    table.row(
        Cell.text(texts.get("evaluation.taxonomy", measured.taxonomyVersion())),
        Cell.text(measured.taxonomyChecksum()));
    report.floors().stream()
        .flatMap(floor -> floor.trainedOn().stream())
        .distinct()
        .forEach(
            corpus ->
                table.row(
                    Cell.text(texts.get("evaluation.corpus", corpus.file())),
                    Cell.text(corpus.sha256())));
    return table.build();
  }
}
