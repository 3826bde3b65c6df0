package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.taxonomy.TaxonomyReader;

class TaxonomyCommandTest {
  @TempDir Path folder;

  @Test
  void showsTheTopOfTheTree() {
    CliRun run = CliRun.zh("taxonomy", "show", "--depth", "1");

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(1 + Taxonomy.loadDefault().level(1).size(), run.out().lines().count());
    assertTrue(run.out().contains("08  住房与房地产  （含 108 个末级标签）"), run.out());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -3})
  void numbersBelowOneAreRefused(int number) {
    CliRun show = CliRun.zh("taxonomy", "show", "--depth=" + number);
    CliRun search = CliRun.zh("taxonomy", "search", "路灯", "--limit=" + number);

    assertEquals(2, show.exitCode());
    assertTrue(show.err().contains("--depth 的值不对：" + number), show.err());
    assertEquals(2, search.exitCode());
    assertTrue(search.err().contains("--limit 的值不对：" + number), search.err());
  }

  @Test
  void showsATagWithWhatIsBelowIt() throws IOException {
    CliRun run = CliRun.zh("taxonomy", "show", "1", "--taxonomy", own().toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(
        """
        1  环境
        定义：空气、水、声音
        关键词：污染、脏
        11  噪声
          111  夜间施工
        12  水
        """,
        run.out());
  }

  @Test
  void anUnknownCodeIsToldInBothLanguages() {
    CliRun zh = CliRun.zh("taxonomy", "show", "99");
    CliRun en = CliRun.en("taxonomy", "show", "99");

    assertEquals(2, zh.exitCode());
    assertEquals(2, en.exitCode());
    assertTrue(zh.err().contains("99"), zh.err());
    assertTrue(en.err().contains("99"), en.err());
    assertFalse(zh.err().equals(en.err()));
  }

  @Test
  void findsTagsByWordsAndPinyin() {
    CliRun word = CliRun.zh("taxonomy", "search", "物业费", "--limit", "3");
    CliRun pinyin = CliRun.zh("taxonomy", "search", "wuyefei", "--limit", "3");
    CliRun nothing = CliRun.zh("taxonomy", "search", "qqqq");

    assertEquals(3, word.out().lines().count());
    assertTrue(word.out().contains("住房与房地产/物业管理/物业收费"), word.out());
    assertTrue(pinyin.out().contains("物业收费"), pinyin.out());
    assertEquals(0, nothing.exitCode());
    assertEquals("", nothing.out());
    assertTrue(nothing.err().contains("没有找到与“qqqq”有关的标签。可换一个说法"), nothing.err());
  }

  @Test
  void aGoodFileIsValid() throws IOException {
    CliRun run = CliRun.en("taxonomy", "validate", own().toString());

    assertEquals(0, run.exitCode(), run.err());
    assertTrue(run.out().contains("no problems; 4 tags on 3 levels"), run.out());
  }

  @Test
  void everyProblemOfABadFileIsListed() throws IOException {
    Path bad =
        Files.writeString(folder.resolve("bad.csv"), "code,name,parent\n1,环境,\n1,环保,\n2,噪声,9\n");

    CliRun zh = CliRun.zh("taxonomy", "validate", bad.toString());
    CliRun en = CliRun.en("taxonomy", "validate", bad.toString());

    assertEquals(3, zh.exitCode());
    assertEquals(3, en.exitCode());
    assertTrue(zh.out().contains("有 2 个问题"), zh.out());
    assertTrue(en.out().contains("2 problems"), en.out());
    CliRun show = CliRun.en("taxonomy", "show", "--taxonomy", bad.toString());
    assertEquals(3, show.exitCode());
    assertTrue(show.err().contains("Cannot use the taxonomy"), show.err());
  }

  @Test
  void aMissingFileIsAnInputError() {
    assertEquals(3, CliRun.en("taxonomy", "validate", folder.resolve("x").toString()).exitCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"csv", "jsonl"})
  void whatIsExportedReadsAsTheSameTaxonomy(String format) throws IOException {
    Path out = folder.resolve("out." + format);

    CliRun run = CliRun.en("taxonomy", "export", "--format", format, "-o", out.toString());

    assertEquals(0, run.exitCode(), run.err());
    assertEquals(Taxonomy.loadDefault().checksum(), TaxonomyReader.read(out).checksum());
    assertEquals(
        4,
        CliRun.en("taxonomy", "export", "--format", format, "-o", out.toString()).exitCode(),
        "overwritten");
  }

  @Test
  void exportsToTheScreen() throws IOException {
    CliRun json =
        CliRun.en("taxonomy", "export", "--format", "json", "--taxonomy", own().toString());
    CliRun skos =
        CliRun.en("taxonomy", "export", "--format", "skos", "--taxonomy", own().toString());

    assertEquals("own", new ObjectMapper().readTree(json.out()).get("version").asText());
    assertTrue(skos.out().contains("skos:ConceptScheme"), skos.out());
  }

  private Path own() throws IOException {
    return Files.writeString(
        folder.resolve("own.csv"),
        """
        code,name,parent,definition,keywords
        1,环境,,空气、水、声音,污染;脏
        11,噪声,1,,
        111,夜间施工,11,,
        12,水,1,,
        """);
  }
}
