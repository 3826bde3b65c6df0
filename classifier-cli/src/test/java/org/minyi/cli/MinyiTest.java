package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertTrue(nothing.err().contains("缺少参数：FILE"), nothing.err());
    assertEquals(2, value.exitCode());
    assertTrue(value.err().contains("--min-confidence 的值不对：1.5"), value.err());
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
