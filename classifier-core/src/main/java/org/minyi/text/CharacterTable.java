package org.minyi.text;

import java.io.DataInputStream;
import java.io.IOException;

/**
 * What is known of every character of the basic plane, from the resource {@code characters.bin}. To
 * work it out from HanLP and from the JDK's Unicode data takes half a second at every start, to
 * read it a few milliseconds; and every JDK gives the same tokens. The tests hold the code that
 * makes the table.
 */
final class CharacterTable {
  static final String RESOURCE = "characters.bin";

  /** How a character is folded, as {@link CharacterFolding} says. */
  static final byte[] KINDS;

  /** What it means to the tokenizer, as {@link CharacterClass} says. */
  static final byte[] CLASSES;

  /** The folded character of a SINGLE one, the index in EXPANSIONS of an EXPANDED one. */
  static final char[] FOLDED;

  static final String[] EXPANSIONS;

  /** The Chinese characters of all planes that {@link HanVariants} folds, ascending. */
  static final int[] VARIANTS;

  /** What each is folded to. */
  static final int[] SIMPLIFIED;

  static {
    try (DataInputStream in = TextResource.open(RESOURCE)) {
      KINDS = TextResource.bytes(in, Character.MAX_VALUE + 1);
      CLASSES = TextResource.bytes(in, Character.MAX_VALUE + 1);
      FOLDED = TextResource.chars(in, Character.MAX_VALUE + 1);
      EXPANSIONS = new String[in.readInt()];
      for (int i = 0; i < EXPANSIONS.length; i++) {
        EXPANSIONS[i] = in.readUTF();
      }
      int variants = in.readInt();
      VARIANTS = TextResource.ints(in, variants);
      SIMPLIFIED = TextResource.ints(in, variants);
    } catch (IOException e) {
      throw TextResource.damaged(RESOURCE, e);
    }
  }

  private CharacterTable() {}
}
