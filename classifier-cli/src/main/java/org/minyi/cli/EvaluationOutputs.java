package org.minyi.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.minyi.cli.console.Console;
import org.minyi.cli.table.WholeFile;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.GoldFile;
import picocli.CommandLine.Option;

/** Where an evaluation goes beside the screen. */
final class EvaluationOutputs {
  @Option(names = "--json", paramLabel = "FILE", descriptionKey = "evaluate.json")
  private Path json;

  @Option(names = "--predictions", paramLabel = "FILE", descriptionKey = "evaluate.predictions")
  private Path predictions;

  @Option(names = "--force", descriptionKey = "evaluate.force")
  private boolean force;

  /** Before anything takes long: no file may be there already, unless forced. */
  void check() {
    Stream.of(json, predictions)
        .filter(Objects::nonNull)
        .forEach(output -> WholeFile.check(output, force));
  }

  void write(
      Console console,
      EvaluationReport report,
      GoldFile gold,
      Measurement measured,
      List<Measurement> floors) {
    new EvaluationPrinter(console).print(report);
    if (json != null) {
      writeJson(report);
      console.remark("evaluate.written", json);
    }
    if (predictions != null) {
      PredictionsFile.write(predictions, gold, measured, floors);
      console.remark("evaluate.written", predictions);
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
