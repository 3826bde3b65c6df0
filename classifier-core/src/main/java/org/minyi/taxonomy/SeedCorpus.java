package org.minyi.taxonomy;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The corpus of invented messages that ships with the taxonomy of record. */
public final class SeedCorpus {
  private SeedCorpus() {}

  /**
   * All messages in the order of the file, at least six for every leaf; read anew at each call.
   *
   * @throws TaxonomyException if it is not on the class path or is not as it was released
   */
  public static List<SeedMessage> loadDefault() {
    byte[] content = ShippedFiles.read(ShippedFiles.SEED_CORPUS);
    try (MappingIterator<SeedMessage> messages =
        JsonMapper.builder().build().readerFor(SeedMessage.class).readValues(content)) {
      return List.copyOf(messages.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(ShippedFiles.SEED_CORPUS + " cannot be read", e);
    }
  }
}
