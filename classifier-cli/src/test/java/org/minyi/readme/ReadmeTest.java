package org.minyi.readme;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.cli.Minyi;
import org.minyi.taxonomy.Taxonomy;

/** What the READMEs show is what the code does. */
class ReadmeTest {
  @TempDir Path folder;

  /** Surefire runs a module's tests in the module's folder. */
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private static final Path SOURCE =
      ROOT.resolve("classifier-cli/src/test/java/org/minyi/readme/TagOneMessage.java");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "<!-- example -->\\s*```java\\R(.*?)```\\s*<!-- /example -->", Pattern.DOTALL);

  private static final Pattern SAMPLE =
      Pattern.compile("<!-- sample -->(.*?)<!-- /sample -->", Pattern.DOTALL);

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#]+)(?:#[^)]*)?\\)");

  private static final Pattern OUTPUT_LINE = Pattern.compile("(\\d{2,8}) (\\S+) [01]\\.\\d{3}");

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theExampleIsTheSourceThatIsCompiledHere(String readme) throws IOException {
    Matcher block = EXAMPLE.matcher(read(ROOT.resolve(readme)));

    assertTrue(block.find(), readme + " has no example between its markers");
    assertEquals(withoutPackage(read(SOURCE)), block.group(1));
  }

  @Test
  void theExamplePrintsOnePathDownToTheStreetLamps() {
    List<String> lines = run().lines().toList();

    Taxonomy taxonomy = Taxonomy.loadDefault();
    List<String> path = lines.subList(0, lines.size() - 1);
    List<String> codes = path.stream().map(line -> output(line).group(1)).toList();
    assertEquals(List.of("09", "0906", "090602", "09060201"), codes);
    assertAll(
        path.stream()
            .map(ReadmeTest::output)
            .map(line -> () -> assertEquals(taxonomy.tag(line.group(1)).name(), line.group(2))));
    assertEquals("stopped because: LEAF", lines.get(lines.size() - 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theSampleTableShowsWhatTheFirstCommandWrites(String readme) throws IOException {
    Matcher sample = SAMPLE.matcher(read(ROOT.resolve(readme)));
    assertTrue(sample.find(), readme + " has no sample between its markers");
    List<Map<String, String>> shown = markdown(sample.group(1));
    assertFalse(shown.isEmpty());

    Path in = Files.copy(ROOT.resolve("samples/messages.csv"), folder.resolve("messages.csv"));
    PrintWriter screen = new PrintWriter(new StringWriter());
    assertEquals(0, Minyi.execute(new String[] {"tag", in.toString()}, screen, screen));

    Map<String, Map<String, String>> written = new HashMap<>();
    try (CsvReader<NamedCsvRecord> rows =
        CsvReader.builder()
            .detectBomHeader(true)
            .ofNamedCsvRecord(folder.resolve("messages-tagged.csv"))) {
      rows.forEach(row -> written.put(row.getField(0), row.getFieldsAsMap()));
    }
    for (Map<String, String> row : shown) {
      Map<String, String> whole = written.get(row.get("编号"));
      Map<String, String> same = new LinkedHashMap<>();
      row.keySet().forEach(column -> same.put(column, whole.get(column).strip()));
      assertEquals(row, same);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md"})
  void theLinksLeadToFilesThatExist(String document) throws IOException {
    List<String> targets =
        LINK.matcher(read(ROOT.resolve(document)))
            .results()
            .map(link -> link.group(1))
            .filter(target -> !target.contains("://"))
            .toList();

    assertAll(
        targets.stream()
            .map(
                target ->
                    () -> assertTrue(Files.exists(ROOT.resolve(target)), "no file " + target)));
  }

  /** The rows of a Markdown table by the names of its columns. */
  private static List<Map<String, String>> markdown(String table) {
    List<List<String>> lines =
        table
            .strip()
            .lines()
            .map(line -> line.split("\\|", -1))
            .map(cells -> Arrays.stream(cells).map(String::strip).toList())
            .toList();
    List<Map<String, String>> rows = new ArrayList<>();
    for (List<String> cells : lines.subList(2, lines.size())) {
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 1; i + 1 < cells.size(); i++) {
        row.put(lines.get(0).get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static String run() {
    PrintStream screen = System.out;
    ByteArrayOutputStream caught = new ByteArrayOutputStream();
    System.setOut(new PrintStream(caught, true, StandardCharsets.UTF_8));
    try {
      TagOneMessage.main(new String[0]);
    } finally {
      System.setOut(screen);
    }
    return caught.toString(StandardCharsets.UTF_8);
  }

  private static MatchResult output(String line) {
    Matcher matcher = OUTPUT_LINE.matcher(line);
    assertTrue(matcher.matches(), line);
    return matcher.toMatchResult();
  }

  private static String withoutPackage(String source) {
    return source.replaceFirst("^package [^;]+;\\n\\n", "");
  }

  /** With the line ends of Unix, whatever the checkout has. */
  private static String read(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }
}
