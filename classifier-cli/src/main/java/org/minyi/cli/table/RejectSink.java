package org.minyi.cli.table;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.minyi.cli.console.Messages;

/** Writes rows that could not be handled, as they were found, with line and reason, as CSV. */
final class RejectSink implements Closeable {
  /** Opens the file when there is something to write. */
  interface Target {
    OutputStream open() throws IOException;
  }

  private final Target target;
  private final List<String> header;
  private final Messages messages;
  private RowSink sink;
  private long count;

  /**
   * Rejects of a table.
   *
   * @param header the table's header
   * @param messages the language of the reasons
   * @param count how many there are already
   */
  RejectSink(Target target, List<String> header, Messages messages, long count) {
    this.target = target;
    this.header = header;
    this.messages = messages;
    this.count = count;
  }

  void add(TableRow row) throws IOException {
    if (sink == null) {
      sink = OutputFormat.of(Format.CSV).sink(target.open());
      List<String> names =
          new ArrayList<>(List.of(messages.get("reject.line"), messages.get("reject.reason")));
      names.addAll(header);
      if (count == 0) {
        sink.begin(names);
      }
    }
    List<Cell> cells = new ArrayList<>();
    cells.add(Cell.number(row.line()));
    cells.add(
        Cell.text(messages.get("reject." + row.problem(), header.size(), row.cells().size())));
    row.cells().forEach(cell -> cells.add(encodable(cell)));
    sink.row(cells);
    count++;
  }

  /** Half a character, which JSON can hold, is in no encoding. */
  private static Cell encodable(Cell cell) {
    StringBuilder whole = new StringBuilder(cell.text());
    for (int i = 0; i < whole.length(); i++) {
      int c = whole.codePointAt(i);
      if (Character.isSupplementaryCodePoint(c)) {
        i++;
      } else if (Character.isSurrogate((char) c)) {
        whole.setCharAt(i, '\uFFFD');
      }
    }
    return new Cell(whole.toString(), cell.kind());
  }

  long count() {
    return count;
  }

  void flush() throws IOException {
    if (sink != null) {
      sink.flush();
    }
  }

  @Override
  public void close() throws IOException {
    flush();
  }
}
