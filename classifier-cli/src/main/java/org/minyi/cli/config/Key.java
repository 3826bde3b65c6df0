package org.minyi.cli.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An option that a {@code minyi.properties} may give a default for. Others cannot be set at all:
 * those that replace or name files to write, and those that make sense once.
 *
 * <p>A file beside the data comes with the data, perhaps from a stranger. It may say how to read
 * and show the data; it may not choose a model, silence Minyi or take a protection away.
 */
public enum Key {
  /** The column or field with the text. */
  CONTENT("content", true, false),
  /** The column or field with the title. */
  TITLE("title", true, false),
  /** The column with the ids. */
  ID("id", true, false),
  /** The encoding of the input. */
  ENCODING("encoding", true, false),
  /** The sheet of a workbook. */
  SHEET("sheet", true, false),
  /** The columns that are added. */
  COLUMNS("columns", true, false),
  /** The format of the result. */
  FORMAT("format", true, false),
  /** The encoding of the result. */
  OUTPUT_ENCODING("output-encoding", true, false),
  /** Where paths end. */
  MIN_CONFIDENCE("min-confidence", true, false),
  /** Where paths end, said another way. */
  PRECISION("precision", true, false),
  /** Masking of personal data. */
  MASK("mask", true, true),
  /** Neutralising of formulas. */
  SAFE_CELLS("safe-cells", true, true),
  /** The model. */
  MODEL("model", false, false),
  /** The language. */
  LANG("lang", false, false),
  /** Saying nothing but errors. */
  QUIET("quiet", false, true);

  private final String option;
  private final boolean besideData;
  private final boolean flag;

  Key(String option, boolean besideData, boolean flag) {
    this.option = option;
    this.besideData = besideData;
    this.flag = flag;
  }

  /** The name of the option without its hyphens. */
  public String option() {
    return option;
  }

  /** Whether a file beside the data may set it, not only one in the home folder. */
  public boolean besideData() {
    return besideData;
  }

  /** Whether it is only turned on. A file cannot turn off what the other turns on. */
  public boolean flag() {
    return flag;
  }

  /** Whether it says something about the columns of a table, not about a single message. */
  boolean ofTable() {
    return besideData && rival().isEmpty();
  }

  /** The key that says the same in another way: only one of the two can be given. */
  Optional<Key> rival() {
    return switch (this) {
      case MIN_CONFIDENCE -> Optional.of(PRECISION);
      case PRECISION -> Optional.of(MIN_CONFIDENCE);
      default -> Optional.empty();
    };
  }

  static Optional<Key> of(String option) {
    return Arrays.stream(values()).filter(key -> key.option.equals(option)).findFirst();
  }

  /** The options in the order of their importance. */
  public static List<String> options(boolean besideData) {
    return Arrays.stream(values())
        .filter(key -> key.besideData == besideData)
        .map(Key::option)
        .toList();
  }
}
