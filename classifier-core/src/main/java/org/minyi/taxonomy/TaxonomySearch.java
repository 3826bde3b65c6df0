package org.minyi.taxonomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Finds tags by words of their names, keywords and definitions, in this order of weight. Longer
 * overlaps and rarer words come first. Words may be written in simplified or traditional
 * characters, or in pinyin: in full ({@code wuyefei}) or by initials ({@code wyf}).
 *
 * <p>Immutable and thread-safe. The first search builds the index; the first search in pinyin loads
 * the pinyin dictionary.
 */
public final class TaxonomySearch {
  private static final Comparator<Hit> BEST_FIRST =
      Comparator.comparingDouble(Hit::score).reversed().thenComparing(hit -> hit.tag().code());

  private final Taxonomy taxonomy;
  private final Lazy<TextIndex> texts;
  private final Lazy<PinyinIndex> pinyin;

  private TaxonomySearch(Taxonomy taxonomy) {
    this.taxonomy = taxonomy;
    this.texts = new Lazy<>(() -> new TextIndex(taxonomy.tags()));
    this.pinyin = new Lazy<>(() -> new PinyinIndex(texts.get().entries()));
  }

  /** A search over all tags of a taxonomy. */
  public static TaxonomySearch of(Taxonomy taxonomy) {
    return new TaxonomySearch(Objects.requireNonNull(taxonomy, "taxonomy"));
  }

  /** What of a tag the query matched. */
  public enum Matched {
    /** Its code. */
    CODE,
    /** Its name. */
    NAME,
    /** One of its keywords. */
    KEYWORD,
    /** Its definition. */
    DEFINITION,
    /** The pinyin of its name or of a keyword. */
    PINYIN
  }

  /**
   * A tag that was found.
   *
   * @param tag the tag
   * @param score above 0, higher for better; comparable within one search only
   * @param matched what matched best
   */
  public record Hit(Tag tag, double score, Matched matched) {}

  /**
   * The best tags, best first; equally good ones in code order. A tag's exact code finds it first.
   * The first hundred characters of a query count.
   *
   * @param query one or more words; nothing is found for a blank one
   * @param limit how many hits at most
   * @throws IllegalArgumentException if the limit is below 1
   */
  public List<Hit> search(String query, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
    }
    List<Hit> hits = new ArrayList<>();
    Optional<Tag> exact = taxonomy.find(query.strip());
    exact.ifPresent(tag -> hits.add(new Hit(tag, 2, Matched.CODE)));
    List<Term> terms = Term.of(query).stream().map(term -> texts.get().weigh(term)).toList();
    double total = terms.stream().mapToDouble(Term::weight).sum();
    for (int i = 0; i < taxonomy.size() && !terms.isEmpty(); i++) {
      Tag tag = taxonomy.tags().get(i);
      Hit hit = score(tag, i, terms, total);
      if (hit.score() > 0 && exact.filter(tag::equals).isEmpty()) {
        hits.add(hit);
      }
    }
    hits.sort(BEST_FIRST);
    return List.copyOf(hits.subList(0, Math.min(limit, hits.size())));
  }

  /** The mean of the terms' scores by their weights. */
  private Hit score(Tag tag, int index, List<Term> terms, double total) {
    double sum = 0;
    double best = 0;
    Matched matched = Matched.DEFINITION;
    for (Term term : terms) {
      FieldScore found =
          term.pinyin() ? pinyin.get().score(term, index) : texts.get().score(term, index);
      double part = found.score() * term.weight() / total;
      sum += part;
      if (part > best) {
        best = part;
        matched = found.matched();
      }
    }
    return new Hit(tag, sum, matched);
  }

  /** How well a term matches a tag, from 0 to 1, and in which field best. */
  record FieldScore(double score, Matched matched) {
    static final FieldScore NONE = new FieldScore(0, Matched.DEFINITION);

    FieldScore max(FieldScore other) {
      return other.score > score ? other : this;
    }
  }
}
