package org.minyi.cli.console;

import org.jline.utils.WCWidth;

/** Columns that text takes on a screen of fixed pitch, where a Chinese character takes two. */
public final class DisplayWidth {
  private DisplayWidth() {}

  /** The columns of one line of text. */
  public static int of(String line) {
    return line.codePoints().map(DisplayWidth::of).sum();
  }

  /** The columns of one character; 0 for a control or combining character. */
  static int of(int codePoint) {
    return Math.max(0, WCWidth.wcwidth(codePoint));
  }
}
