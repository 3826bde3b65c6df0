package org.minyi.cli.table;

import java.io.IOException;
import java.io.Reader;

/**
 * Text that can be read again from the start of a line, so that reading can go on behind a line
 * that broke the parser. Keeps what was read since the line last passed to {@link #forgetBefore}.
 *
 * <p>Lines end as in CSV: by CR, LF or both.
 */
final class LineMemory extends Reader {
  private static final int CHUNK = 1 << 14;

  private final Reader in;
  private final int maxLine;
  private final char[] chunk = new char[CHUNK];
  private final StringBuilder kept = new StringBuilder();
  private int start;
  private int next;
  private long line = 1;

  /**
   * Remembers what is read from a reader.
   *
   * @param maxLine characters in a line above which {@link #takeLine} gives up
   */
  LineMemory(Reader in, int maxLine) {
    this.in = in;
    this.maxLine = maxLine;
  }

  /** The number of the first line kept, from 1. */
  long line() {
    return line;
  }

  /** Forgets the lines before one that was read already. */
  void forgetBefore(long number) {
    while (line < number) {
      start = endOfLine(start);
      line++;
    }
    // Moving the rest to the front for every line would cost more than parsing.
    if (start > 4 * CHUNK) {
      kept.delete(0, start);
      next -= start;
      start = 0;
    }
  }

  /** Whether there is another line to take. */
  boolean more() throws IOException {
    return start < kept.length() || fill();
  }

  /** Takes the first line kept, without its end; what is read next begins behind it. */
  String takeLine() throws IOException {
    int end = endOfLine(start);
    // A line break at the very end may be the first half of CR LF.
    int last = Math.max(start, kept.length() - 1);
    while (end >= kept.length() && fill()) {
      if (kept.length() - start > maxLine) {
        throw new IOException("line " + line + " has more than " + maxLine + " characters");
      }
      end = endOfLine(last);
      last = kept.length() - 1;
    }
    String text = withoutBreak(kept.substring(start, end));
    start = end;
    next = end;
    line++;
    forgetBefore(line);
    return text;
  }

  /**
   * The first line kept that is not blank, without its end, or what there is of it in a chunk;
   * nothing is taken.
   */
  String peekLine() throws IOException {
    if (kept.length() == 0) {
      fill();
    }
    return kept.toString().lines().filter(l -> !l.isBlank()).findFirst().orElse("");
  }

  private int endOfLine(int from) {
    for (int i = from; i < kept.length(); i++) {
      char c = kept.charAt(i);
      if (c == '\n') {
        return i + 1;
      }
      if (c == '\r') {
        return i + 1 < kept.length() && kept.charAt(i + 1) == '\n' ? i + 2 : i + 1;
      }
    }
    return kept.length();
  }

  private static String withoutBreak(String line) {
    return line.lines().findFirst().orElse("");
  }

  private boolean fill() throws IOException {
    int count = in.read(chunk);
    if (count > 0) {
      kept.append(chunk, 0, count);
    }
    return count > 0;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    if (next >= kept.length() && !fill()) {
      return -1;
    }
    int count = Math.min(length, kept.length() - next);
    kept.getChars(next, next + count, target, offset);
    next += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
