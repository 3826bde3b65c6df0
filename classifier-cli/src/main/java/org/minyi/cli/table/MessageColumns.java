package org.minyi.cli.table;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import org.minyi.text.Message;

/**
 * Which columns of a table hold the message.
 *
 * @param title its subject line, if there is a column for it; from 0
 * @param content its text, from 0
 */
public record MessageColumns(OptionalInt title, int content) {
  /** The names of title columns in the exports of hotlines and mailboxes, most telling first. */
  private static final List<String> TITLES =
      List.of(
          "留言主题",
          "留言标题",
          "诉求标题",
          "诉求主题",
          "工单标题",
          "工单主题",
          "信件标题",
          "来信标题",
          "信件主题",
          "问题标题",
          "标题",
          "主题",
          "题目",
          "title",
          "subject",
          "headline",
          "標題",
          "主題",
          "主旨");

  private static final List<String> CONTENTS =
      List.of(
          "留言详情",
          "留言内容",
          "诉求内容",
          "诉求描述",
          "诉求详情",
          "工单内容",
          "工单描述",
          "信件内容",
          "来信内容",
          "反映内容",
          "投诉内容",
          "问题描述",
          "问题内容",
          "事项描述",
          "内容",
          "详情",
          "正文",
          "描述",
          "content",
          "body",
          "text",
          "message",
          "description",
          "detail",
          "details",
          "留言內容",
          "內容",
          "詳情");

  private static final List<String> IN_TITLES =
      List.of("标题", "主题", "题目", "標題", "主題", "title", "subject");
  private static final List<String> IN_CONTENTS =
      List.of("内容", "內容", "详情", "正文", "描述", "content", "body", "text", "message", "description");

  /** Columns about the message or its answer, although their names hold one of the words above. */
  private static final Pattern OTHERS =
      Pattern.compile(
          "回复|答复|办理|处理|处置|回访|反馈|结果|意见|审核|备注|类|编号|编码|代码|序号|时间|日期|字数|长度|链接|附件|状态"
              + "|reply|answer|response|type|class|category|time|date|length|count|url|link|status"
              + "|(^|[^a-z])id($|[^a-z])");

  /** Of a title above the names: what it is, of which months, who made it. */
  private static final int LINES_OF_TITLE = 5;

  private static final int SHOWN_NAMES = 30;
  private static final int SHOWN_COLUMNS = 24;

  /**
   * What the user asked for.
   *
   * @param title a column's name, or {@code #} and its number from 1; found when empty
   * @param content likewise
   * @param withoutTitle that there is no title
   */
  public record Choice(Optional<String> title, Optional<String> content, boolean withoutTitle) {
    /** Nothing: the columns are found by their usual names. */
    public static final Choice USUAL = new Choice(Optional.empty(), Optional.empty(), false);
  }

  /**
   * Finds the columns of a table. Where that fails, rows are read on, to see whether the names
   * stand below a title.
   *
   * @throws CliException when a named column or one for the content is missing, or more than one
   *     fits equally
   */
  public static MessageColumns in(TableReader table, Choice choice) {
    boolean workbook = table.format() == Format.XLSX;
    try {
      return find(table.header(), choice, workbook);
    } catch (CliException e) {
      OptionalLong names =
          table.format() == Format.JSONL ? OptionalLong.empty() : namesBelow(table, choice);
      if (names.isEmpty()) {
        throw e;
      }
      throw new CliException(e, ExitCode.INPUT, "columns.below.title", names.getAsLong());
    }
  }

  /** The row with the names, when the first has only a title. */
  private static OptionalLong namesBelow(TableReader table, Choice choice) {
    long first = FirstRow.filled(table.header());
    // A number fits any row that is wide enough.
    boolean telling = choice.content.filter(MessageColumns::isNumber).isEmpty();
    long most = first;
    OptionalLong fullest = OptionalLong.empty();
    for (int i = 0; i < LINES_OF_TITLE; i++) {
      Optional<TableRow> row = table.next();
      if (row.isEmpty()) {
        break;
      }
      List<String> cells = row.get().fields();
      long filled = FirstRow.filled(cells);
      if (filled <= first || FirstRow.looksLikeData(cells)) {
        continue;
      }
      if (telling && fits(cells, choice)) {
        return OptionalLong.of(row.get().line());
      }
      if (filled > most && first == 1) {
        most = filled;
        fullest = OptionalLong.of(row.get().line());
      }
    }
    return fullest;
  }

  private static boolean fits(List<String> header, Choice choice) {
    try {
      find(header, choice);
      return true;
    } catch (CliException e) {
      return false;
    }
  }

  /**
   * Finds the columns: those that the user named, else by their usual names.
   *
   * @throws CliException when a named column or one for the content is missing, or more than one
   *     fits equally
   */
  public static MessageColumns find(List<String> header, Choice choice) {
    return find(header, choice, false);
  }

  private static MessageColumns find(List<String> header, Choice choice, boolean workbook) {
    int content =
        choice.content.isPresent()
            ? named(header, choice.content.get(), "--content")
            : usual(header, CONTENTS, IN_CONTENTS, "--content")
                .orElseThrow(() -> contentMissing(header, workbook));
    if (choice.withoutTitle) {
      return new MessageColumns(OptionalInt.empty(), content);
    }
    OptionalInt title =
        choice.title.isPresent()
            ? OptionalInt.of(named(header, choice.title.get(), "--title"))
            : usual(header, TITLES, IN_TITLES, "--title");
    boolean same = title.isPresent() && title.getAsInt() == content;
    return new MessageColumns(same ? OptionalInt.empty() : title, content);
  }

