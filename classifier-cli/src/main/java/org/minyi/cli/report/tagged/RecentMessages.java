package org.minyi.cli.report.tagged;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.minyi.duplicates.DuplicateGroups;
import org.minyi.duplicates.NearDuplicates;
import org.minyi.text.Message;
import org.minyi.text.PersonalData;

/**
 * The messages of the latest period: which of them say the same (hot issues), and some to show.
 * Keeps at most {@value #MOST} messages and {@value #MOST_CHARACTERS} characters to compare, and of
 * each no more than the beginning. Not thread-safe.
 */
final class RecentMessages {
  /** More messages are not compared. */
  static final int MOST = 50_000;

  private static final int MOST_CHARACTERS = 15_000_000;
  private static final int KEPT = 160;
  private static final int FEWEST = 3;
  private static final int EXAMPLES = 2;

  private final LocalDate from;
  private final NearDuplicates duplicates = new NearDuplicates();
  private final List<Kept> kept = new ArrayList<>();
  private final Map<Integer, List<String>> examples = new HashMap<>();
  private long characters;
  private long seen;

  private record Kept(LocalDate day, int node, String beginning) {}

  /**
   * Messages that say the same.
   *
   * @param size how many
   * @param node the most frequent tag, or -1
   * @param first the day of the first
   * @param last the day of the last
   * @param places words for places that they share
   * @param example the beginning of the first, without personal numbers
   */
  record Issue(
      int size, int node, LocalDate first, LocalDate last, List<String> places, String example) {}

  /**
   * From a day on.
   *
   * @param from the first day of the latest period
   */
  RecentMessages(LocalDate from) {
    this.from = from;
  }

  /**
   * Takes a message in if it is recent enough.
   *
   * @param tag the number of its tag, or -1; asked for only then
   */
  void add(Message message, Optional<LocalDate> day, IntSupplier tag) {
    if (day.isEmpty()
        || day.get().isBefore(from)
        || message.title().isBlank() && message.body().isBlank()) {
      return;
    }
    seen++;
    int length = message.title().length() + message.body().length();
    if (kept.size() >= MOST || characters + length > MOST_CHARACTERS) {
      return;
    }
    characters += length;
    int node = tag.getAsInt();
    duplicates.add(message);
    String beginning = beginning(message);
    kept.add(new Kept(day.get(), node, beginning));
    List<String> shown = examples.computeIfAbsent(node, n -> new ArrayList<>());
    if (shown.size() < EXAMPLES) {
      shown.add(PersonalData.mask(beginning));
    }
  }

  private static String beginning(Message message) {
    // Cut from a little more, lest a number be cut in two and not be masked.
    String text = (message.title() + " " + start(message.body(), 2 * KEPT)).strip();
    return start(text, 2 * KEPT);
  }

  private static String start(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    return text.substring(0, end);
  }

  /** The first day of the latest period. */
  LocalDate from() {
    return from;
  }

  /** The recent messages, also those that were too many to compare. */
  long seen() {
    return seen;
  }

  /** Those that were compared. */
  int compared() {
    return kept.size();
  }

  /** Groups of at least {@value #FEWEST} messages, the largest first. */
  List<Issue> issues(int most) {
    DuplicateGroups groups = duplicates.groups();
    Map<Integer, List<Kept>> members = new HashMap<>();
    for (int i = 0; i < kept.size(); i++) {
      int group = groups.group(i);
      if (groups.size(group) >= FEWEST) {
        members.computeIfAbsent(group, g -> new ArrayList<>()).add(kept.get(i));
      }
    }
    return members.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Integer, List<Kept>>>comparingInt(e -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(most)
        .map(e -> issue(e.getValue()))
        .toList();
  }

  private static Issue issue(List<Kept> messages) {
    Map<Integer, Integer> nodes = new HashMap<>();
    messages.forEach(message -> nodes.merge(message.node(), 1, Integer::sum));
    int node =
        nodes.entrySet().stream()
            .max(
                Map.Entry.<Integer, Integer>comparingByValue()
                    .thenComparing(Map.Entry.comparingByKey()))
            .orElseThrow()
            .getKey();
    return new Issue(
        messages.size(),
        node,
        messages.stream().map(Kept::day).min(Comparator.naturalOrder()).orElseThrow(),
        messages.stream().map(Kept::day).max(Comparator.naturalOrder()).orElseThrow(),
        PlaceWords.of(messages.stream().limit(200).map(Kept::beginning).toList()),
        shortened(PersonalData.mask(messages.get(0).beginning())));
  }

  /** Up to {@value #EXAMPLES} messages of a tag, shortened and without personal numbers. */
  List<String> examples(int node) {
    return examples.getOrDefault(node, List.of()).stream().map(RecentMessages::shortened).toList();
  }

  private static String shortened(String masked) {
    return masked.length() <= KEPT ? masked : start(masked, KEPT) + "…";
  }
}
