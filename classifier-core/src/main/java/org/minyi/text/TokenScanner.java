package org.minyi.text;

import java.util.Arrays;
import java.util.Objects;

/**
 * The tokens of {@link MessageAnalyzer} as {@link TokenHash} values, in the same order and with the
 * same offsets: what a classifier needs of them, without a token stream. A gram's hash goes on from
 * that of the gram one character shorter, and no token becomes a string.
 *
 * <p>Reuses its arrays from text to text. Not thread-safe.
 */
public final class TokenScanner {
  private static final PersonalData.Kind[] KINDS = PersonalData.Kind.values();
  private static final long[] MARK_HASHES = new long[KINDS.length];
  private static final long LONG_NUMBER_HASH = hash(MessageTokenizer.LONG_NUMBER);

  static {
    for (PersonalData.Kind kind : KINDS) {
      MARK_HASHES[kind.ordinal()] = hash(kind.placeholder());
    }
  }

  private final TextSettings settings;
  private final PersonalDataScanner scanner = new PersonalDataScanner();
  private final Spans spans = new Spans();
  private final FoldedText folded = new FoldedText();
  private char[] buffer = new char[512];

  private long[] hashes = new long[2048];
  private int[] starts = new int[2048];
  private int[] ends = new int[2048];
  private int count;

  /**
   * With the settings of the analyzer.
   *
   * @param settings not null
   */
  public TokenScanner(TextSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /**
   * Scans a text, and forgets the one before.
   *
   * @param text the title or the body of a message, not null
   * @return the number of tokens
   */
  public int scan(String text) {
    int most = settings.maxCharacters() + MessageTokenizer.LOOK_AHEAD;
    int length = Math.min(text.length(), most);
    if (length > buffer.length) {
      buffer = new char[Math.min(most, length + (length >> 1))];
    }
    text.getChars(0, length, buffer, 0);
    folded.clear();
    CharacterFolding.fold(buffer, length, folded);
    scanner.scan(folded.chars, folded.length, spans);
    folded.replace(spans);
    count = 0;
    read(folded.lengthUpTo(Math.min(length, settings.maxCharacters())));
    return count;
  }

  /**
   * The hashes of the tokens, as many as {@link #scan} returned; later entries mean nothing. Valid
   * until the next scan; must not be written to.
   */
  public long[] hashes() {
    return hashes;
  }

  /** Where a token starts in the text: the offset of its first UTF-16 unit. */
  public int start(int token) {
    return folded.starts[starts[Objects.checkIndex(token, count)]];
  }

  /** Where a token ends in the text: the offset after its last UTF-16 unit. */
  public int end(int token) {
    return folded.ends[ends[Objects.checkIndex(token, count)] - 1];
  }

  private void read(int limit) {
    int i = 0;
    while (i < limit) {
      char first = folded.chars[i];
      int c = Character.isHighSurrogate(first) ? codePointAt(i) : first;
      switch (CharacterClass.of(c)) {
        case CharacterClass.GRAM -> {
          int end = runEnd(i, limit);
          readGrams(i, end);
          i = end;
        }
        case CharacterClass.LETTER, CharacterClass.DIGIT -> i = readWord(i, limit);
        default -> {
          if (Marks.isMark(first)) {
            reserve(1);
            add(MARK_HASHES[Marks.kind(first).ordinal()], i, i + 1);
          }
          i += Character.charCount(c);
        }
      }
    }
  }

  private int runEnd(int from, int limit) {
    int end = from;
    while (end < limit) {
      int c = codePointAt(end);
      if (CharacterClass.of(c) != CharacterClass.GRAM) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  /** The n-grams and words of a run of characters without spaces. */
  private void readGrams(int from, int to) {
    char[] chars = folded.chars;
    int minGram = settings.minGram();
    int maxGram = settings.maxGram();
    int nextWord = settings.words() ? from : to;
    int start = from;
    while (start < to) {
      reserve(maxGram + 1);
      int next = start + charCount(chars[start]);
      int end = start;
      long state = TokenHash.OTHER;
      for (int size = 1; size <= maxGram && end < to; size++) {
        int extended = end + charCount(chars[end]);
        state = TokenHash.extend(state, chars, end, extended);
        end = extended;
        if (size >= minGram) {
          add(TokenHash.finish(state), start, end);
        }
      }
      if (start >= nextWord) {
        int wordEnd = Lexicon.longestWordEnd(chars, start, to);
        if (wordEnd > next) {
          long word = TokenHash.extend(TokenHash.WORD, chars, start, wordEnd);
          add(TokenHash.finish(word), start, wordEnd);
        }
        nextWord = Math.max(wordEnd, next);
      }
      start = next;
    }
  }

  /** The run of letters and digits that starts at {@code start}; returns its end. */
  private int readWord(int start, int limit) {
    char[] chars = folded.chars;
    int digits = 0;
    int end = start;
    while (end < folded.length) {
      int c = codePointAt(end);
      byte kind = CharacterClass.of(c);
      if (kind == CharacterClass.DIGIT) {
        digits++;
      } else if (kind != CharacterClass.LETTER && kind != CharacterClass.COMBINING) {
        break;
      }
      end += Character.charCount(c);
    }
    if (end <= limit) {
      reserve(1);
      if (digits > MessageTokenizer.LONGEST_NUMBER) {
        add(LONG_NUMBER_HASH, start, end);
      } else {
        int termEnd = Math.min(end, start + MessageTokenizer.LONGEST_TERM);
        termEnd -= termEnd < end && Character.isHighSurrogate(chars[termEnd - 1]) ? 1 : 0;
        long state = TokenHash.extend(TokenHash.OTHER, chars, start, termEnd);
        add(TokenHash.finish(state), start, end);
      }
    }
    return end;
  }

  private void reserve(int tokens) {
    if (count + tokens > hashes.length) {
      int capacity = (count + tokens) * 2;
      hashes = Arrays.copyOf(hashes, capacity);
      starts = Arrays.copyOf(starts, capacity);
      ends = Arrays.copyOf(ends, capacity);
    }
  }

  private void add(long hash, int start, int end) {
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    count++;
  }

  private int codePointAt(int index) {
    return Character.codePointAt(folded.chars, index, folded.length);
  }

  /** Folded text has no lone surrogates. */
  private static int charCount(char first) {
    return Character.isHighSurrogate(first) ? 2 : 1;
  }

  private static long hash(String placeholder) {
    char[] term = placeholder.toCharArray();
    return TokenHash.of(term, term.length, MessageAnalyzer.PLACEHOLDER);
  }
}
