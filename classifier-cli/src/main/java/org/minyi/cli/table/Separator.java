package org.minyi.cli.table;

import java.io.IOException;

/** Guesses what stands between the fields of a table. */
final class Separator {
  private static final char[] CANDIDATES = {',', '\t', ';'};

  private Separator() {}

  /** The candidate that is most frequent in the first line that is not blank; a comma if none. */
  static char guess(LineMemory text) throws IOException {
    String line = text.peekLine();
    char best = CANDIDATES[0];
    for (char candidate : CANDIDATES) {
      if (count(line, candidate) > count(line, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int count(String line, char candidate) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      quoted ^= c == '"';
      count += !quoted && c == candidate ? 1 : 0;
    }
    return count;
  }
}
