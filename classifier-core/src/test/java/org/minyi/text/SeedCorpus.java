package org.minyi.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The invented messages of the seed corpus. */
final class SeedCorpus {
  private static final String RESOURCE = "/org/minyi/taxonomy/v1/seed-corpus.jsonl";

  private SeedCorpus() {}

  /** All titles and bodies that are not empty. */
  static List<String> texts() {
    ObjectMapper mapper = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                SeedCorpus.class.getResourceAsStream(RESOURCE), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode row = mapper.readTree(line);
        texts.add(row.path("title").asText());
        texts.add(row.path("body").asText());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    texts.removeIf(String::isEmpty);
    return texts;
  }
}
