package org.minyi.benchmarks;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.minyi.text.Message;

/** A CSV file of synthetic messages, of any number of rows. */
final class SyntheticFile {
  private SyntheticFile() {}

  static void write(int rows, Writer out) throws IOException {
    SyntheticMessages messages = new SyntheticMessages();
    row(out, List.of("编号", "留言主题", "留言详情"));
    for (int i = 1; i <= rows; i++) {
      Message message = messages.next();
      row(out, List.of(String.valueOf(i), message.title(), message.body()));
    }
  }

  private static void row(Writer out, List<String> fields) throws IOException {
    String separator = "";
    for (String field : fields) {
      out.append(separator).append('"').append(field.replace("\"", "\"\"")).append('"');
      separator = ",";
    }
    out.append("\r\n");
  }
}
