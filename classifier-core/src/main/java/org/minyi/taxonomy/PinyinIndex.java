package org.minyi.taxonomy;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.Pinyin;
import java.util.List;
import org.minyi.taxonomy.TaxonomySearch.FieldScore;
import org.minyi.taxonomy.TaxonomySearch.Matched;

/** The pinyin of the names and keywords of all tags. */
final class PinyinIndex {
  private static final double FULL = 1;
  private static final double INITIALS = 0.9;
  private static final double INSIDE = 0.9;

  /** Letters are ambiguous: that the keywords agree with the name tells what is meant. */
  private static final double AGREEMENT = 0.3;

  private final List<Entry> entries;

  private record Entry(Spelling name, List<Spelling> keywords) {}

  PinyinIndex(List<TextIndex.Entry> texts) {
    entries =
        texts.stream()
            .map(
                text ->
                    new Entry(
                        Spelling.of(text.name()),
                        text.keywords().stream().map(Spelling::of).toList()))
            .toList();
  }

  FieldScore score(Term term, int index) {
    Entry entry = entries.get(index);
    double name = TextIndex.NAME_WEIGHT * entry.name().match(term.text());
    double keyword = 0;
    for (Spelling spelling : entry.keywords()) {
      keyword = Math.max(keyword, TextIndex.KEYWORD_WEIGHT * spelling.match(term.text()));
    }
    double agreed = Math.max(name, keyword) + AGREEMENT * Math.min(name, keyword);
    return new FieldScore(agreed / (1 + AGREEMENT), Matched.PINYIN);
  }

  /** A text's syllables without tones; a character that has no pinyin is its own syllable. */
  private record Spelling(String[] syllables) {
    static Spelling of(String text) {
      List<Pinyin> pinyin = HanLP.convertToPinyinList(text);
      String[] syllables = new String[pinyin.size()];
      for (int i = 0; i < syllables.length; i++) {
        boolean none = pinyin.get(i) == Pinyin.none5;
        syllables[i] = none ? String.valueOf(text.charAt(i)) : pinyin.get(i).getPinyinWithoutTone();
      }
      return new Spelling(syllables);
    }

    double match(String letters) {
      double best = 0;
      for (int start = 0; start < syllables.length; start++) {
        double place = start == 0 ? 1 : INSIDE;
        int full = matchFull(letters, start);
        int initials = matchInitials(letters, start);
        double quality = full > 0 ? FULL : initials > 0 ? INITIALS : 0;
        int matched = full > 0 ? full : initials;
        best = Math.max(best, place * quality * TextIndex.precision(matched, syllables.length));
      }
      return best;
    }

    /** How many syllables from the start spell the letters, the last perhaps begun; 0 for none. */
    private int matchFull(String letters, int start) {
      int at = 0;
      for (int i = start; i < syllables.length; i++) {
        String syllable = syllables[i];
        if (syllable.startsWith(letters.substring(at))) {
          return i + 1 - start;
        }
        if (!letters.startsWith(syllable, at)) {
          return 0;
        }
        at += syllable.length();
      }
      return 0;
    }

    private int matchInitials(String letters, int start) {
      if (letters.length() > syllables.length - start) {
        return 0;
      }
      for (int i = 0; i < letters.length(); i++) {
        if (syllables[start + i].charAt(0) != letters.charAt(i)) {
          return 0;
        }
      }
      return letters.length();
    }
  }
}
