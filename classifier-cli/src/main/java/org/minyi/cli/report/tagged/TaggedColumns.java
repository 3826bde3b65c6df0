package org.minyi.cli.report.tagged;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.MessageColumns;
import org.minyi.text.Message;

/**
 * Where a tagged file has what. Columns are found by the names that tagging gives them, in Chinese
 * and English, whatever the language of the user. Columns that are not there are -1. Immutable.
 */
final class TaggedColumns {
  private static final int LEVELS = 6;
  private static final int COPIES = 9;

  /** The names of date columns in the exports of hotlines and mailboxes, most telling first. */
  private static final List<String> DATES =
      List.of(
          "留言时间",
          "留言日期",
          "诉求时间",
          "诉求日期",
          "来电时间",
          "来电日期",
          "来信时间",
          "来信日期",
          "信件时间",
          "反映时间",
          "提交时间",
          "提交日期",
          "受理时间",
          "受理日期",
          "登记时间",
          "登记日期",
          "工单创建时间",
          "创建时间",
          "创建日期",
          "发布时间",
          "发布日期",
          "日期",
          "时间",
          "留言時間",
          "日期時間",
          "時間",
          "date",
          "datetime",
          "time",
          "created",
          "createdat",
          "createtime",
          "submitted",
          "submittedat",
          "timestamp");

  private static final Set<String> YES = Set.of("是", "yes", "true", "1", "y", "紧急", "urgent");
  private static final Set<String> NO = Set.of("否", "no", "false", "0", "n");

  private final int code;
  private final int[] names;
  private final int stop;
  private final int nature;
  private final int urgent;
  private final int date;
  private final int model;
  private final int taxonomy;
  private final int[] groups;
  private final Optional<MessageColumns> message;

  private TaggedColumns(List<String> header, Wanted wanted) {
    List<String> plain = header.stream().map(TaggedColumns::plain).toList();
    code = last(plain, spellings("column.code"), "code", "tagcode");
    names =
        java.util.stream.IntStream.rangeClosed(1, LEVELS)
            .map(level -> last(plain, levelSpellings(level)))
            .toArray();
    stop = last(plain, spellings("column.stop"));
    nature = last(plain, List.of("性质", "nature"));
    urgent = last(plain, List.of("紧急", "urgent"));
    model = last(plain, List.of("模型", "model"));
    taxonomy = last(plain, List.of("分类体系版本", "taxonomyversion"));
    date = wanted.date.isPresent() ? plain.indexOf(plain(wanted.date.get())) : first(plain, DATES);
    groups = wanted.groups.stream().mapToInt(name -> plain.indexOf(plain(name))).toArray();
    message = message(header, wanted);
  }

  /**
   * What the user asked for.
   *
   * @param groups the names of the columns to group by
   * @param date the name of the date column; found when empty
   * @param texts which columns hold them
   */
  record Wanted(List<String> groups, Optional<String> date, MessageColumns.Choice texts) {}

  static TaggedColumns find(List<String> header, Wanted wanted) {
    return new TaggedColumns(header, wanted);
  }

  boolean hasCode() {
    return code >= 0;
  }

  boolean hasDate() {
    return date >= 0;
  }

  boolean hasMessage() {
    return message.isPresent();
  }

  boolean hasGroup(int group) {
    return groups[group] >= 0;
  }

  TaggedRow row(int file, long line, List<String> cells) {
    return new TaggedRow(
        file,
        line,
        code(cell(cells, code)),
        path(cells),
        cell(cells, stop).strip(),
        cell(cells, nature).strip(),
        urgent(cell(cells, urgent)),
        cell(cells, date),
        Arrays.stream(groups).mapToObj(group -> cell(cells, group)).toList(),
        cell(cells, model).strip(),
        cell(cells, taxonomy).strip(),
        message.map(columns -> columns.message(cells)).orElse(new Message("", "")));
  }

  private static Optional<Boolean> urgent(String cell) {
    String value = plain(cell);
    return YES.contains(value)
        ? Optional.of(true)
        : NO.contains(value) ? Optional.of(false) : Optional.empty();
  }

  /** Without the tab and the apostrophe that keep spreadsheets from reading a number. */
  private static String code(String cell) {
    String code = cell.strip();
    return code.startsWith("'") ? code.substring(1) : code;
  }

  private List<String> path(List<String> cells) {
    List<String> path = new ArrayList<>();
    for (int column : names) {
      String name = cell(cells, column).strip();
      if (name.isEmpty()) {
        break;
      }
      path.add(name);
    }
    return path;
  }

  private static String cell(List<String> cells, int column) {
    return column < 0 || column >= cells.size() ? "" : cells.get(column);
  }

  /** The texts are a bonus: a file without them is reported all the same. */
  private static Optional<MessageColumns> message(List<String> header, Wanted wanted) {
    try {
      return Optional.of(MessageColumns.find(header, wanted.texts));
    } catch (CliException e) {
      boolean asked = wanted.texts.title().isPresent() || wanted.texts.content().isPresent();
      if (asked || e.exitCode() != ExitCode.INPUT) {
        throw e;
      }
      return Optional.empty();
    }
  }

  private static Collection<String> spellings(String key, Object... arguments) {
    return List.of(
        plain(Messages.in(Locale.CHINESE).get(key, arguments)),
        plain(Messages.in(Locale.ENGLISH).get(key, arguments)));
  }

  private static Collection<String> levelSpellings(int level) {
    List<String> names = new ArrayList<>();
    for (Locale locale : List.of(Locale.CHINESE, Locale.ENGLISH)) {
      Messages messages = Messages.in(locale);
      names.add(plain(messages.get("column.name", messages.get("level." + level))));
    }
    return names;
  }

  private static int first(List<String> header, List<String> names) {
    return names.stream().mapToInt(header::indexOf).filter(i -> i >= 0).findFirst().orElse(-1);
  }

  /** Of a file that was tagged again, the newest column: its name ends in the highest number. */
  private static int last(List<String> header, Collection<String> names, String... more) {
    List<String> all = new ArrayList<>(names);
    all.addAll(List.of(more));
    for (int copy = COPIES; copy >= 1; copy--) {
      String suffix = copy == 1 ? "" : Integer.toString(copy);
      int found = first(header, all.stream().map(name -> name + suffix).toList());
      if (found >= 0) {
        return found;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
