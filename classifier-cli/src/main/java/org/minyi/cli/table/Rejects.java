package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.Messages;

/** The rows that could not be handled, as they were found; without any there is no file. */
public final class Rejects implements Closeable {
  private final Path target;
  private final List<String> header;
  private final Messages messages;
  private CsvOutput output;
  private long count;

  /**
   * Rejects of a table.
   *
   * @param target the file to write
   * @param header the table's header
   * @param messages the language of the reasons
   */
  public Rejects(Path target, List<String> header, Messages messages) {
    this.target = target;
    this.header = header;
    this.messages = messages;
  }

  /** The file beside a result that takes its rejects: {@code x.rejects.csv} for {@code x.csv}. */
  public static Path beside(Path result) {
    String name = result.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return result.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".rejects.csv");
  }

  /** Adds a row. */
  public void add(TableRow row) {
    if (output == null) {
      output = new CsvOutput(target);
      output.row(cells(messages.get("reject.line"), messages.get("reject.reason"), header));
    }
    String reason =
        messages.get("reject." + row.problem().name(), header.size(), row.fields().size());
    output.row(cells(Long.toString(row.line()), reason, row.fields()));
    count++;
  }

  /** How many there are. */
  public long count() {
    return count;
  }

  /** Lets the file appear; without rejects, removes one that an earlier run left. */
  public void commit() {
    if (output != null) {
      output.commit();
      return;
    }
    try {
      Files.deleteIfExists(target);
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  @Override
  public void close() {
    if (output != null) {
      output.close();
    }
  }

  private static List<String> cells(String line, String reason, List<String> fields) {
    List<String> cells = new ArrayList<>(List.of(line, reason));
    cells.addAll(fields);
    return cells;
  }
}