  /**
   * Whether the names look like the first row of a table without names, and nothing speaks against
   * it: no column was named by the user or has exactly a usual name.
   */
  public static boolean looksLikeData(List<String> header, Choice choice) {
    boolean named =
        Stream.of(choice.title, choice.content)
            .flatMap(Optional::stream)
            .anyMatch(c -> !isNumber(c));
    return !named
        && header.stream().noneMatch(MessageColumns::isUsual)
        && FirstRow.looksLikeData(header);
  }

  private static boolean isUsual(String name) {
    return CONTENTS.contains(plain(name)) || TITLES.contains(plain(name));
  }

  private static boolean isNumber(String wanted) {
    return wanted.matches("#\\d{1,5}");
  }

  /** The numbers of the columns that hold it. */
  public int[] numbers() {
    return IntStream.concat(IntStream.of(content), title.stream()).toArray();
  }

  /** The message of a row. */
  public Message message(List<String> fields) {
    return new Message(title.isPresent() ? fields.get(title.getAsInt()) : "", fields.get(content));
  }

  /**
   * The column that a user named.
   *
   * @param wanted its name, or {@code #} and its number from 1
   * @param option by which it was named
   * @throws CliException when there is none, or more than one
   */
  public static int named(List<String> header, String wanted, String option) {
    if (isNumber(wanted)) {
      int number = Integer.parseInt(wanted.substring(1));
      if (number < 1 || number > header.size()) {
        throw new CliException(
                ExitCode.INPUT, "columns.number", option, wanted, header.size(), shown(header))
            .by(option);
      }
      return number - 1;
    }
    return only(header, name -> name.strip().equals(wanted.strip()), wanted, option)
        .or(() -> only(header, name -> plain(name).equals(plain(wanted)), wanted, option))
        .orElseThrow(() -> missing(header, wanted, option).by(option));
  }

  private static CliException missing(List<String> header, String wanted, String option) {
    String name = Printable.line(wanted, SHOWN_COLUMNS);
    return suggestion(header, List.of(wanted))
        .map(
            near ->
                new CliException(
                    ExitCode.INPUT, "columns.missing.similar", name, shown(header), near, option))
        .orElseGet(
            () -> new CliException(ExitCode.INPUT, "columns.missing", name, shown(header), option));
  }

  private static OptionalInt usual(
      List<String> header, List<String> exact, List<String> contained, String option) {
    for (String usual : exact) {
      Optional<Integer> column = only(header, n -> plain(n).equals(usual), usual, option);
      if (column.isPresent()) {
        return OptionalInt.of(column.get());
      }
    }
    for (String word : contained) {
      Optional<Integer> column =
          only(
              header,
              n -> plain(n).contains(word) && !OTHERS.matcher(spaced(n)).find(),
              word,
              option);
      if (column.isPresent()) {
        return OptionalInt.of(column.get());
      }
    }
    return OptionalInt.empty();
  }

  /** The one column whose name fits. */
  private static Optional<Integer> only(
      List<String> header, Predicate<String> fits, String wanted, String option) {
    List<Integer> found =
        IntStream.range(0, header.size()).filter(i -> fits.test(header.get(i))).boxed().toList();
    if (found.size() > 1) {
      String places =
          found.stream()
              .map(i -> "#" + (i + 1) + " " + Printable.line(header.get(i), SHOWN_COLUMNS))
              .collect(Collectors.joining(", "));
      throw new CliException(
              ExitCode.INPUT, "columns.ambiguous", wanted, places, option, "#" + (found.get(0) + 1))
          .by(option);
    }
    return found.stream().findFirst();
  }

  private static CliException contentMissing(List<String> header, boolean workbook) {
    if (FirstRow.looksLikeData(header)) {
      return new CliException(ExitCode.INPUT, "columns.none.data", shown(header));
    }
    List<String> usual = new ArrayList<>(CONTENTS);
    return suggestion(header, usual)
        .map(name -> new CliException(ExitCode.INPUT, "columns.none.similar", shown(header), name))
        .orElseGet(
            () ->
                new CliException(
                    ExitCode.INPUT,
                    // Workbooks have no encoding that could be wrong.
                    workbook ? "columns.none.workbook" : "columns.none",
                    shown(header)));
  }

  private static Optional<String> suggestion(List<String> header, List<String> wanted) {
    return NearestName.of(wanted.stream().map(MessageColumns::plain).toList(), header)
        .map(name -> Printable.line(name, SHOWN_COLUMNS));
  }

  // Cut short: where a file has no header, its "names" are a citizen's words.
  private static String shown(List<String> header) {
    String names =
        header.stream()
            .limit(SHOWN_NAMES)
            .map(name -> Printable.line(name, SHOWN_COLUMNS))
            .collect(Collectors.joining(", "));
    return header.size() > SHOWN_NAMES ? names + ", …" : names;
  }

  /** A name without what exports vary: width and case of letters, spaces, punctuation. */
  static String plain(String name) {
    return spaced(name).replace(" ", "");
  }

  private static String spaced(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ");
  }
}
