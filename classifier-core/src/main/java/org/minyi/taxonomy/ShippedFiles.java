package org.minyi.taxonomy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.minyi.checksum.Sha256;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/** The resources of {@code minyi-taxonomy}, checked against their {@code version.json}. */
final class ShippedFiles {
  static final String TAXONOMY = "taxonomy.jsonl";
  static final String SEED_CORPUS = "seed-corpus.jsonl";
  static final String OUTSIDE = "outside.jsonl";

  private static final String FOLDER = "org/minyi/taxonomy/v1/";

  private ShippedFiles() {}

  static String version() {
    return description().path("version").asText();
  }

  /** One file's content, exactly as released. */
  static byte[] read(String file) {
    byte[] content = load(file);
    JsonNode expected = description().path("files").path(file);
    check(file, "SHA-256", expected.path("sha256").asText(), Sha256.hex(content));
    check(file, "count", expected.path("count").asText(), String.valueOf(lines(content)));
    return content;
  }

  private static void check(String file, String what, String expected, String found) {
    if (!expected.equals(found)) {
      throw new TaxonomyException(
          TaxonomyProblem.of(Kind.SHIPPED_FILE_CHANGED, 0, "", file, what, expected, found));
    }
  }

  private static long lines(byte[] content) {
    long lines = 0;
    for (byte b : content) {
      lines += b == '\n' ? 1 : 0;
    }
    return lines;
  }

  private static JsonNode description() {
    try {
      return new ObjectMapper().readTree(load("version.json"));
    } catch (IOException e) {
      throw new UncheckedIOException("version.json of minyi-taxonomy cannot be read", e);
    }
  }

  private static byte[] load(String file) {
    // By the class loader, which also sees the open packages of other modules.
    try (InputStream in = ShippedFiles.class.getClassLoader().getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new TaxonomyException(
            TaxonomyProblem.of(Kind.SHIPPED_FILE_MISSING, 0, "", FOLDER + file));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + file + " cannot be read", e);
    }
  }
}
