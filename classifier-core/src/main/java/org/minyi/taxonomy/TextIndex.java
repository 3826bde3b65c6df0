package org.minyi.taxonomy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.minyi.taxonomy.TaxonomySearch.FieldScore;
import org.minyi.taxonomy.TaxonomySearch.Matched;

/** The folded texts of all tags, scanned as a whole: a few thousand tags need no inverted index. */
final class TextIndex {
  static final double NAME_WEIGHT = 1;
  static final double KEYWORD_WEIGHT = 0.6;
  private static final double DEFINITION_WEIGHT = 0.3;

  /** What the matches of other texts than the best one add, in all no more than twice this. */
  private static final double OTHER_TEXTS = 0.05;

  private final List<Entry> entries;

  /** A tag's folded texts. */
  record Entry(String name, List<String> keywords, String definition) {
    static Entry of(Tag tag) {
      return new Entry(
          Term.fold(tag.name()),
          tag.keywords().stream().map(Term::fold).toList(),
          Term.fold(tag.definition()));
    }

    boolean contains(String gram) {
      if (name.contains(gram) || definition.contains(gram)) {
        return true;
      }
      for (String keyword : keywords) {
        if (keyword.contains(gram)) {
          return true;
        }
      }
      return false;
    }
  }

  TextIndex(List<Tag> tags) {
    entries = tags.stream().map(Entry::of).toList();
  }

  List<Entry> entries() {
    return entries;
  }

  /** Weighs a term's parts by their rarity; letters that occur nowhere are taken for pinyin. */
  Term weigh(Term term) {
    Map<String, Double> weighted = new LinkedHashMap<>();
    long found = 0;
    for (String gram : term.grams().keySet()) {
      long frequency = 0;
      for (Entry entry : entries) {
        frequency += entry.contains(gram) ? 1 : 0;
      }
      weighted.put(gram, Math.log(1 + entries.size() / (1.0 + frequency)));
      found += frequency;
    }
    return new Term(term.text(), weighted, found == 0 && term.hasOnlyLetters());
  }

  FieldScore score(Term term, int index) {
    Entry entry = entries.get(index);
    double name = NAME_WEIGHT * overlap(term, entry.name());
    double definition = DEFINITION_WEIGHT * overlap(term, entry.definition());
    double keyword = 0;
    double all = name + definition;
    for (String text : entry.keywords()) {
      double score = KEYWORD_WEIGHT * overlap(term, text);
      keyword = Math.max(keyword, score);
      all += score;
    }
    FieldScore best =
        new FieldScore(name, Matched.NAME)
            .max(new FieldScore(keyword, Matched.KEYWORD))
            .max(new FieldScore(definition, Matched.DEFINITION));
    double others = OTHER_TEXTS * Math.min(2, all - best.score());
    return new FieldScore((best.score() + others) / (1 + 2 * OTHER_TEXTS), best.matched());
  }

  /** Mostly how much of the term is in the text, and a little how much of the text is the term. */
  private static double overlap(Term term, String text) {
    double found = 0;
    int chars = 0;
    for (Map.Entry<String, Double> gram : term.grams().entrySet()) {
      if (text.contains(gram.getKey())) {
        found += gram.getValue();
        chars += chars == 0 ? gram.getKey().length() : 1;
      }
    }
    return found == 0 ? 0 : found / term.weight() * precision(chars, text.length());
  }

  static double precision(int matched, int length) {
    return 0.7 + 0.3 * Math.min(1, (double) matched / length);
  }
}
