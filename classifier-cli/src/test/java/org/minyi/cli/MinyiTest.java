package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinyiTest {
  @Test
  void withoutCommandItShowsWhatThereIs() {
    CliRun run = CliRun.zh();

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("用法：minyi"), run.err());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tag",
        "stream",
        "dedupe",
        "config",
        "generate-completion",
        "evaluate",
        "taxonomy",
        "taxonomy show",
        "taxonomy search",
        "taxonomy validate",
        "taxonomy export"
      })
  void everyCommandHasHelpWithAnExampleInBothLanguages(String command) {
    String[] args = (command + " --help").split(" ");

    CliRun zh = CliRun.zh(args);
    CliRun en = CliRun.en(args);

    assertEquals(0, zh.exitCode());
    assertEquals(0, en.exitCode());
    assertTrue(zh.out().contains("用法：minyi " + command), zh.out());
    assertTrue(en.out().contains("Usage: minyi " + command), en.out());
    assertTrue(zh.out().matches("(?s).*例：\\R  minyi " + command + " .*"), zh.out());
    assertTrue(en.out().matches("(?s).*Examples:\\R  minyi " + command + " .*"), en.out());
  }

  @Test
  void theHelpListsTheExitCodes() {
    String help = CliRun.en("--help").out();

    assertTrue(help.matches("(?s).*Exit codes:\\R\\s+0\\s+success\\R.*\\s5\\s+the model.*"), help);
  }

  @Test
  void theVersionIsThatOfTheBuild() {
    CliRun run = CliRun.of("--version");

    assertEquals(0, run.exitCode());
    assertTrue(run.out().matches("minyi \\d+\\.\\d+\\.\\d+\\S*\\R"), run.out());
  }

  @Test
  void aWrongOptionIsAUsageErrorInBothLanguages() {
    CliRun zh = CliRun.zh("tag", "x.csv", "--contant", "a");
    CliRun en = CliRun.en("tag", "x.csv", "--contant", "a");

    assertEquals(2, zh.exitCode());
    assertEquals(2, en.exitCode());
    assertTrue(zh.err().contains("不认识的参数：--contant。你是不是要：--content"), zh.err());
    assertTrue(en.err().contains("Unknown argument: --contant. Did you mean: --content"), en.err());
  }

  @Test
  void missingAndInvalidValuesAreUsageErrors() {
    CliRun nothing = CliRun.zh("tag");
    CliRun value = CliRun.zh("tag", "--text", "a", "--min-confidence", "1.5");
    CliRun number = CliRun.zh("tag", "--text", "a", "--min-confidence", "abc");
    CliRun charset = CliRun.zh("tag", "x.csv", "--encoding", "UTF-88");
    CliRun both = CliRun.zh("tag", "x.csv", "--text", "a");

    assertEquals(2, nothing.exitCode());
    assertTrue(nothing.err().contains("请给出文件，或用 --text 给出一条留言"), nothing.err());
    assertEquals(2, value.exitCode());
    assertTrue(value.err().contains("--min-confidence 的值不对：1.5。应为 0 到 1 之间的数。"), value.err());
    assertEquals(2, number.exitCode());
    assertTrue(number.err().contains("--min-confidence 的值不对：abc"), number.err());
    assertEquals(2, charset.exitCode());
    assertTrue(charset.err().contains("--encoding 的值不对：UTF-88"), charset.err());
    CliRun titles = CliRun.en("tag", "x.csv", "--title", "a", "--no-title");
    CliRun json = CliRun.en("tag", "x.csv", "--json");

    assertEquals(2, titles.exitCode());
    assertTrue(titles.err().contains("Cannot be used together: --title"), titles.err());
    assertEquals(2, json.exitCode());
    assertTrue(json.err().contains("Missing argument: --text"), json.err());
    assertEquals(2, both.exitCode());
    assertTrue(both.err().contains("不能同时使用"), both.err());
  }

  @ParameterizedTest
  @CsvSource({
    "--precision, 95, 0.5, 0.99, 0.95",
    "--precision, 95%, 0.5, 0.99, 0.95",
    "--precision, ９５％, 0.5, 0.99, 0.95",
    "--precision, 92.5 %, 0.5, 0.99, 0.925",
    "--precision, '0,9', 0.5, 0.99, 0.9",
    "--precision, 0.3, 0.5, 0.99, ",
    "--precision, 1, 0.5, 0.99, ",
    "--precision, NaN, 0.5, 0.99, ",
    "--precision, 高, 0.5, 0.99, ",
    "--precision, 500, 0.5, 0.99, ",
    "--min-confidence, 60, 0, 1, 0.6",
    "--min-confidence, 100%, 0, 1, 1",
    "--min-confidence, -0.1, 0, 1, ",
    "--min-confidence, '', 0, 1, ",
  })
  void aWrongShareIsToldWithTheRangeAndWhatWasMeant(
      String option, String value, String least, String most, String meant) {
    CliRun en = CliRun.en("tag", "missing.csv", option + "=" + value);
    CliRun zh = CliRun.zh("tag", "missing.csv", option + "=" + value);

    assertEquals(2, en.exitCode(), en.err());
    String range = "Invalid value for %s: %s. It must be a number from %s to %s.";
    String suggestion = meant == null ? "" : " Did you mean " + meant + "?";
    assertEquals(
        range.formatted(option, value, least, most) + suggestion,
        en.err().lines().findFirst().get());
    String chinese = "%s 的值不对：%s。应为 %s 到 %s 之间的数".formatted(option, value, least, most);
    String ending = meant == null ? "。" : "，你是不是要 " + meant + "？";
    assertEquals(chinese + ending, zh.err().lines().findFirst().get());
  }

  @Test
  void aTitleWithoutATextIsToldWhatItNeeds() {
    CliRun en = CliRun.en("tag", "--title", "路灯");
    CliRun zh = CliRun.zh("tag", "--title", "路灯");

    assertEquals(2, en.exitCode());
    assertTrue(en.err().contains("For one message, add --text TEXT"), en.err());
    assertEquals(2, zh.exitCode());
    assertTrue(zh.err().contains("处理一条留言请加 --text 正文"), zh.err());
  }

  @Test
  void aWrongChoiceIsToldWithTheRightOnes() {
    CliRun run = CliRun.en("taxonomy", "export", "--format", "xml");

    assertEquals(2, run.exitCode());
    assertTrue(
        run.err().contains("--format: xml (choose from: csv, json, jsonl, skos)"), run.err());
  }

  @Test
  void stackTracesAreForThoseWhoAsk() {
    CliRun plain = CliRun.en("tag", "missing.csv");
    CliRun verbose = CliRun.en("tag", "missing.csv", "--verbose");

    assertFalse(plain.err().contains("\tat "), plain.err());
    assertTrue(verbose.err().contains("\tat "), verbose.err());
  }
}
