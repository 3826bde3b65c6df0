package org.minyi.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;

/** Recognises Excel workbooks, whatever their files are called. */
final class Workbook {
  private static final String ZIP = "504b0304";
  private static final String OLE = "d0cf11e0";

  private Workbook() {}

  static boolean looksLike(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      String start = HexFormat.of().formatHex(in.readNBytes(4));
      return start.equals(ZIP) || start.equals(OLE);
    }
  }
}
