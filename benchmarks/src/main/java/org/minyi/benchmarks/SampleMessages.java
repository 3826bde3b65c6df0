package org.minyi.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.minyi.taxonomy.SeedCorpus;
import org.minyi.taxonomy.SeedMessage;
import org.minyi.text.Message;

/** Messages of a chosen length, cut from the invented messages of the seed corpus. */
final class SampleMessages {
  private static final long SEED = 20261122;

  private SampleMessages() {}

  /**
   * The same messages on every machine, all different, without titles.
   *
   * @param characters of each message, in code points
   */
  static List<Message> ofLength(int characters, int count) {
    List<SeedMessage> corpus = new ArrayList<>(SeedCorpus.loadDefault());
    Collections.shuffle(corpus, new Random(SEED));
    int[] text =
        corpus.stream()
            .map(message -> message.title() + "，" + message.body())
            .collect(Collectors.joining())
            .codePoints()
            .toArray();
    List<Message> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(new Message("", new String(text, i * characters, characters)));
    }
    return messages;
  }
}
