package org.minyi.cli.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Copies a workbook without the time of its making: equal tables give equal files. */
final class WorkbookCopy {
  private static final String PROPERTIES = "docProps/core.xml";
  private static final String TIMELESS =
      """
      <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
      <cp:coreProperties \
      xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
      xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>Minyi</dc:creator>\
      </cp:coreProperties>
      """;

  /** The first day of ZIP files. */
  private static final long BEGINNING = 315_532_800_000L;

  private WorkbookCopy() {}

  static void withoutTime(Path from, Path to) throws IOException {
    try (ZipFile zip = ZipFile.builder().setPath(from).get();
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(to)) {
      for (ZipArchiveEntry entry : Collections.list(zip.getEntriesInPhysicalOrder())) {
        ZipArchiveEntry copy = new ZipArchiveEntry(entry.getName());
        copy.setTime(BEGINNING);
        copy.setMethod(ZipArchiveEntry.DEFLATED);
        if (entry.getName().equals(PROPERTIES)) {
          out.putArchiveEntry(copy);
          out.write(TIMELESS.getBytes(StandardCharsets.UTF_8));
          out.closeArchiveEntry();
        } else {
          copy.setSize(entry.getSize());
          copy.setCompressedSize(entry.getCompressedSize());
          copy.setCrc(entry.getCrc());
          try (InputStream raw = zip.getRawInputStream(entry)) {
            out.addRawArchiveEntry(copy, raw);
          }
        }
      }
    }
  }
}
