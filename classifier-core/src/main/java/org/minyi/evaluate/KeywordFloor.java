package org.minyi.evaluate;

import com.hankcs.hanlp.collection.AhoCorasick.AhoCorasickDoubleArrayTrie;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * Rules from the taxonomy's own words: what a careful person would build in a day without any
 * labelled message.
 *
 * <p>A tag's words are its keywords and its name. A word found in the text gives its tag the points
 * {@code length · ln(1 + tags / tags with the word)}, so long and rare words weigh most; found in
 * the title, twice that; found again, nothing more. A tag's score is the sum of its own points and
 * those of its descendants, and the path goes from the top to the child with the highest score
 * until it reaches a leaf; ties, and tags without any point, fall to the child that the corpus has
 * most often. A text without any of the words thus gets the majority path. The other candidates are
 * the leaves with the highest sum of scores along their path.
 */
public final class KeywordFloor implements Floor {
  private static final int CANDIDATES = 3;
  private static final int SHORTEST = 2;
  private static final double TITLE = 2;

  /** Makes a floor; all it knows comes with training. */
  public KeywordFloor() {}

  @Override
  public String name() {
    return "keywords";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    Map<String, Integer> frequency = new HashMap<>();
    for (GoldMessage gold : corpus) {
      for (Tag tag : taxonomy.path(gold.code())) {
        frequency.merge(tag.code(), 1, Integer::sum);
      }
    }
    TreeMap<String, Word> words = words(taxonomy);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("the taxonomy has neither keywords nor names");
    }
    AhoCorasickDoubleArrayTrie<Word> matcher = new AhoCorasickDoubleArrayTrie<>();
    matcher.build(words);
    return messages ->
        messages.stream()
            .map(
                message ->
                    Prediction.ranked(
                        rank(scores(message, matcher, taxonomy), frequency, taxonomy), taxonomy))
            .toList();
  }

  /** A word of the taxonomy, the tags that list it, and the points that it gives each. */
  private record Word(String text, Set<String> codes, double points) {}

  private static TreeMap<String, Word> words(Taxonomy taxonomy) {
    Map<String, Set<String>> codes = new HashMap<>();
    for (Tag tag : taxonomy.tags()) {
      List<String> own = new ArrayList<>(tag.keywords());
      own.add(tag.name());
      for (String word : own) {
        String folded = fold(word);
        if (folded.length() >= SHORTEST) {
          codes.computeIfAbsent(folded, k -> new HashSet<>()).add(tag.code());
        }
      }
    }
    TreeMap<String, Word> words = new TreeMap<>();
    codes.forEach(
        (word, tags) ->
            words.put(
                word,
                new Word(
                    word,
                    tags,
                    word.length() * Math.log(1 + (double) taxonomy.tags().size() / tags.size()))));
    return words;
  }

  private static Map<String, Double> scores(
      Message message, AhoCorasickDoubleArrayTrie<Word> matcher, Taxonomy taxonomy) {
    Map<Word, Double> found = new LinkedHashMap<>();
    matcher.parseText(
        fold(message.title()), (begin, end, word) -> found.put(word, TITLE * word.points()));
    matcher.parseText(
        fold(message.body()), (begin, end, word) -> found.putIfAbsent(word, word.points()));
    Map<String, Double> scores = new HashMap<>();
    found.forEach(
        (word, points) -> {
          for (String code : word.codes()) {
            for (Tag tag : taxonomy.path(code)) {
              scores.merge(tag.code(), points, Double::sum);
            }
          }
        });
    return scores;
  }

  private static List<String> rank(
      Map<String, Double> scores, Map<String, Integer> frequency, Taxonomy taxonomy) {
    Comparator<Tag> best =
        Comparator.comparing(
                (Tag tag) -> scores.getOrDefault(tag.code(), 0.0), Comparator.reverseOrder())
            .thenComparing(tag -> frequency.getOrDefault(tag.code(), 0), Comparator.reverseOrder())
            .thenComparing(Tag::code);
    String leaf = "";
    for (List<Tag> children = taxonomy.children(""); !children.isEmpty(); ) {
      leaf = children.stream().min(best).orElseThrow().code();
      children = taxonomy.children(leaf);
    }
    String first = leaf;
    List<String> ranked = new ArrayList<>(List.of(first));
    scores.keySet().stream()
        .filter(code -> taxonomy.children(code).isEmpty() && !code.equals(first))
        .sorted(
            Comparator.comparing(
                    (String code) ->
                        taxonomy.path(code).stream()
                            .mapToDouble(tag -> scores.getOrDefault(tag.code(), 0.0))
                            .sum(),
                    Comparator.reverseOrder())
                .thenComparing(Comparator.naturalOrder()))
        .limit(CANDIDATES - 1)
        .forEach(ranked::add);
    return ranked;
  }

  private static String fold(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}
