package org.minyi.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.minyi.taxonomy.SeedCorpus;
import org.minyi.taxonomy.SeedMessage;
import org.minyi.text.Message;

/**
 * Messages of any number, the same on every machine, made of the invented ones of the seed corpus:
 * the sentences of one tag's messages, in another order and cut to a length. Lengths are log-normal
 * with the median and the 95th percentile of real messages, which gives a mean of about 340.
 */
final class SyntheticMessages {
  private static final long SEED = 20261130;
  private static final double MEDIAN = 203;
  private static final double SIGMA = Math.log(1149 / MEDIAN) / 1.6449;
  private static final int SHORTEST = 5;
  private static final int LONGEST = 6000;

  private final List<List<SeedMessage>> byTag;
  private final Random random = new Random(SEED);

  SyntheticMessages() {
    Map<String, List<SeedMessage>> tags =
        SeedCorpus.loadDefault().stream()
            .collect(Collectors.groupingBy(SeedMessage::code, TreeMap::new, Collectors.toList()));
    byTag = List.copyOf(tags.values());
  }

  /** The next message with a length like real ones. */
  Message next() {
    double length = MEDIAN * Math.exp(SIGMA * random.nextGaussian());
    return next((int) Math.max(SHORTEST, Math.min(LONGEST, length)));
  }

  /** The next message of a length in characters. */
  Message next(int length) {
    List<SeedMessage> same = byTag.get(random.nextInt(byTag.size()));
    String title = same.get(random.nextInt(same.size())).title();
    StringBuilder body = new StringBuilder(length + 100);
    while (body.length() < length) {
      String[] sentences = same.get(random.nextInt(same.size())).body().split("(?<=[。！？])");
      body.append(sentences[random.nextInt(sentences.length)]);
    }
    int end = Character.isLowSurrogate(body.charAt(length - 1)) ? length - 1 : length;
    body.setLength(Character.isHighSurrogate(body.charAt(end - 1)) ? end - 1 : end);
    return new Message(title, body.toString());
  }

  /** So many messages of one kind: {@code mixed} lengths, or a number of characters each. */
  static List<Message> list(String length, int count) {
    SyntheticMessages source = new SyntheticMessages();
    List<Message> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(length.equals("mixed") ? source.next() : source.next(Integer.parseInt(length)));
    }
    return messages;
  }
}
