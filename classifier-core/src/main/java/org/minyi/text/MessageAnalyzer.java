package org.minyi.text;

import java.util.Objects;
import org.apache.lucene.analysis.Analyzer;

/**
 * Turns the title or the body of a message into tokens. Both fields go through the same chain:
 *
 * <ol>
 *   <li>The text is normalised as {@link NormalizedText} says; text in traditional characters gives
 *       the same tokens as its simplified form.
 *   <li>Personal data becomes one placeholder token a span, such as {@code <mobile>}; its digits
 *       are in no token. Other runs with more than five digits become {@code <digits>}.
 *   <li>At every Chinese character (also kana, Hangul and other scripts without spaces) the n-grams
 *       that start there are emitted, then the word of HanLP's core dictionary, of two characters
 *       or more, if the longest-match segmentation has one there. Both stay between punctuation,
 *       spaces and placeholders.
 *   <li>A run of other letters and of digits is one token, at most 32 units of it. Punctuation,
 *       symbols and emoji give no token.
 * </ol>
 *
 * <p>Offsets are UTF-16 units of the original text. One position is one character, word of letters,
 * number or placeholder; an n-gram or a dictionary word is as many positions long as it has
 * characters. The token type is one of the constants. Texts longer than {@link
 * TextSettings#maxCharacters} are cut there; no part of a number or word that the cut goes through
 * is emitted.
 *
 * <p>Thread-safe, like every Lucene analyzer: each thread reuses its own token stream. The first
 * use loads HanLP's dictionary, which takes about half a second; {@link TokenScanner} gives the
 * hashes of the same tokens without it.
 */
public final class MessageAnalyzer extends Analyzer {
  /** The field of {@link Message#title}. */
  public static final String TITLE = "title";

  /** The field of {@link Message#body}. */
  public static final String BODY = "body";

  /** Token type: a dictionary word. */
  public static final String WORD = "word";

  /** Token type: a character n-gram. */
  public static final String NGRAM = "ngram";

  /** Token type: stands for a masked span or a long run of digits. */
  public static final String PLACEHOLDER = "placeholder";

  /** Token type: a run of letters, with or without digits, of a script that writes spaces. */
  public static final String LATIN = "latin";

  /** Token type: a run of one to five digits. */
  public static final String NUMBER = "number";

  private final TextSettings settings;

  /** With {@link TextSettings#DEFAULT}. */
  public MessageAnalyzer() {
    this(TextSettings.DEFAULT);
  }

  /**
   * With given settings.
   *
   * @param settings not null
   */
  public MessageAnalyzer(TextSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
  }

  /** The settings of this analyzer. */
  public TextSettings settings() {
    return settings;
  }

  @Override
  protected TokenStreamComponents createComponents(String fieldName) {
    return new TokenStreamComponents(new MessageTokenizer(settings));
  }
}
