package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minyi.cli.console.Console;
import org.minyi.cli.report.HtmlPage;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.evaluation.EvaluationPage;
import org.minyi.cli.table.WholeFile;
import org.minyi.evaluate.ErrorAnalysis;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.GoldFile;
import org.minyi.taxonomy.Taxonomy;
import picocli.CommandLine.Option;

/** Where an evaluation goes beside the screen. */
final class EvaluationOutputs {
  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "evaluate.json")
  private Path json;

  @Option(names = "--html", paramLabel = "FILE", descriptionKey = "evaluate.html")
  private Path html;

  @Option(names = "--predictions", paramLabel = "FILE", descriptionKey = "evaluate.predictions")
  private Path predictions;

  @Option(names = "--force", descriptionKey = "evaluate.force")
  private boolean force;

  /** Before anything takes long: no file may be there already, unless forced. */
  void check() {
    Stream.of(json, html, predictions)
        .filter(Objects::nonNull)
        .forEach(output -> WholeFile.check(output, force));
  }

  void write(
      Console console,
      EvaluationReport report,
      Taxonomy taxonomy,
      GoldFile gold,
      Measurement measured,
      List<Measurement> floors) {
    new EvaluationPrinter(console).print(report);
    if (json != null) {
      writeJson(report);
      console.remark("evaluate.written", json);
    }
    if (html != null) {
      writeHtml(
          console, report, ErrorAnalysis.of(gold.messages(), measured.runs(), taxonomy), taxonomy);
      console.remark("evaluate.written", html);
    }
    if (predictions != null) {
      PredictionsFile.write(predictions, gold, measured, floors);
      console.remark("evaluate.written", predictions);
    }
  }

  private void writeHtml(
      Console console, EvaluationReport report, ErrorAnalysis errors, Taxonomy taxonomy) {
    PageTexts texts = PageTexts.in(console.messages().locale());
    Page page = new EvaluationPage(report, errors, taxonomy, console.messages(), texts).page();
    try (WholeFile whole = WholeFile.to(html)) {
      new HtmlPage(texts).write(page, whole.writer());
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.unwritable(html, e);
    }
  }

  private void writeJson(EvaluationReport report) {
    try (WholeFile whole = WholeFile.to(json)) {
      whole.writer().write(report.toJson());
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.unwritable(json, e);
    }
  }
}
