package org.minyi.cli.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.MessageColumns.Choice;

class MessageColumnsTest {
  private static final Choice USUAL = new Choice(Optional.empty(), Optional.empty(), false);

  @ParameterizedTest
  @CsvSource({
    "编号|留言主题|留言时间|留言详情, 1, 3",
    "工单编号|工单标题|工单内容|回复内容, 1, 2",
    "诉求标题|诉求内容|处理结果, 0, 1",
    "ID|Title|Content|Content Type, 1, 2",
    "id|subject|body, 1, 2",
    "群众留言内容（必填）|内容分类|信件标题*, 2, 0",
    "text_id|text, -1, 1",
    "正文, -1, 0",
    "标题|留言主题|内容, 1, 2",
    "ＴＩＴＬＥ| 内 容 , 0, 1",
  })
  void usualNamesAreFound(String names, int title, int content) {
    MessageColumns columns = MessageColumns.find(List.of(names.split("\\|")), USUAL);

    assertEquals(title < 0 ? OptionalInt.empty() : OptionalInt.of(title), columns.title());
    assertEquals(content, columns.content());
  }

  @Test
  void namedColumnsGoBeforeUsualOnes() {
    List<String> header = List.of("内容", "标题", "来电记录");

    assertEquals(
        new MessageColumns(OptionalInt.of(1), 2),
        MessageColumns.find(header, new Choice(Optional.empty(), Optional.of("来电记录"), false)));
    assertEquals(
        new MessageColumns(OptionalInt.of(2), 0),
        MessageColumns.find(header, new Choice(Optional.of("#3"), Optional.empty(), false)));
    assertEquals(
        new MessageColumns(OptionalInt.empty(), 0),
        MessageColumns.find(header, new Choice(Optional.empty(), Optional.empty(), true)));
  }

  @Test
  void aNumberBeyondTheColumnsIsRefused() {
    assertEquals(
        "--content #9: the file has only 2 columns: 甲, 乙\n"
            + "Give a number between #1 and the last, or a name.",
        error(List.of("甲", "乙"), new Choice(Optional.empty(), Optional.of("#9"), false)));
  }

  @Test
  void aFileWithoutHeaderDoesNotSpillItsMessage() {
    String message = "我家住在某某小区三号楼，楼下的饭店每天油烟很大，请有关部门尽快来处理一下";

    String error = error(List.of("1", message), USUAL);

    assertEquals(-1, error.indexOf(message.substring(0, 20)), error);
    assertTrue(
        error(List.of("1", "2026-10-08", "路灯不亮"), USUAL).contains("Add a row of column names"),
        error);
  }

  @ParameterizedTest
  @CsvSource({
    "1|张三|2026-10-08|路灯不亮, #4, true",
    "1|张三|2026年10月8日 08:30|路灯不亮, #4, true",
    "1|张三|13900000000|路灯不亮, #4, true",
    "1|010-5550 0000|路灯不亮, #3, true",
    "GD20261008001|路灯不亮, #2, true",
    "0|1|2|3, #4, false",
    "2025|2026|2026-10|来电, #4, false",
    "13900000000|来电, 来电, false",
    "13900000000|内容, #1, false",
  })
  void dataInThePlaceOfNamesAreDoubted(String names, String content, boolean doubted) {
    Choice choice = new Choice(Optional.empty(), Optional.of(content), false);

    assertEquals(doubted, MessageColumns.looksLikeData(List.of(names.split("\\|")), choice), names);
  }

  @Test
  void severalColumnsThatMightBeItMustBeChosenBetween() {
    String error = error(List.of("来电内容", "来信内容二"), USUAL);

    assertEquals(
        "More than one column fits \"内容\": #1 来电内容, #2 来信内容二\n"
            + "Choose one by --content, for example --content \"#1\".",
        error);
  }

  private static String error(List<String> header, Choice choice) {
    return assertThrows(CliException.class, () -> MessageColumns.find(header, choice))
        .text(Messages.in(Locale.ENGLISH))
        .replace(System.lineSeparator(), "\n");
  }
}
