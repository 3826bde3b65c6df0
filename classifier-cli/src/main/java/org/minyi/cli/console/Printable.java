package org.minyi.cli.console;

/** Makes untrusted text safe to print: no control character reaches the terminal. */
public final class Printable {
  private static final char REPLACEMENT = '\uFFFD';

  private Printable() {}

  /**
   * One line of text: line breaks and tabs become spaces, and other control characters, direction
   * overrides and lone surrogates, which could move the cursor, recolour or reorder the screen,
   * become U+FFFD.
   */
  public static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    line.append(Character.isWhitespace(c) ? ' ' : REPLACEMENT);
                case Character.SURROGATE -> line.append(REPLACEMENT);
                case Character.FORMAT -> line.append(c == ZERO_WIDTH_JOINER ? "\u200D" : "\uFFFD");
                default -> line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  // Part of many emoji, and harmless.
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** {@link #line} cut to a number of columns of the screen, with an ellipsis where it was cut. */
  public static String line(String text, int columns) {
    // Cut before cleaning, so that a cell of megabytes costs no more than a short one.
    String line = line(text.substring(0, Math.min(text.length(), 4 * columns)));
    if (line.length() == text.length() && DisplayWidth.of(line) <= columns) {
      return line;
    }
    StringBuilder cut = new StringBuilder();
    int width = 0;
    for (int c : line.codePoints().toArray()) {
      width += DisplayWidth.of(c);
      if (width > columns - 1) {
        break;
      }
      cut.appendCodePoint(c);
    }
    return cut.append('…').toString();
  }
}
