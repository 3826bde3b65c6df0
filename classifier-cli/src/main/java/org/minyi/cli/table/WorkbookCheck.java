package org.minyi.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/**
 * Looks through a workbook before it is read: whether it is whole, and whether it would unpack to
 * more than memory holds. A small file can unpack to terabytes.
 *
 * @param rows the rows of the sheets together, for showing progress
 * @param recalculated whether the workbook asks to be calculated when it is opened, because who
 *     wrote it did not
 */
record WorkbookCheck(long rows, boolean recalculated) {
  /** Real sheets of equal rows reach some 100. */
  private static final int MAX_RATIO = 400;

  private static final long SMALL = 64L << 20;

  private static final byte[] ROW = "<row".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern RECALCULATED = Pattern.compile("fullCalcOnLoad=[\"'](1|true)[\"']");
  private static final int SETTINGS = 1 << 20;

  /**
   * Looks through a file.
   *
   * @throws CliException when the file is damaged, no workbook, or unpacks to too much
   */
  static WorkbookCheck of(Path file) throws IOException {
    long rows = 0;
    boolean workbook = false;
    boolean recalculated = false;
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          // Sheets are read row by row; all other parts are kept in memory.
          boolean streamed = name.contains("worksheets/");
          rows += unpack(file, zip, entry, streamed ? Long.MAX_VALUE : memory());
        }
        if (name.endsWith("xl/workbook.xml")) {
          workbook = true;
          recalculated = RECALCULATED.matcher(settings(zip, entry)).find();
        }
      }
    } catch (ZipException e) {
      throw new CliException(e, ExitCode.INPUT, "input.workbook.damaged", file, e.getMessage());
    }
    if (!workbook) {
      throw new CliException(ExitCode.INPUT, "input.workbook.other", file);
    }
    return new WorkbookCheck(rows, recalculated);
  }

  private static String settings(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(SETTINGS), StandardCharsets.US_ASCII);
    }
  }

  private static long memory() {
    return Math.max(SMALL, Runtime.getRuntime().maxMemory() / 2);
  }

  private static long unpack(Path file, ZipFile zip, ZipEntry entry, long most) throws IOException {
    byte[] block = new byte[1 << 16];
    long size = 0;
    long rows = 0;
    int matched = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        size += read;
        if (size > SMALL && size > MAX_RATIO * entry.getCompressedSize()) {
          throw new CliException(ExitCode.INPUT, "input.workbook.bomb", file, entry.getName());
        }
        if (size > most) {
          throw new CliException(
              ExitCode.INPUT, "input.workbook.large", file, most >> 20, entry.getName());
        }
        for (int i = 0; i < read; i++) {
          if (matched == ROW.length) {
            rows += block[i] <= '>' ? 1 : 0;
            matched = 0;
          }
          matched = block[i] == ROW[matched] ? matched + 1 : block[i] == ROW[0] ? 1 : 0;
        }
      }
    }
    return rows;
  }
}
