package org.minyi.text;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * Longest matches in folded text of the words of HanLP's core dictionary, from the resource {@code
 * lexicon.bin}: a double-array trie (Aoe 1989) of the folded words. HanLP's own takes a quarter of
 * a second to load, keeps an object for each word, and must be asked for every variant of a
 * character; {@link HanLpLexicon} does that, and the tests hold both to the same answers.
 *
 * <p>A node has a base; its child by a character is at the slot {@code base + code of the
 * character} if the label there is that code. No two nodes have the same base.
 */
final class Lexicon {
  static final String RESOURCE = "lexicon.bin";

  /** The number of each character in the labels, 0 for those that stand in no word. */
  private static final char[] CODES = new char[Character.MAX_VALUE + 1];

  private static final char[] LABELS;

  /** For each slot twice the base, or 0 without children, and 1 if a word ends there. */
  private static final int[] NODES;

  static {
    try (DataInputStream in = TextResource.open(RESOURCE)) {
      char[] alphabet = TextResource.chars(in, in.readInt());
      for (int i = 0; i < alphabet.length; i++) {
        CODES[alphabet[i]] = (char) (i + 1);
      }
      int slots = in.readInt();
      LABELS = TextResource.chars(in, slots);
      NODES = TextResource.ints(in, slots);
    } catch (IOException e) {
      throw TextResource.damaged(RESOURCE, e);
    }
  }

  private Lexicon() {}

  /** The end of the longest word that starts at {@code from} and ends by {@code to}, or 0. */
  static int longestWordEnd(char[] text, int from, int to) {
    int longest = 0;
    int base = NODES[0] >> 1;
    for (int i = from; i < to && base > 0; i++) {
      int code = CODES[text[i]];
      int slot = base + code;
      if (code == 0 || slot >= LABELS.length || LABELS[slot] != code) {
        break;
      }
      longest = (NODES[slot] & 1) != 0 ? i + 1 : longest;
      base = NODES[slot] >> 1;
    }
    return longest;
  }
}
