package org.minyi.cli.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * How a table is written.
 *
 * @param format the kind of file
 * @param charset of the text; of no use for workbooks
 * @param mark whether to begin with a byte order mark; only for CSV and TSV in Unicode
 * @param sheet the name of a workbook's sheet
 */
public record OutputFormat(Format format, Charset charset, boolean mark, String sheet) {
  private static final String SHEET = "Sheet1";

  /**
   * As spreadsheets like it best: UTF-8, with a byte order mark in CSV and TSV, without which Excel
   * shows no Chinese.
   */
  public static OutputFormat of(Format format) {
    return new OutputFormat(format, StandardCharsets.UTF_8, format != Format.JSONL, SHEET);
  }

  /**
   * As the ending of a file says; CSV where it says nothing.
   *
   * @throws org.minyi.cli.console.CliException where it promises what Minyi does not write
   */
  public static OutputFormat of(Path file) {
    return of(Format.toWrite(file).orElse(Format.CSV));
  }

  /** The same in another encoding. */
  public OutputFormat in(Charset other) {
    boolean unicode = other.name().startsWith("UTF-");
    return new OutputFormat(format, other, mark && unicode, sheet);
  }

  /** The same with another name of the sheet. */
  public OutputFormat named(String other) {
    return new OutputFormat(format, charset, mark, other);
  }

  /** The same without a byte order mark, for other programs. */
  public OutputFormat withoutMark() {
    return new OutputFormat(format, charset, false, sheet);
  }

  RowSink sink(OutputStream out) throws IOException {
    return switch (format) {
      case CSV -> new CsvSink(out, ',', charset, mark);
      case TSV -> new CsvSink(out, '\t', charset, mark);
      case JSONL -> new JsonLinesSink(out, charset);
      case XLSX -> new WorkbookSink(out, sheet);
    };
  }
}
