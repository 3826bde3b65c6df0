package org.minyi.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.table.Cell;
import org.minyi.cli.table.TableWriter;
import org.minyi.evaluate.Evaluation.Measurement;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Prediction;

/**
 * What was predicted for each message, for error analysis: ids and codes only, never texts, so that
 * the file may go where the messages may not. Column names are the same in every language.
 */
final class PredictionsFile {
  private static final int CANDIDATES = 3;

  private PredictionsFile() {}

  /** Of several models, the predictions of the first. */
  static void write(Path target, GoldFile gold, Measurement model, List<Measurement> floors) {
    List<String> header =
        new ArrayList<>(List.of("id", "gold", "predicted", "chosen", "candidate 2", "candidate 3"));
    floors.forEach(floor -> header.add(floor.name()));
    try (TableWriter out = TableWriter.to(target, header)) {
      for (int i = 0; i < gold.messages().size(); i++) {
        GoldMessage message = gold.messages().get(i);
        Prediction prediction = model.runs().get(0).get(i);
        List<Cell> row = new ArrayList<>();
        row.add(Cell.label(message.id()));
        row.add(Cell.code(message.code()));
        row.add(Cell.code(last(prediction.path())));
        row.add(Cell.code(last(prediction.chosen())));
        for (int rank = 1; rank < CANDIDATES; rank++) {
          row.add(
              rank < prediction.candidates().size()
                  ? Cell.code(prediction.candidates().get(rank))
                  : Cell.absent());
        }
        for (Measurement floor : floors) {
          row.add(Cell.code(last(floor.runs().get(0).get(i).path())));
        }
        out.row(row);
      }
      out.commit();
    }
  }

  private static String last(List<String> path) {
    return path.isEmpty() ? "" : path.get(path.size() - 1);
  }
}
