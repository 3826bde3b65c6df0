package org.minyi.encoder.bge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tokenizer of BERT (Devlin et al. 2019): words are split at blanks, punctuation and Chinese
 * characters, then each into the longest pieces that the vocabulary has. It gives the numbers that
 * Hugging Face's tokenizers give for the same {@code tokenizer.json}; theirs is native code whose
 * Java binding reports its use over the network, which Minyi must not. Immutable and thread-safe.
 */
final class WordPiece {
  /** Longer words become one unknown piece. */
  private static final int LONGEST_WORD = 100;

  private static final String CONTINUATION = "##";

  private final Map<String, Integer> vocabulary;
  private final int start;
  private final int end;
  private final int unknown;

  private WordPiece(Map<String, Integer> vocabulary) throws IOException {
    this.vocabulary = vocabulary;
    this.start = special("[CLS]");
    this.end = special("[SEP]");
    this.unknown = special("[UNK]");
  }

  private int special(String piece) throws IOException {
    Integer number = vocabulary.get(piece);
    if (number == null) {
      throw new IOException("the tokenizer's vocabulary has no " + piece);
    }
    return number;
  }

  /** Reads the vocabulary of a {@code tokenizer.json}. Does not close the stream. */
  static WordPiece read(InputStream json) throws IOException {
    JsonNode pieces = new ObjectMapper().readTree(json).path("model").path("vocab");
    Map<String, Integer> vocabulary = new HashMap<>();
    pieces.properties().forEach(e -> vocabulary.put(e.getKey(), e.getValue().asInt()));
    return new WordPiece(vocabulary);
  }

  /**
   * The numbers of a text's pieces between those that mark its start and its end.
   *
   * @param most how many numbers there may be, the marks included; the rest of the text is left out
   */
  long[] encode(String text, int most) {
    List<Integer> pieces = new ArrayList<>();
    pieces.add(start);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < text.length() && pieces.size() < most; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isBlank(c)) {
        endWord(word, pieces);
      } else if (!isInvisible(c)) {
        boolean alone = isHan(c) || isPunctuation(c);
        if (alone) {
          endWord(word, pieces);
        }
        word.appendCodePoint(c);
        if (alone) {
          endWord(word, pieces);
        }
      }
    }
    endWord(word, pieces);
    while (pieces.size() >= most) {
      pieces.remove(pieces.size() - 1);
    }
    pieces.add(end);
    return pieces.stream().mapToLong(Integer::longValue).toArray();
  }

  private void endWord(StringBuilder word, List<Integer> pieces) {
    if (!word.isEmpty()) {
      pieces.addAll(split(word.toString()));
      word.setLength(0);
    }
  }

  /** The longest known pieces from the left; unknown as a whole if a rest is not known. */
  private List<Integer> split(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = word.length();
      Integer piece = null;
      while (to > from && piece == null) {
        String part = word.substring(from, to);
        piece = vocabulary.get(from == 0 ? part : CONTINUATION + part);
        if (piece == null) {
          to = word.offsetByCodePoints(to, -1);
        }
      }
      if (piece == null) {
        return List.of(unknown);
      }
      pieces.add(piece);
      from = to;
    }
    return pieces;
  }

  private static boolean isBlank(int c) {
    return c == '\t' || c == '\n' || c == '\r' || Character.isSpaceChar(c);
  }

  private static boolean isInvisible(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> c == 0xFFFD;
    };
  }

  /** The blocks that BERT splits into single characters. */
  private static boolean isHan(int c) {
    return c >= 0x4E00 && c <= 0x9FFF
        || c >= 0x3400 && c <= 0x4DBF
        || c >= 0x20000 && c <= 0x2A6DF
        || c >= 0x2A700 && c <= 0x2CEAF
        || c >= 0xF900 && c <= 0xFAFF
        || c >= 0x2F800 && c <= 0x2FA1F;
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}
