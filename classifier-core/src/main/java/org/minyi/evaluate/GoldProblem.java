package org.minyi.evaluate;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What is wrong with a labelled file or with a row of it. Immutable.
 *
 * @param kind what is wrong
 * @param details what the message of this kind needs to know, in its order: names of columns,
 *     codes, numbers; never the text of a message. Long ones are shortened
 */
public record GoldProblem(Kind kind, List<String> details) implements Serializable {
  private static final int SHOWN_CHARS = 240;

  /** No component may be null. */
  public GoldProblem {
    Objects.requireNonNull(kind, "kind");
    details = details.stream().map(GoldProblem::shorten).toList();
  }

  static GoldProblem of(Kind kind, Object... details) {
    return new GoldProblem(kind, Arrays.stream(details).map(String::valueOf).toList());
  }

  /** What was found, what was expected and what to do about it, in English. */
  @JsonProperty(access = JsonProperty.Access.READ_ONLY)
  public String message() {
    return message(Locale.ENGLISH);
  }

  /**
   * What was found, what was expected and what to do about it. It may quote the file, control
   * characters included.
   *
   * @param locale Chinese for any locale of the language {@code zh}, English for all others
   */
  public String message(Locale locale) {
    String template = locale.getLanguage().equals("zh") ? kind.chinese : kind.english;
    return String.format(Locale.ROOT, template, details.toArray());
  }

  private static String shorten(String detail) {
    return detail.codePointCount(0, detail.length()) <= SHOWN_CHARS
        ? detail
        : detail.substring(0, detail.offsetByCodePoints(0, SHOWN_CHARS)) + "…";
  }

  /** The kinds of problem: first those of whole files, then those of rows. */
  public enum Kind {
    /** A workbook, or another ZIP file. */
    WORKBOOK(
        "这是 Excel 工作簿（.xlsx）或别的压缩文件，应为 CSV 或 JSON Lines；"
            + "若是工作簿，请在 Excel 或 WPS 中另存为“CSV UTF-8”，再用存好的文件",
        "this is an Excel workbook (.xlsx) or another ZIP file, expected CSV or JSON Lines;"
            + " save a workbook as \"CSV UTF-8\" in Excel or WPS and give that file"),
    /** A workbook of the old format, or one with a password. */
    OLD_WORKBOOK(
        "这是旧版 Excel 工作簿（.xls）或有密码保护的文件，应为 CSV 或 JSON Lines；"
            + "请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”，再用存好的文件",
        "this is an old Excel workbook (.xls) or a file with a password, expected CSV or JSON Lines;"
            + " open it in Excel or WPS, save it as \"CSV UTF-8\" and give that file"),
    /** Bytes that are not UTF-8. */
    NOT_UTF8(
        "不是 UTF-8 编码；请另存为 UTF-8（在 Excel 中选“CSV UTF-8”）",
        "the file is not UTF-8; save it again as UTF-8 (in Excel: CSV UTF-8)"),
    /** The text is not CSV. */
    BAD_CSV("CSV 格式错误（英文详情：%1$s）", "not valid CSV: %1$s"),
    /** A CSV without a line of names. */
    NO_HEADER(
        "文件是空的；第一行应为列名", "the file is empty; expected the names of the columns in the first line"),
    /** No column has the ids. */
    NO_ID_COLUMN(
        "没有编号列；现有的列：%1$s；请把编号列改名为其中之一：%2$s",
        "there is no column of ids; found: %1$s; rename the column of ids to one of: %2$s"),
    /** No column has the codes. */
    NO_CODE_COLUMN(
        "没有代码列；现有的列：%1$s；请把代码列改名为其中之一：%2$s",
        "there is no column of codes; found: %1$s; rename the column of codes to one of: %2$s"),
    /** No column has a text or a title. */
    NO_TEXT_COLUMN(
        "没有标题列，也没有内容列；现有的列：%1$s；请把内容列改名为其中之一：%2$s",
        "there is no column of titles or texts; found: %1$s; rename the column of texts to one of: %2$s"),
    /** Two columns have the same name. */
    SAME_COLUMNS(
        "有两列都叫“%1$s”，无法确定该用哪一列；请给其中一列另取名字",
        "two columns are called '%1$s', so it is not certain which one counts; rename one of them"),
    /** A row of a CSV has not as many fields as the header. */
    FIELDS("应与列名一样有 %1$s 个字段，实际有 %2$s 个", "expected %1$s fields as in the header, found %2$s"),
    /** The line is not JSON. */
    NOT_JSON("在第 %1$s 个字符处不是有效的 JSON", "not valid JSON, at character %1$s"),
    /** The line is JSON, but no object. */
    NO_OBJECT("应为 JSON 对象，实际是 %1$s", "expected a JSON object, found %1$s"),
    /** A JSON field is no text, number or the like. */
    NO_SCALAR("字段“%1$s”应为文字，实际是 %2$s", "field '%1$s': expected text, found %2$s"),
    /** A JSON field is no array. */
    NO_ARRAY("字段“%1$s”应为代码的数组，实际是 %2$s", "field '%1$s': expected an array of codes, found %2$s"),
    /** A JSON object has neither text nor title. */
    NO_TEXT(
        "没有文字：应有字段“title”、“content”、“body”或“text”",
        "no text: expected a field 'title', 'content', 'body' or 'text'"),
    /** A message has no code. */
    NO_CODE(
        "没有代码：应为标签体系中的代码；不是群众诉求的写 00",
        "no code: expected a code of the taxonomy, or 00 for no matter"),
    /** The taxonomy does not have the code. */
    UNKNOWN_CODE(
        "“%2$s”中的代码“%1$s”不在第 %3$s 版标签体系中",
        "unknown code '%1$s' in field '%2$s': not in taxonomy version %3$s"),
    /** The taxonomy does not have the code, but it has it with a zero in front. */
    LOST_ZERO(
        "“%2$s”中的代码“%1$s”不在第 %3$s 版标签体系中，“0%1$s”却在：是不是表格软件去掉了开头的 0？",
        "unknown code '%1$s' in field '%2$s': not in taxonomy version %3$s; '0%1$s' is: did a"
            + " spreadsheet drop the leading zero?"),
    /** The nature is none of {@link GoldMessage#NATURES}. */
    UNKNOWN_NATURE(
        "“%2$s”中的性质“%1$s”不认识：应为 %3$s 之一，或空着",
        "unknown nature '%1$s' in field '%2$s': expected one of %3$s, or nothing"),
    /** The urgency is neither yes nor no. */
    BAD_URGENCY(
        "“%2$s”应为 1 或 0（也可写 true、yes、是；false、no、否），实际是“%1$s”",
        "field '%2$s': expected 1 or 0 (or true, yes, 是; false, no, 否), found '%1$s'"),
    /** A label has no id or no code. */
    NO_ID_OR_CODE("应有编号（id）和代码（code）", "expected the fields 'id' and 'code'"),
    /** Two labels have the same id. */
    SAME_IDS("上面已有这个编号的标注", "there is a label for this id above already");

    private final String chinese;
    private final String english;

    Kind(String chinese, String english) {
      this.chinese = chinese;
      this.english = english;
    }
  }
}
