package org.minyi.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;

/** A result that goes to another program as it is made; only the rejects are a file. */
public final class StreamedTable implements ResultTable {
  private final RowSink sink;
  private final OutputStream out;
  private final Rejects rejects;

  /**
   * Begins a result.
   *
   * @param out where it goes; stays open
   * @param rejectsTarget the file of the rejects; there is none if there are none
   * @param style how it is written
   * @param header the names of its columns
   * @param inputHeader the names of the input's columns, for the rejects
   * @param messages the language of the reasons for rejects
   */
  public StreamedTable(
      OutputStream out,
      Path rejectsTarget,
      OutputFormat style,
      List<String> header,
      List<String> inputHeader,
      Messages messages) {
    this.out = out;
    this.rejects = new Rejects(rejectsTarget, inputHeader, messages);
    try {
      this.sink = style.sink(out);
      sink.begin(header);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Done done() {
    return Done.NOTHING;
  }

  @Override
  public boolean row(TableRow row, List<Cell> cells) {
    try {
      return sink.row(row, cells, this::reject);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void reject(TableRow row) {
    rejects.add(row);
  }

  @Override
  public long rejects() {
    return rejects.count();
  }

  /** Passes on what was written; it cannot be gone on with. */
  @Override
  public void save(long rows, Map<String, Long> counts) {
    try {
      sink.flush();
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void commit() {
    try {
      sink.close();
      out.flush();
    } catch (IOException e) {
      throw failed(e);
    }
    rejects.commit();
  }

  @Override
  public void close() {
    rejects.close();
  }

  private static CliException failed(IOException e) {
    return new CliException(e, ExitCode.OUTPUT, "output.stream", IoFailure.reason(e));
  }
}
