package org.minyi.text;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionLengthAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Folds and masks a text, then emits its tokens as {@link MessageAnalyzer} describes.
 *
 * <p>Folding is done here and not in a char filter because a char filter knows one original offset
 * for a place between two characters: where an invisible character was dropped, or one character
 * became several, the end of one token and the start of the next differ.
 */
final class MessageTokenizer extends Tokenizer {
  /** Units read behind the limit, so that a number is recognised though the limit cuts it. */
  static final int LOOK_AHEAD = 64;

  static final int LONGEST_TERM = 32;
  static final int LONGEST_NUMBER = 5;
  static final String LONG_NUMBER = "<digits>";

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final PositionLengthAttribute positionLength =
      addAttribute(PositionLengthAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);

  private final TextSettings settings;
  private final PersonalDataScanner scanner = new PersonalDataScanner();
  private final Spans spans = new Spans();
  private final FoldedText folded = new FoldedText();
  private char[] buffer = new char[512];
  private int finalOffset;

  /** The folded text within the limit ends here. */
  private int limit;

  /** Where the next unit starts: a character, or a whole word, number or placeholder. */
  private int next;

  /** Positions begun, and the position of the last token. */
  private int position;

  private int lastPosition;

  /** The character whose tokens are being emitted; none if {@code gramLength} is 0. */
  private int gramStart;

  private int gramEnd;
  private int gramLength;

  /** The end of the run of characters around {@code gramStart}. */
  private int runEnd;

  /** Where the segmentation goes on, and the end of the word at {@code gramStart}, or 0. */
  private int nextWord;

  private int wordEnd;

  MessageTokenizer(TextSettings settings) {
    this.settings = settings;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    int length = read();
    int cut = Math.min(length, settings.maxCharacters());
    folded.clear();
    CharacterFolding.fold(buffer, length, folded);
    scanner.scan(folded.chars, folded.length, spans);
    folded.replace(spans);
    limit = folded.lengthUpTo(cut);
    next = 0;
    position = 0;
    lastPosition = 0;
    gramLength = 0;
    runEnd = 0;
    nextWord = 0;
  }

  /** Fills the buffer and counts the rest; returns how much is in the buffer. */
  private int read() throws IOException {
    long most = (long) settings.maxCharacters() + LOOK_AHEAD;
    int length = 0;
    while (length < most) {
      if (length == buffer.length) {
        buffer = Arrays.copyOf(buffer, (int) Math.min(most, 2L * length));
      }
      int count = input.read(buffer, length, (int) Math.min(most, buffer.length) - length);
      if (count < 0) {
        break;
      }
      length += count;
    }
    finalOffset = length;
    if (length == most) {
      char[] rest = new char[4096];
      for (int count = input.read(rest); count >= 0; count = input.read(rest)) {
        finalOffset += count;
      }
    }
    return length;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    while (true) {
      if (gramLength > 0) {
        if (gramLength < settings.minGram() && gramEnd < runEnd) {
          extendGram();
        } else if (gramLength >= settings.minGram() && gramLength <= settings.maxGram()) {
          emit(gramStart, gramEnd, gramLength, MessageAnalyzer.NGRAM);
          if (gramLength < settings.maxGram() && gramEnd < runEnd) {
            extendGram();
          } else {
            gramLength = settings.maxGram() + 1;
          }
          return true;
        } else if (wordEnd > 0) {
          int end = wordEnd;
          wordEnd = 0;
          int characters = Character.codePointCount(folded.chars, gramStart, end - gramStart);
          emit(gramStart, end, characters, MessageAnalyzer.WORD);
          return true;
        } else {
          gramLength = 0;
        }
      } else if (next >= limit) {
        return false;
      } else if (beginUnit()) {
        return true;
      }
    }
  }

  private void extendGram() {
    gramEnd += Character.charCount(codePointAt(gramEnd));
    gramLength++;
  }

  /** Takes up what starts at {@code next}; returns whether that was a token by itself. */
  private boolean beginUnit() {
    int start = next;
    char first = folded.chars[start];
    if (Marks.isMark(first)) {
      next = start + 1;
      position++;
      emit(Marks.kind(first).placeholder(), start, next);
      return true;
    }
    int c = codePointAt(start);
    switch (CharacterClass.of(c)) {
      case CharacterClass.GRAM -> {
        next = start + Character.charCount(c);
        position++;
        beginGrams(start);
        return false;
      }
      case CharacterClass.LETTER, CharacterClass.DIGIT -> {
        return word(start);
      }
      default -> {
        next = start + Character.charCount(c);
        return false;
      }
    }
  }

  private void beginGrams(int start) {
    if (start >= runEnd) {
      runEnd = next;
      while (runEnd < limit && CharacterClass.of(codePointAt(runEnd)) == CharacterClass.GRAM) {
        runEnd += Character.charCount(codePointAt(runEnd));
      }
    }
    gramStart = start;
    gramEnd = next;
    gramLength = 1;
    wordEnd = 0;
    if (settings.words() && start >= nextWord) {
      int end = HanLpLexicon.longestWordEnd(folded.chars, start, runEnd);
      if (end > next) {
        wordEnd = end;
      }
      nextWord = Math.max(end, next);
    }
  }

  /** Emits the run of letters and digits at {@code start} unless the limit cuts it. */
  private boolean word(int start) {
    int digits = 0;
    boolean letters = false;
    int end = start;
    while (end < folded.length && !Marks.isMark(folded.chars[end])) {
      int c = codePointAt(end);
      byte kind = CharacterClass.of(c);
      if (kind == CharacterClass.DIGIT) {
        digits++;
      } else if (kind == CharacterClass.LETTER) {
        letters = true;
      } else if (kind != CharacterClass.COMBINING) {
        break;
      }
      end += Character.charCount(c);
    }
    next = end;
    if (end > limit) {
      return false;
    }
    position++;
    if (digits > LONGEST_NUMBER) {
      emit(LONG_NUMBER, start, end);
    } else {
      emit(start, end, 1, letters ? MessageAnalyzer.LATIN : MessageAnalyzer.NUMBER);
    }
    return true;
  }

  private void emit(int start, int end, int positions, String tokenType) {
    int length = end - start;
    if (positions == 1 && length > LONGEST_TERM) {
      length = LONGEST_TERM;
      length -= Character.isHighSurrogate(folded.chars[start + length - 1]) ? 1 : 0;
    }
    term.copyBuffer(folded.chars, start, length);
    describe(start, end, positions, tokenType);
  }

  private void emit(String placeholder, int start, int end) {
    term.append(placeholder);
    describe(start, end, 1, MessageAnalyzer.PLACEHOLDER);
  }

  private void describe(int start, int end, int positions, String tokenType) {
    offset.setOffset(correctOffset(folded.starts[start]), correctOffset(folded.ends[end - 1]));
    increment.setPositionIncrement(position - lastPosition);
    lastPosition = position;
    positionLength.setPositionLength(positions);
    type.setType(tokenType);
  }

  @Override
  public void end() throws IOException {
    super.end();
    int corrected = correctOffset(finalOffset);
    offset.setOffset(corrected, corrected);
    increment.setPositionIncrement(position - lastPosition);
  }

  private int codePointAt(int index) {
    return Character.codePointAt(folded.chars, index, folded.length);
  }
}
