package org.minyi.taxonomy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/**
 * Checks that tags form a taxonomy: known and acyclic parents, levels without gaps, unique codes,
 * sibling names that differ, and texts that every format can carry.
 */
public final class TaxonomyValidator {
  static final int MAX_LEVELS = 6;
  static final int MAX_TAGS = 100_000;
  static final int MAX_CODE_CHARS = 64;
  static final int MAX_NAME_CHARS = 200;
  static final int MAX_TEXT_CHARS = 10_000;
  static final int MAX_KEYWORDS = 1_000;

  /** Finding suggestions reads all codes: enough for people, harmless for forged files. */
  private static final int MAX_SUGGESTED = 20;

  private final List<TaxonomyProblem> problems = new ArrayList<>();
  private final Map<String, TagRow> byCode = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();

  /** Levels by code; 0 where the way to the top is broken. */
  private final Map<String, Integer> levels = new HashMap<>();

  private TaxonomyValidator() {}

  /** All problems of these tags, none for a good taxonomy; their lines are 0. */
  public static List<TaxonomyProblem> validate(List<Tag> tags) {
    return check(tags.stream().map(TagRow::of).toList()).problems();
  }

  /** What a check found: tags in code order, complete only when there are no problems. */
  record Checked(List<Tag> tags, List<TaxonomyProblem> problems) {}

  static Checked check(List<TagRow> rows) {
    return new TaxonomyValidator().run(rows);
  }

  private Checked run(List<TagRow> rows) {
    if (rows.isEmpty()) {
      add(Kind.EMPTY, 0, "");
    }
    if (rows.size() > MAX_TAGS) {
      add(Kind.TOO_MANY_TAGS, 0, "", rows.size(), MAX_TAGS);
    }
    for (TagRow row : rows) {
      checkTexts(row);
      if (checkCode(row)) {
        checkUnique(row);
      }
    }
    byCode.values().forEach(this::findParent);
    byCode.keySet().forEach(this::findLevel);
    byCode.values().forEach(this::checkLevel);
    checkCodeLengths();
    checkSiblingNames();
    problems.sort(TaxonomyProblem.IN_FILE_ORDER);
    return new Checked(tags(), List.copyOf(problems));
  }

  private void checkTexts(TagRow row) {
    if (row.name().isBlank()) {
      add(Kind.BLANK_NAME, row.line(), row.code());
    } else {
      checkText(row, "name", row.name(), MAX_NAME_CHARS, false);
    }
    checkText(row, "definition", row.definition(), MAX_TEXT_CHARS, true);
    checkText(row, "excludes", row.excludes(), MAX_TEXT_CHARS, true);
    if (row.keywords().size() > MAX_KEYWORDS) {
      add(Kind.TOO_LONG, row.line(), row.code(), "keywords", row.keywords().size(), MAX_KEYWORDS);
    }
    for (String keyword : row.keywords()) {
      if (keyword.isBlank() || keyword.chars().anyMatch(TaxonomyReader::separatesKeywords)) {
        add(Kind.BAD_KEYWORD, row.line(), row.code(), keyword);
      } else {
        checkText(row, "keywords", keyword, MAX_NAME_CHARS, false);
      }
    }
  }

  private void checkText(TagRow row, String field, String text, int limit, boolean manyLines) {
    if (text.length() > limit) {
      add(Kind.TOO_LONG, row.line(), row.code(), field, text.length(), limit);
    }
    boolean bad = !text.equals(text.strip());
    for (int i = 0; i < text.length() && !bad; ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      boolean allowedBreak = manyLines && (c == '\n' || c == '\t');
      bad =
          Character.getType(c) == Character.SURROGATE || Character.isISOControl(c) && !allowedBreak;
    }
    if (bad) {
      add(Kind.BAD_TEXT, row.line(), row.code(), field);
    }
  }

  private boolean checkCode(TagRow row) {
    String code = row.code();
    if (code.isBlank()) {
      add(Kind.BLANK_CODE, row.line(), "");
      return false;
    }
    if (code.length() > MAX_CODE_CHARS) {
      add(Kind.TOO_LONG, row.line(), code, "code", code.length(), MAX_CODE_CHARS);
      return false;
    }
    if (code.codePoints().anyMatch(TaxonomyValidator::unfitForCode)) {
      add(Kind.BAD_CODE, row.line(), code);
      return false;
    }
    return true;
  }

