package org.minyi.text;

import org.minyi.text.PersonalData.Kind;

/**
 * Scans folded text for personal data, from left to right, with a bounded look-ahead at numbers and
 * one look at every run of e-mail characters: linear time. Not thread-safe.
 */
final class PersonalDataScanner {
  private static final String PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使";
  private static final String PLATE_SUFFIXES = "港澳学警挂领试超";
  private static final String SEPARATORS = " -‐–—−·()_";
  private static final int LONGEST_SEPARATOR = 3;
  private static final int LONGEST_NUMBER = 19;
  private static final int SHORTEST_NUMBER = 7;
  private static final int LONGEST_EXTENSION = 6;

  private char[] text;
  private int length;
  private Spans spans;

  /** The digits of the number at hand, and for each group of them how many there are up to it. */
  private final char[] digits = new char[LONGEST_NUMBER];

  private final int[] totals = new int[LONGEST_NUMBER];
  private final int[] groupEnds = new int[LONGEST_NUMBER];
  private int groups;

  /** Whether the groups are divided by full stops: a telephone number, or rows of decimals. */
  private boolean dotted;

  /** Replaces the content of {@code found} by the spans of {@code text[0..length)}. */
  void scan(char[] text, int length, Spans found) {
    this.text = text;
    this.length = length;
    this.spans = found;
    found.clear();
    int addressEnd = 0;
    int i = 0;
    while (i < length) {
      char c = text[i];
      if (c >= 0x80) {
        i = Math.max(i + 1, plate(i));
      } else if (!isAlphanumeric(c)) {
        i++;
      } else {
        if (i >= addressEnd) {
          addressEnd = addressRunEnd(i);
          int end = address(i, addressEnd);
          if (end > i) {
            i = end;
            continue;
          }
        }
        i = isDigit(c) ? number(i) : i + 1;
      }
    }
  }

  private int address(int start, int runEnd) {
    if (runEnd < length && text[runEnd] == '@') {
      int end = domainEnd(runEnd + 1);
      if (end > 0) {
        spans.add(Kind.EMAIL, start, end);
        return end;
      }
    }
    if (startsWith(start, "http://")
        || startsWith(start, "https://")
        || startsWith(start, "www.")) {
      int end = start;
      while (end < length && text[end] > ' ' && text[end] < 0x7F) {
        end++;
      }
      while (!isAlphanumeric(text[end - 1]) && text[end - 1] != '/') {
        end--;
      }
      spans.add(Kind.URL, start, end);
      return end;
    }
    return start;
  }

  private int addressRunEnd(int start) {
    int end = start;
    while (end < length && (isAlphanumeric(text[end]) || "._%+-".indexOf(text[end]) >= 0)) {
      end++;
    }
    return end;
  }

  private int domainEnd(int start) {
    int end = start;
    while (end < length && (isAlphanumeric(text[end]) || text[end] == '.' || text[end] == '-')) {
      end++;
    }
    while (end > start && !isAlphanumeric(text[end - 1])) {
      end--;
    }
    return end > start && isAlphanumeric(text[start]) ? end : 0;
  }

  /** Adds the plate that starts with the province at {@code start}; returns its end, or 0. */
  private int plate(int start) {
    int i = skipPlateSeparator(start + 1);
    if (i >= length || !isLetter(text[i]) || PROVINCES.indexOf(text[start]) < 0) {
      return 0;
    }
    int from = skipPlateSeparator(i + 1);
    int end = from;
    int digitCount = 0;
    while (end < length && end - from < 7 && isAlphanumeric(text[end])) {
      digitCount += isDigit(text[end]) ? 1 : 0;
      end++;
    }
    int size = end - from;
    if (size == 4 && end < length && PLATE_SUFFIXES.indexOf(text[end]) >= 0) {
      size++;
      end++;
    }
    if (size != 5 && size != 6 || digitCount < 2) {
      return 0;
    }
    spans.add(Kind.PLATE, start, end);
    return end;
  }

  private int skipPlateSeparator(int i) {
    return i < length && " ·•‧・.-".indexOf(text[i]) >= 0 ? i + 1 : i;
  }

  /** Adds the number that starts with the digit run at {@code start}; returns where to go on. */
  private int number(int start) {
    int runEnd = start;
    while (runEnd < length && isDigit(text[runEnd])) {
      runEnd++;
    }
    Kind kind = kindOfRun(start, runEnd);
    int end = runEnd;
    if (kind == null) {
      readGroups(start);
      kind = kindOfGroups(start);
      if (kind != null) {
        end = groupEnds[groups - 1];
      } else if (runEnd - start >= SHORTEST_NUMBER) {
        kind = Kind.NUMBER;
      }
    } else if (runEnd - start == 17 && kind == Kind.ID_CARD) {
      end++;
    }
    if (kind == null) {
      return runEnd;
    }
    if (kind == Kind.LANDLINE) {
      end = extensionEnd(end);
    }
    spans.add(kind, start > 0 && text[start - 1] == '+' ? start - 1 : start, end);
    return end;
  }

  /** The kind that an unbroken run of digits shows by its length and first digits, or null. */
  private Kind kindOfRun(int start, int end) {
    int size = end - start;
    if (size == 17 && end < length && text[end] == 'x') {
      return Kind.ID_CARD;
    }
    if (size > LONGEST_NUMBER) {
      return Kind.NUMBER;
    }
    if (size < 10) {
      return null;
    }
    System.arraycopy(text, start, digits, 0, size);
    if (isMobile(size)) {
      return Kind.MOBILE;
    }
    if (isLandline(size) || isService(size)) {
      return Kind.LANDLINE;
    }
    if (size == 18 && isDate(6, true) || size == 15 && isDate(6, false)) {
      return Kind.ID_CARD;
    }
    return size >= 16 ? Kind.BANK_CARD : null;
  }

