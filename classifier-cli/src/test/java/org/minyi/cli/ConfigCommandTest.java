package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Defaults from {@code minyi.properties}, and the command that shows them. */
class ConfigCommandTest {
  @TempDir Path folder;
  private Path home;
  private Path data;
  private Path input;

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    data = Files.createDirectory(folder.resolve("data"));
    input = Files.writeString(data.resolve("a.csv"), "甲,乙\n噪声扰民,物业收费\n");
  }

  private static void properties(Path folder, String text) throws IOException {
    Files.writeString(folder.resolve("minyi.properties"), text);
  }

  private CliRun run(String... args) {
    return CliRun.atHome(home, "", args);
  }

  private CliRun tag(String... options) {
    List<String> args = new ArrayList<>(List.of("tag", input.toString(), "--force", "--lang=en"));
    args.addAll(List.of(options));
    return run(args.toArray(String[]::new));
  }

  private String tagged() throws IOException {
    return Files.readString(data.resolve("a-tagged.csv"));
  }

  @Test
  void aFileBesideTheDataSaysHowToReadIt() throws IOException {
    properties(data, "# 我们的表\ncontent = 甲\n");

    CliRun run = tag();

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(tagged().contains("环境"), tagged());
    String file = data.resolve("minyi.properties").toString();
    assertTrue(run.err().contains("Defaults from " + file + ": content"), run.err());
  }

  @Test
  void theCommandLineGoesFirstThenTheDataThenHomeAndTheCommandsOwnLine() throws IOException {
    properties(home, "content=无\ntag.min-confidence=0.1\nmin-confidence=0.9\n");
    properties(data, "content=乙\n");

    assertEquals(0, tag().exitCode());
    assertTrue(tagged().contains("010102"), tagged());
    assertEquals(0, tag("--content", "甲", "--min-confidence=0.9").exitCode());
    assertTrue(tagged().contains("物业收费,,"), tagged());
  }

  @Test
  void ofTwoWaysToSayTheSameTheOneCountsThatGoesFirst() throws IOException {
    properties(home, "precision=0.9\ncontent=甲");

    assertEquals(0, tag("--min-confidence=0.1").exitCode());
    assertTrue(tagged().contains("020101"), tagged());
    properties(data, "min-confidence=0.1");
    assertEquals(0, tag().exitCode());
    properties(home, "precision=0.9\nmin-confidence=0.1\ncontent=甲");
    properties(data, "encoding=UTF-8");
    assertTrue(tag().err().contains("--min-confidence, --precision"), tag().err());
  }

  @Test
  void whereAWrongValueIsFromIsTold() throws IOException {
    String file = data.resolve("minyi.properties").toString();
    properties(data, "# 表\ncontent=丙\n");

    CliRun column = tag();
    CliRun named = tag("--content=丙");
    Path other = Files.writeString(data.resolve("b.csv"), "甲,乙\n噪声扰民,物业收费\n");
    CliRun several = run("tag", input.toString(), other.toString(), "--lang=zh");

    assertEquals(3, column.exitCode());
    assertTrue(column.err().contains("This is from content in " + file + " line 2."), column.err());
    assertEquals(3, named.exitCode());
    assertFalse(named.err().contains("This is from"), named.err());
    assertEquals(3, several.exitCode());
    assertEquals(2, several.err().lines().filter(l -> l.contains("此值来自 " + file)).count());

    properties(data, "content=甲\ncolumns=qqqq\n");
    CliRun columns = tag();
    assertEquals(2, columns.exitCode());
    assertTrue(columns.err().contains("This is from columns in " + file), columns.err());

    properties(data, "content=甲\nprecision=95\n");
    CliRun precision = tag();
    assertEquals(2, precision.exitCode());
    assertTrue(precision.err().contains("Did you mean 0.95?"), precision.err());
    assertTrue(precision.err().contains("This is from precision in " + file), precision.err());
  }

  @Test
  void theNameOfTheResultGoesBeforeAFormatOfAFile() throws IOException {
    properties(home, "format=xlsx\ncontent=甲\n");
    Path out = data.resolve("r.csv");

    assertEquals(0, tag("-o", out.toString()).exitCode());
    assertTrue(Files.readString(out).contains("噪声扰民"));
    assertEquals(0, tag().exitCode());
    assertTrue(Files.exists(data.resolve("a-tagged.xlsx")));
  }

  @Test
  void columnsOfTablesAreNotFieldsOfAStream() throws IOException {
    properties(home, "title=甲\ncontent=乙");
    assertEquals(0, CliRun.atHome(home, "{\"content\":\"停水\"}", "stream").exitCode());
    assertEquals(1, CliRun.atHome(home, "{\"乙\":\"停水\"}", "stream").exitCode());

    properties(home, "stream.content=乙");
    assertEquals(0, CliRun.atHome(home, "{\"乙\":\"停水\"}", "stream").exitCode());
  }

  @Test
  void aFlagOfAFileStaysOnWhenItIsGivenAgain() throws IOException {
    properties(home, "quiet=true\ncontent=甲");

    assertEquals("", tag().err());
    assertEquals("", tag("--quiet").err());
    properties(home, "quiet=false\ncontent=甲");
    assertFalse(tag().err().isEmpty());
  }

  @Test
  void theLanguageMayComeFromHome() throws IOException {
    properties(home, "lang=en");

    CliRun run = run("tag", "--text", "噪声");
    CliRun chosen = run("--lang", "zh", "tag", "--text", "噪声");

    assertTrue(run.out().contains("Tag:"), run.out());
    assertTrue(chosen.out().contains("标签"), chosen.out());
  }

  @Test
  void columnsDoNotMatterToOneMessage() throws IOException {
    properties(home, "title=甲\ncontent=乙\nmin-confidence=0.3");

    CliRun run = run("tag", "--text", "噪声", "--json", "--lang", "en");

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("\"level\" : 2"), run.out());
  }

  @Test
  void theModelIsLookedForBesideTheFileThatNamesIt() throws IOException {
    properties(home, "model=models/our.minyi");

    CliRun run = tag("--content=甲");

    assertEquals(5, run.exitCode());
    assertTrue(run.err().contains(home.resolve("models/our.minyi").toString()), run.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "contant=甲|Did you mean \"content\"?",
        "tag.min_confidence=0.5|Did you mean \"tag.min-confidence\"?",
        "tga.content=甲|unknown key \"tga.content\"",
        "force=true|unknown key \"force\"",
        "output=x.csv|unknown key \"output\"",
        "xyzxyzxyz=1|Keys: content, title",
        "content=|has no value",
        "quiet=yes|must be true or false, not \"yes\"",
        "content=\\u12|four hexadecimal digits"
      })
  void wrongLinesAreToldAndNothingIsDone(String line, String message) throws IOException {
    properties(home, "# first\n\n" + line + "\n");

    CliRun run = tag();

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains(message), run.err());
    assertTrue(run.err().contains("minyi.properties line 3"), run.err());
    assertFalse(Files.exists(data.resolve("a-tagged.csv")));
  }

  @Test
  void aWrongValueIsToldWithItsOrigin() throws IOException {
    properties(home, "min-confidence=abc\ncontent=甲");

    CliRun run = tag();

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--min-confidence: abc"), run.err());
    assertTrue(run.err().contains("min-confidence in " + home), run.err());
  }

  @ParameterizedTest
  @CsvSource({"model=x.minyi", "lang=zh", "quiet=true"})
  void whatIsNotForStrangersIsRefusedBesideTheData(String line) throws IOException {
    properties(data, line);

    CliRun run = tag("--content=甲");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("only be set in the home folder"), run.err());
  }

  @Test
  void aKeyIsSetOnce() throws IOException {
    properties(home, "content=甲\ncontent=乙");

    assertTrue(tag().err().contains("line 2: \"content\" is set twice"), tag().err());
  }

  @Test
  void filesOfWindowsAreReadAndOtherEncodingsRefused() throws IOException {
    properties(home, "\uFEFFcontent=\\\r\n  甲\r\n");
    assertEquals(0, tag().exitCode());

    Files.write(home.resolve("minyi.properties"), "content=甲".getBytes(Charset.forName("GBK")));
    CliRun run = tag();
    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("is not UTF-8"), run.err());
  }

  @Test
  void filesInSeveralFoldersHaveNoneBesideThem() throws IOException {
    properties(data, "content=甲");

    assertEquals(3, run("tag", "a.csv", "--lang=en").exitCode());
    assertEquals(0, run("dedupe", input.toString(), "--lang=en").exitCode());
    assertEquals(3, run("dedupe", folder.resolve("b.csv").toString(), "--lang=en").exitCode());
  }

  @Test
  void valuesAreNotSearchedForVariables() throws IOException {
    properties(data, "content=${sys:user.home}");

    CliRun run = tag();

    assertEquals(3, run.exitCode());
    assertTrue(run.err().contains("${sys:user.home}"), run.err());
  }

  @Test
  void helpIsThereEvenWhereTheFileIsWrong() throws IOException {
    properties(home, "nonsense");

    assertEquals(0, run("tag", "--help").exitCode());
  }

  @Test
  void theCommandShowsWhatCountsAndWhereItIsFrom() throws IOException {
    properties(home, "content=无\ntag.min-confidence=0.1");
    properties(data, "content=甲");

    CliRun run = run("config", input.toString(), "--lang", "en");

    assertEquals(0, run.exitCode(), run.err());
    String out = run.out().replace(folder.toString(), "");
    assertTrue(out.contains("/data/minyi.properties (1 settings)"), out);
    assertTrue(out.contains("/home/minyi.properties (2 settings)"), out);
    assertTrue(out.matches("(?s).*content +甲 +/data/minyi.properties line 1\\R.*"), out);
    assertTrue(out.matches("(?s).*content +无 +/home/\\S+ line 1 \\(not used: .*"), out);
    assertTrue(out.contains("Only the one in the home folder: model, lang, quiet"), out);
  }

  @Test
  void theCommandSaysWhereFilesCouldBe() {
    CliRun run = run("config", data.toString(), "--lang", "en");

    assertTrue(run.out().contains(data.resolve("minyi.properties") + " (not there)"), run.out());
    assertEquals(3, run("config", folder.resolve("missing").toString()).exitCode());
  }
}
