package org.minyi.taxonomy;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * One thing that is wrong with a taxonomy. Immutable.
 *
 * @param kind what is wrong
 * @param line the line of the file, counted from 1; 0 when there is none
 * @param code the code of the tag concerned; empty when there is none
 * @param details what the message of this kind needs to know, in its order
 */
public record TaxonomyProblem(Kind kind, long line, String code, List<String> details)
    implements Serializable {

  static final Comparator<TaxonomyProblem> IN_FILE_ORDER =
      Comparator.comparingLong(TaxonomyProblem::line);

  private static final int SHOWN_CHARS = 240;

  /** No component may be null. */
  public TaxonomyProblem {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(code, "code");
    details = List.copyOf(details);
  }

  static TaxonomyProblem of(Kind kind, long line, String code, Object... details) {
    return new TaxonomyProblem(
        kind, line, code, Arrays.stream(details).map(String::valueOf).toList());
  }

  /** What is wrong, where, and what to do about it, in English. */
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * What is wrong, where, and what to do about it. Values from the file are shortened and their
   * control characters escaped, so that the message is safe to print.
   *
   * @param locale Chinese for any locale of the language {@code zh}, English for all others
   */
  public String message(Locale locale) {
    boolean chinese = locale.getLanguage().equals("zh");
    StringBuilder message = new StringBuilder();
    if (line > 0) {
      message.append(chinese ? "第 " + line + " 行" : "line " + line);
    }
    if (!code.isEmpty()) {
      message.append(message.isEmpty() ? "" : chinese ? "，" : ", ");
      message.append(chinese ? "代码 " : "code ").append(printable(code));
    }
    if (!message.isEmpty()) {
      message.append(chinese ? "：" : ": ");
    }
    Object[] shown = details.stream().map(TaxonomyProblem::printable).toArray();
    String template = chinese ? kind.chinese : kind.english;
    return message.append(String.format(Locale.ROOT, template, shown)).toString();
  }

  private static String printable(String value) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < value.length() && shown.length() < SHOWN_CHARS; ) {
      int c = value.codePointAt(i);
      i += Character.charCount(c);
      switch (Character.getType(c)) {
        case Character.CONTROL, Character.FORMAT, Character.SURROGATE ->
            shown.append(String.format(Locale.ROOT, "\\u%04x", c));
        default -> shown.appendCodePoint(c);
      }
      if (shown.length() >= SHOWN_CHARS && i < value.length()) {
        shown.append('…');
      }
    }
    return shown.toString();
  }

  /** The kinds of problem. */
  public enum Kind {
    /** There are no tags at all. */
    EMPTY("没有标签，至少需要一个", "there are no tags; at least one is needed"),
    /** The file is larger than a taxonomy may be. */
    FILE_TOO_LARGE("文件超过 %1$s 字节的上限", "the file is larger than the limit of %1$s bytes"),
    /** There are more tags than a taxonomy may hold. */
    TOO_MANY_TAGS("共有 %1$s 个标签，超过上限 %2$s 个", "there are %1$s tags, more than the limit of %2$s"),
    /** Bytes that are not UTF-8. */
    NOT_UTF8(
        "不是 UTF-8 编码，请另存为“CSV UTF-8”后重试",
        "is not UTF-8; save the file as \"CSV UTF-8\" and try again"),
    /** The text is not CSV. */
    BAD_CSV("CSV 格式错误：%1$s", "not valid CSV: %1$s"),
    /** The line is not one JSON object. */
    BAD_JSON(
        "不是有效的 JSON 对象（%1$s）；每行应为一个完整的对象",
        "not a valid JSON object (%1$s); each line must hold one whole object"),
    /** A JSON field has another type than it must have. */
    BAD_FIELD("字段“%1$s”应为%2$s，实际是 %4$s", "the field \"%1$s\" must be %3$s, but was %4$s"),
    /** A column that must be there is not. */
    MISSING_COLUMN(
        "缺少列“%1$s”（%2$s）；现有的列：%3$s。%4$s", "there is no column \"%1$s\" (%2$s); found: %3$s. %5$s"),
    /** Two columns have the same meaning. */
    DUPLICATE_COLUMN(
        "列“%1$s”与“%2$s”含义相同，请只保留一列", "the columns \"%1$s\" and \"%2$s\" mean the same; keep one"),
    /** A row does not fit its header. */
    BAD_ROW("应有 %1$s 个字段，实际有 %2$s 个", "must have %1$s fields, but has %2$s"),
    /** A tag has no code. */
    BLANK_CODE("代码为空", "the code is blank"),
    /** A code has characters that it may not have. */
    BAD_CODE(
        "代码不得含有空白、逗号、控制字符或不可见字符",
        "a code may not hold blanks, commas, control or invisible characters"),
    /** A code is used twice. */
    DUPLICATE_CODE("代码重复，已用于“%1$s”%2$s", "the code is already that of \"%1$s\"%3$s"),
    /** A tag has no name. */
    BLANK_NAME("名称为空", "the name is blank"),
    /** A text has characters that it may not have. */
    BAD_TEXT(
        "“%1$s”首尾有空白，或含有控制字符、不成对的代理字符",
        "the %1$s starts or ends with a blank, or holds a control character or a lone surrogate"),
    /** A keyword is blank or holds a separator of keywords. */
    BAD_KEYWORD(
        "关键词“%1$s”为空或含有分隔符（; ； 、）", "the keyword \"%1$s\" is blank or holds a separator (; ； 、)"),
    /** A text is longer than it may be. */
    TOO_LONG(
        "“%1$s”的长度为 %2$s，超过上限 %3$s", "the length of the %1$s is %2$s, more than the limit of %3$s"),
    /** A parent's code is no tag's code. */
    UNKNOWN_PARENT("上级代码“%1$s”不存在。%2$s", "the parent \"%1$s\" is no tag's code. %3$s"),
    /** A tag is its own ancestor. */
    CYCLE("上下级关系成环：%1$s", "the tag is its own ancestor: %1$s"),
    /** A tag's level does not follow its parent's, or a tag between them is missing. */
    GAP(
        "层级为 %1$s，但按上级“%3$s”应为 %2$s；可能缺少中间层级",
        "the level is %1$s, but under the parent \"%3$s\" it must be %2$s; a level between them may be missing"),
    /** A code is longer than its siblings', so that a tag between it and its parent is missing. */
    MISSING_INTERMEDIATE(
        "上级“%1$s”下的代码应为 %2$s 个字符，实际为 %3$s 个；请补上中间层级，或写明上级",
        "a code under \"%1$s\" has %2$s characters, but this one %3$s; add the tag between them or state"
            + " its parent"),
    /** The tree has more levels than it may have. */
    TOO_DEEP("层级超过上限 %1$s", "the tag is deeper than %1$s levels"),
    /** Two children of one parent have the same name. */
    DUPLICATE_SIBLING_NAME(
        "同一上级下名称“%1$s”重复，另见代码 %2$s", "the name \"%1$s\" is also that of its sibling %2$s"),
    /** No tag has the code that was asked for. */
    UNKNOWN_CODE("没有这个代码。%1$s", "no tag has this code. %2$s"),
    /** A file that ships with Minyi is not on the class path. */
    SHIPPED_FILE_MISSING(
        "找不到随附文件 %1$s，请把 minyi-taxonomy 加入类路径",
        "%1$s is not on the class path; add minyi-taxonomy to it"),
    /** A file that ships with Minyi is not as it was released. */
    SHIPPED_FILE_CHANGED(
        "随附文件 %1$s 与 version.json 不符：%2$s 应为 %3$s，实际为 %4$s；请重新安装 minyi-taxonomy",
        "%1$s is not as version.json describes it: its %2$s must be %3$s, but was %4$s; install minyi-taxonomy again");

    private final String chinese;
    private final String english;

    Kind(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }
}