  private static boolean unfitForCode(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> c == ',' || c == '，';
    };
  }

  private void checkUnique(TagRow row) {
    TagRow first = byCode.putIfAbsent(row.code(), row);
    if (first != null) {
      boolean known = first.line() > 0;
      add(
          Kind.DUPLICATE_CODE,
          row.line(),
          row.code(),
          first.name(),
          known ? "（第 " + first.line() + " 行）" : "",
          known ? " in line " + first.line() : "");
    }
  }

  private void findParent(TagRow row) {
    String parent = row.parent() != null ? row.parent() : longestKnownPrefix(row.code());
    parents.put(row.code(), parent);
    if (!parent.isEmpty() && !byCode.containsKey(parent)) {
      boolean suggest = problems.size() < MAX_SUGGESTED && parent.length() <= MAX_CODE_CHARS;
      List<String> nearest =
          suggest ? Suggestions.nearest(parent, byCode.keySet()) : List.<String>of();
      add(
          Kind.UNKNOWN_PARENT,
          row.line(),
          row.code(),
          parent,
          Suggestions.chinese(nearest),
          Suggestions.english(nearest));
    }
  }

  private String longestKnownPrefix(String code) {
    for (int end = code.length() - 1; end > 0; end--) {
      if (byCode.containsKey(code.substring(0, end))) {
        return code.substring(0, end);
      }
    }
    return "";
  }

  /** Walks up to the first tag whose level is known and sets the levels of all on the way. */
  private void findLevel(String code) {
    Set<String> way = new LinkedHashSet<>();
    String at = code;
    while (!at.isEmpty() && byCode.containsKey(at) && !levels.containsKey(at) && way.add(at)) {
      at = parents.get(at);
    }
    List<String> upwards = new ArrayList<>(way);
    if (way.contains(at)) {
      reportCycle(upwards.subList(upwards.indexOf(at), upwards.size()));
    }
    int above = at.isEmpty() ? 0 : levels.getOrDefault(at, 0);
    boolean broken = !at.isEmpty() && above == 0;
    for (int i = upwards.size() - 1; i >= 0; i--) {
      above++;
      levels.put(upwards.get(i), broken ? 0 : above);
    }
  }

  private void reportCycle(List<String> cycle) {
    int shown = Math.min(cycle.size(), MAX_LEVELS);
    String way = String.join(" → ", cycle.subList(0, shown));
    String rest = shown < cycle.size() ? " → … → " : " → ";
    TagRow first = byCode.get(cycle.get(0));
    add(Kind.CYCLE, first.line(), first.code(), way + rest + first.code());
  }

  private void checkLevel(TagRow row) {
    if (levels.get(row.code()) == MAX_LEVELS + 1) {
      add(Kind.TOO_DEEP, row.line(), row.code(), MAX_LEVELS);
    }
    if (row.level() == null) {
      return;
    }
    int above = levelOfParent(parents.get(row.code()));
    int expected = above + 1;
    if (above >= 0 && row.level() != expected) {
      add(Kind.GAP, row.line(), row.code(), row.level(), expected, parents.get(row.code()));
    }
  }

  /** As stated, so that one gap is reported once and not for all tags below it; -1 if unknown. */
  private int levelOfParent(String parent) {
    if (parent.isEmpty()) {
      return 0;
    }
    TagRow row = byCode.get(parent);
    if (row == null) {
      return -1;
    }
    if (row.level() != null) {
      return row.level();
    }
    int level = levels.get(parent);
    return level == 0 ? -1 : level;
  }

  /** Where only the codes tell the tree, siblings' codes of different lengths betray a gap. */
  private void checkCodeLengths() {
    Map<String, Integer> shortest = new HashMap<>();
    List<TagRow> placedByCode =
        byCode.values().stream().filter(r -> r.parent() == null && r.level() == null).toList();
    for (TagRow row : placedByCode) {
      shortest.merge(parents.get(row.code()), row.code().length(), Math::min);
    }
    for (TagRow row : placedByCode) {
      String parent = parents.get(row.code());
      int length = row.code().length();
      if (length != shortest.get(parent)) {
        add(
            Kind.MISSING_INTERMEDIATE,
            row.line(),
            row.code(),
            parent,
            shortest.get(parent),
            length);
      }
    }
  }

  private void checkSiblingNames() {
    record Sibling(String parent, String name) {}
    Map<Sibling, String> seen = new HashMap<>();
    for (TagRow row : byCode.values()) {
      String first = seen.putIfAbsent(new Sibling(parents.get(row.code()), row.name()), row.code());
      if (first != null && !row.name().isBlank()) {
        add(Kind.DUPLICATE_SIBLING_NAME, row.line(), row.code(), row.name(), first);
      }
    }
  }

  private List<Tag> tags() {
    return byCode.values().stream()
        .sorted(Comparator.comparing(TagRow::code))
        .map(
            row ->
                new Tag(
                    row.code(),
                    row.name(),
                    levels.get(row.code()),
                    parents.get(row.code()),
                    row.definition(),
                    row.keywords(),
                    row.excludes()))
        .toList();
  }

  private void add(Kind kind, long line, String code, Object... details) {
    problems.add(TaxonomyProblem.of(kind, line, code, details));
  }
}
