package org.minyi.cli.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;

/** What a file is, whatever it is called: exports are often named for the program to open them. */
final class FileKind {
  private static final byte[] ZIP = {'P', 'K', 3, 4};
  private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  /** A byte order mark, read as Latin-1 without zeros, and blanks. */
  private static final Pattern MARK =
      Pattern.compile("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)?\\s*");

  private FileKind() {}

  /**
   * The format of a file, by its content where that tells, else as the user or the ending says.
   *
   * @throws CliException for files that only other programs can read
   */
  static Format of(TableSource source) throws IOException {
    Path file = source.file();
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(4096);
    }
    if (startsWith(start, OLE)) {
      throw new CliException(
          ExitCode.INPUT, isEncrypted(file) ? "input.encrypted" : "input.workbook.old", file);
    }
    if (startsWith(start, ZIP)) {
      return Format.XLSX;
    }
    if (source.format().isPresent() && source.format().get() != Format.XLSX) {
      return source.format().get();
    }
    String text = new String(start, StandardCharsets.ISO_8859_1).replace("\0", "");
    Format promised = Format.promisedBy(file).orElse(Format.CSV);
    char first = MARK.matcher(text).replaceFirst("").concat(" ").charAt(0);
    if (promised == Format.XLSX && first == '<') {
      throw new CliException(ExitCode.INPUT, "input.workbook.html", file);
    }
    if (promised == Format.JSONL && first == '[') {
      throw new CliException(ExitCode.INPUT, "input.json.array", file);
    }
    return switch (promised) {
      case TSV, JSONL -> promised;
      case CSV, XLSX -> first == '{' ? Format.JSONL : Format.CSV;
    };
  }

  /** Office encrypts a workbook into an OLE container with a stream of this name. */
  private static boolean isEncrypted(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      int matched = 0;
      for (int value = in.read(); value >= 0; value = in.read()) {
        // No proper prefix of the name ends in its first byte's pair, so that starting over is
        // right.
        matched = value == ENCRYPTED[matched] ? matched + 1 : value == ENCRYPTED[0] ? 1 : 0;
        if (matched == ENCRYPTED.length) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }
}
