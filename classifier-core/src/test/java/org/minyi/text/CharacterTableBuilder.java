package org.minyi.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Works out what {@link CharacterTable} reads, from HanLP and the Unicode data of the JDK. */
final class CharacterTableBuilder {
  private final List<String> expansions = new ArrayList<>();
  private final byte[] kinds = new byte[Character.MAX_VALUE + 1];
  private final byte[] classes = new byte[Character.MAX_VALUE + 1];
  private final char[] folded = new char[Character.MAX_VALUE + 1];

  byte[] build() throws IOException {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      kinds[c] = kind((char) c);
      classes[c] = CharacterClass.classify(c);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(kinds);
    out.write(classes);
    for (char c : folded) {
      out.writeChar(c);
    }
    out.writeInt(expansions.size());
    for (String expansion : expansions) {
      out.writeUTF(expansion);
    }
    writeVariants(out);
    return bytes.toByteArray();
  }

  private static void writeVariants(DataOutputStream out) throws IOException {
    int[] variants =
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
            .filter(c -> HanLpVariants.fold(c) != c)
            .toArray();
    out.writeInt(variants.length);
    for (int c : variants) {
      out.writeInt(c);
    }
    for (int c : variants) {
      out.writeInt(HanLpVariants.fold(c));
    }
  }

  private byte kind(char c) {
    if (Character.isSurrogate(c)) {
      return CharacterFolding.SURROGATE;
    }
    if (CharacterFolding.isInvisible(c)) {
      return CharacterFolding.INVISIBLE;
    }
    if (isPlainBlock(c)) {
      folded[c] = HanLpVariants.fold(c);
      return CharacterFolding.SINGLE;
    }
    String text = Character.toString(CharacterFolding.legal(c));
    int first = Normalizer.normalize(text, Normalizer.Form.NFKD).codePointAt(0);
    if (CharacterFolding.isCombiningFirst(first)) {
      return CharacterFolding.COMBINING;
    }
    String result = CharacterFolding.foldString(text, HanLpVariants::fold);
    if (result.length() == 1) {
      folded[c] = result.charAt(0);
      return CharacterFolding.SINGLE;
    }
    folded[c] = (char) expansions.size();
    expansions.add(result);
    return CharacterFolding.EXPANDED;
  }

  /** Characters that normalisation leaves alone: Chinese, Yi, Hangul syllables, private use. */
  private static boolean isPlainBlock(char c) {
    return c >= '\u3400' && c <= '\uA4CF'
        || c >= '\uAC00' && c <= '\uD7A3'
        || c >= '\uE000' && c <= '\uF8FF';
  }
}
