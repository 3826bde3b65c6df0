package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.minyi.cli.console.Messages;

/** The file of the rows that could not be handled; without any there is no file. */
public final class Rejects implements Closeable {
  private final Path target;
  private final RejectSink sink;
  private WholeFile file;

  /**
   * Rejects of a table.
   *
   * @param target the file to write
   * @param header the table's header
   * @param messages the language of the reasons
   */
  public Rejects(Path target, List<String> header, Messages messages) {
    this.target = target;
    this.sink =
        new RejectSink(
            () -> {
              file = WholeFile.to(target);
              return file.stream();
            },
            header,
            messages,
            0);
  }

  /** The file beside a result that takes its rejects: {@code x.rejects.csv} for {@code x.csv}. */
  public static Path beside(Path result) {
    String name = result.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return result.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".rejects.csv");
  }

  /** Adds a row. */
  public void add(TableRow row) {
    try {
      sink.add(row);
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  /** How many there are. */
  public long count() {
    return sink.count();
  }

  /** Lets the file appear; without rejects, removes one that an earlier run left. */
  public void commit() {
    try {
      sink.close();
      if (file != null) {
        file.commit();
      } else {
        Files.deleteIfExists(target);
      }
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