  /** Reads up to 19 digits with short separators between them. */
  private void readGroups(int start) {
    groups = 0;
    int total = 0;
    int i = start;
    dotted = false;
    while (i < length && isDigit(text[i])) {
      int groupStart = i;
      while (i < length && isDigit(text[i])) {
        i++;
      }
      if (total + i - groupStart > LONGEST_NUMBER) {
        return;
      }
      System.arraycopy(text, groupStart, digits, total, i - groupStart);
      total += i - groupStart;
      totals[groups] = total;
      groupEnds[groups] = i;
      groups++;
      if (total == LONGEST_NUMBER) {
        return;
      }
      boolean dot = i < length && text[i] == '.';
      if (groups == 1) {
        dotted = dot;
      } else if (dot != dotted) {
        return;
      }
      int separatorEnd = dot ? i + 1 : i;
      while (!dot
          && separatorEnd < length
          && separatorEnd - i < LONGEST_SEPARATOR
          && SEPARATORS.indexOf(text[separatorEnd]) >= 0) {
        separatorEnd++;
      }
      i = separatorEnd;
    }
  }

  /**
   * The kind of the groups read, of which {@code groups} keeps those that belong to it; or null.
   */
  private Kind kindOfGroups(int start) {
    if (groups < 2) {
      return null;
    }
    for (int g = groups - 1; g > 0; g--) {
      boolean withX =
          totals[g] == 17 && groupEnds[g] < length && text[groupEnds[g]] == 'x' && isDate(6, true);
      if (withX || totals[g] == 18 && isDate(6, true)) {
        groupEnds[g] += withX ? 1 : 0;
        return keep(g, Kind.ID_CARD);
      }
    }
    boolean international = start > 0 && text[start - 1] == '+';
    for (int g = 1; g < groups; g++) {
      if (isMobile(totals[g]) && !startsWithYears()) {
        return keep(g, Kind.MOBILE);
      }
      boolean areaCode = totals[0] == 3 || totals[0] == 4;
      if (areaCode && totals[g] - totals[0] >= 7 && isLandline(totals[g])
          || isService(totals[g])
          || international && totals[g] >= 9 && totals[g] <= 15 && g == groups - 1) {
        return keep(g, Kind.LANDLINE);
      }
    }
    if (dotted) {
      return null;
    }
    for (int g = groups - 1; g > 0; g--) {
      if (totals[g] >= 16 && isCardGrouping(g)) {
        return keep(g, Kind.BANK_CARD);
      }
    }
    return totals[groups - 1] == groups && groups >= SHORTEST_NUMBER ? Kind.NUMBER : null;
  }

  private Kind keep(int lastGroup, Kind kind) {
    groups = lastGroup + 1;
    return kind;
  }

  /** Whether the first digits, at their very number, are a mobile number. */
  private boolean isMobile(int size) {
    int from = size - 11;
    boolean prefixed =
        from == 0
            || from == 1 && digits[0] == '0'
            || from == 2 && digits[0] == '8' && digits[1] == '6'
            || from == 4
                && digits[0] == '0'
                && digits[1] == '0'
                && digits[2] == '8'
                && digits[3] == '6';
    return prefixed && digits[from] == '1' && digits[from + 1] >= '3';
  }

  private boolean isLandline(int size) {
    return size >= 10 && size <= 12 && digits[0] == '0' && digits[1] != '0';
  }

  private boolean isService(int size) {
    return size == 10
        && (digits[0] == '4' || digits[0] == '8')
        && digits[1] == '0'
        && digits[2] == '0';
  }

  /** Whether the groups begin like dates or a span of years, not like a mobile number. */
  private boolean startsWithYears() {
    if (totals[0] != 4 || digits[0] != '1' || digits[1] != '9') {
      return false;
    }
    int second = totals[1] - 4;
    return second <= 2 || second == 4 && isCentury(4);
  }

  /** Groups of four, of six and the rest, or of one digit each. */
  private boolean isCardGrouping(int last) {
    boolean single = totals[last] == last + 1;
    if (single || last == 1 && totals[0] == 6) {
      return true;
    }
    boolean years = true;
    for (int g = 0; g < last; g++) {
      if (totals[g] != 4 * (g + 1)) {
        return false;
      }
      years &= isCentury(4 * g);
    }
    return !years;
  }

  private boolean isCentury(int at) {
    return digits[at] == '1' && digits[at + 1] == '9' || digits[at] == '2' && digits[at + 1] == '0';
  }

  private boolean isDate(int at, boolean fourDigitYear) {
    if (fourDigitYear && !isCentury(at)) {
      return false;
    }
    int monthAt = at + (fourDigitYear ? 4 : 2);
    int month = (digits[monthAt] - '0') * 10 + digits[monthAt + 1] - '0';
    int day = (digits[monthAt + 2] - '0') * 10 + digits[monthAt + 3] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** The end of a landline number's extension, as in 0371-12345678-123 or …转123. */
  private int extensionEnd(int end) {
    int from = end;
    if (from < length && (text[from] == '-' || text[from] == '转')) {
      from++;
      int i = from;
      while (i < length && i - from <= LONGEST_EXTENSION && isDigit(text[i])) {
        i++;
      }
      if (i > from && i - from <= LONGEST_EXTENSION) {
        return i;
      }
    }
    return end;
  }

  private boolean startsWith(int at, String prefix) {
    if (text[at] != prefix.charAt(0) || at + prefix.length() > length) {
      return false;
    }
    for (int i = 1; i < prefix.length(); i++) {
      if (text[at + i] != prefix.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isAlphanumeric(char c) {
    return isDigit(c) || isLetter(c);
  }
}
