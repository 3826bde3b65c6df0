package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SeedCorpusTest {
  @Test
  void theCorpusIsAsReleasedAndCoversEveryLeafSixTimes() {
    List<SeedMessage> messages = SeedCorpus.loadDefault();
    assertEquals(12_026, messages.size());
    assertEquals(12_026, messages.stream().map(SeedMessage::id).distinct().count());
    Taxonomy taxonomy = Taxonomy.loadDefault();
    Map<String, Long> counts =
        messages.stream().collect(Collectors.groupingBy(SeedMessage::code, Collectors.counting()));
    for (Tag leaf : taxonomy.leaves()) {
      assertTrue(counts.getOrDefault(leaf.code(), 0L) >= 6, leaf.code());
    }
    for (SeedMessage message : messages) {
      assertTrue(taxonomy.isLeaf(message.code()), message.id());
      assertFalse(message.title().isBlank() && message.body().isBlank(), message.id());
    }
  }

  @Test
  void theMessagesOutsideTheTaxonomyAreAsReleased() {
    assertTrue(ShippedFiles.read(ShippedFiles.OUTSIDE).length > 0);
  }
}
