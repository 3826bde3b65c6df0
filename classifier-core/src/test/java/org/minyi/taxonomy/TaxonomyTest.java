package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxonomyTest {
  private static Taxonomy record;

  @BeforeAll
  static void load() {
    record = Taxonomy.loadDefault();
  }

  private static List<String> codes(List<Tag> tags) {
    return tags.stream().map(Tag::code).toList();
  }

  @Test
  void theTaxonomyOfRecordHasItsPublishedSize() {
    assertEquals("1", record.version());
    assertEquals(4, record.depth());
    assertEquals(1828, record.size());
    assertEquals(
        List.of(23, 106, 348, 1351),
        List.of(1, 2, 3, 4).stream().map(level -> record.level(level).size()).toList());
    assertEquals(1351, record.leaves().size());
    assertEquals("Taxonomy 1 (1828 tags, 4 levels)", record.toString());
  }

  @Test
  void theTaxonomyOfRecordKeepsItsChecksum() {
    // A change here breaks every model that was trained for version 1.
    assertEquals(
        "cbd882ae5b662da250776532c0d5c06958eaef030064a5383f7fc894a6e2996e", record.checksum());
  }

  @Test
  void lookupsOfTheTaxonomyOfRecordAgreeWithEachOther() {
    assertEquals(record.leaves(), record.leavesUnder(""));
    for (Tag tag : record.tags()) {
      assertEquals(Optional.of(tag), record.find(tag.code()));
      assertEquals(tag.level(), record.path(tag.code()).size());
      assertEquals(tag, record.path(tag.code()).get(tag.level() - 1));
      assertEquals(tag.level() - 1, record.ancestors(tag.code()).size());
      assertEquals(tag.parent(), record.parent(tag.code()).map(Tag::code).orElse(""));
      assertTrue(record.children(tag.parent()).contains(tag));
      assertEquals(record.children(tag.code()).isEmpty(), record.isLeaf(tag.code()));
      assertEquals(
          record.leaves().stream().filter(l -> l.code().startsWith(tag.code())).toList(),
          record.leavesUnder(tag.code()));
    }
  }

  @Test
  void aRaggedTreeIsNavigated() {
    Taxonomy city = Taxonomy.of("city", Trees.city());
    assertEquals(3, city.depth());
    assertEquals(List.of("G", "R", "R-1", "R-2", "R-2-1"), codes(city.tags()));
    assertEquals(List.of("G", "R"), codes(city.level(1)));
    assertEquals(List.of("G", "R"), codes(city.children("")));
    assertEquals(List.of("R-1", "R-2"), codes(city.children("R")));
    assertEquals(List.of("R", "R-2", "R-2-1"), codes(city.path("R-2-1")));
    assertEquals(List.of("R", "R-2"), codes(city.ancestors("R-2-1")));
    assertEquals(List.of("G", "R-1", "R-2-1"), codes(city.leaves()));
    assertEquals(List.of("R-1", "R-2-1"), codes(city.leavesUnder("R")));
    assertEquals(List.of("G"), codes(city.leavesUnder("G")));
    assertEquals(Optional.empty(), city.parent("R"));
    assertTrue(city.isLeaf("G"));
    assertFalse(city.isLeaf("R"));
  }

  @Test
  void unknownCodesAndLevelsFindNothing() {
    Taxonomy city = Taxonomy.of("city", Trees.city());
    assertEquals(Optional.empty(), city.find("X"));
    assertEquals(Optional.empty(), city.find(""));
    assertEquals(Optional.empty(), city.parent("X"));
    assertEquals(List.of(), city.children("X"));
    assertEquals(List.of(), city.path("X"));
    assertEquals(List.of(), city.path(""));
    assertEquals(List.of(), city.ancestors("X"));
    assertEquals(List.of(), city.leavesUnder("X"));
    assertEquals(List.of(), city.level(0));
    assertEquals(List.of(), city.level(4));
    assertFalse(city.isLeaf("X"));
    assertFalse(city.isLeaf(""));
  }

  @Test
  void askingForAnUnknownCodeNamesTheNearestOnes() {
    TaxonomyException e = assertThrows(TaxonomyException.class, () -> record.tag("0101010a"));
    assertEquals(
        "code 0101010a: no tag has this code. Did you mean 01010101, 01010102, 01010103?",
        e.getMessage());
    assertEquals("代码 0101010a：没有这个代码。是否指：01010101、01010102、01010103？", e.message(Locale.CHINA));
    TaxonomyException deeper =
        assertThrows(TaxonomyException.class, () -> record.tag("01010101-77"));
    assertTrue(deeper.getMessage().endsWith("Did you mean 01010101?"), deeper.getMessage());
  }

  @Test
  void aHostileUnknownCodeIsShownShortenedAndEscaped() {
    String code = "\u0000\u001b[31m" + "z".repeat(1_000_000);
    TaxonomyException e = assertThrows(TaxonomyException.class, () -> record.tag(code));
    assertTrue(e.getMessage().length() < 400);
    assertTrue(e.getMessage().contains("\\u0000\\u001b[31m"), e.getMessage());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6})
  void treesOfAnyAllowedDepthAreTaken(int depth) {
    Taxonomy chain = Taxonomy.of("chain", Trees.chain(depth));
    assertEquals(depth, chain.depth());
    assertEquals(1, chain.leaves().size());
    assertEquals(depth, chain.path(chain.leaves().get(0).code()).size());
  }

  @Test
  void aBadTreeIsRefusedWithAllItsProblems() {
    List<Tag> tags = List.of(Trees.tag("A", "甲", 1, ""), Trees.tag("A", "", 1, "Q"));
    TaxonomyException e = assertThrows(TaxonomyException.class, () -> Taxonomy.of("bad", tags));
    assertEquals(
        List.of(TaxonomyProblem.Kind.DUPLICATE_CODE, TaxonomyProblem.Kind.BLANK_NAME),
        e.problems().stream().map(TaxonomyProblem::kind).toList());
    assertThrows(IllegalArgumentException.class, () -> Taxonomy.of(" ", Trees.city()));
  }

  @Test
  void onlyTheFirstProblemsAreShown() {
    List<Tag> tags = new ArrayList<>();
    for (int i = 0; i < 15; i++) {
      tags.add(Trees.tag("A", "甲", 1, ""));
    }
    TaxonomyException e = assertThrows(TaxonomyException.class, () -> Taxonomy.of("bad", tags));
    assertEquals(14, e.problems().size());
    assertTrue(e.getMessage().endsWith("\nand 4 more"), e.getMessage());
    assertTrue(e.message(Locale.CHINESE).endsWith("\n另有 4 个问题"));
  }

  @Test
  void theChecksumDependsOnContentAlone() {
    Taxonomy city = Taxonomy.of("city", Trees.city());
    List<Tag> shuffled = new ArrayList<>(Trees.city());
    Collections.reverse(shuffled);
    assertEquals(city.checksum(), Taxonomy.of("other version", shuffled).checksum());
    Tag lamp = city.tag("R-1");
    List<Tag> others =
        List.of(
            new Tag(
                "R-3", lamp.name(), 2, "R", lamp.definition(), lamp.keywords(), lamp.excludes()),
            new Tag("R-1", "街灯", 2, "R", lamp.definition(), lamp.keywords(), lamp.excludes()),
            new Tag(
                "R-1", lamp.name(), 2, "G", lamp.definition(), lamp.keywords(), lamp.excludes()),
            new Tag("R-1", lamp.name(), 2, "R", "", lamp.keywords(), lamp.excludes()),
            new Tag("R-1", lamp.name(), 2, "R", lamp.definition(), List.of("灯不亮"), lamp.excludes()),
            new Tag("R-1", lamp.name(), 2, "R", lamp.definition(), lamp.keywords(), ""));
    for (Tag other : others) {
      List<Tag> changed = new ArrayList<>(Trees.city());
      changed.set(1, other);
      assertNotEquals(city.checksum(), Taxonomy.of("city", changed).checksum(), other::toString);
    }
  }

  @Test
  void whatIsHandedOutCannotBeChanged() {
    Taxonomy city = Taxonomy.of("city", Trees.city());
    for (List<Tag> list :
        List.of(
            city.tags(),
            city.leaves(),
            city.level(1),
            city.children("R"),
            city.path("R-1"),
            city.ancestors("R-1"),
            city.leavesUnder("R"))) {
      assertThrows(UnsupportedOperationException.class, list::clear);
    }
  }

  @Test
  void aShippedFileThatWasChangedIsRefused(@TempDir Path folder) throws Exception {
    copyShipped(folder, "version.json");
    Path taxonomy = copyShipped(folder, "taxonomy.jsonl");
    assertEquals("", failureToLoad(folder));
    byte[] content = Files.readAllBytes(taxonomy);
    content[content.length / 2] ^= 1;
    Files.write(taxonomy, content);
    String failure = failureToLoad(folder);
    assertTrue(
        failure.startsWith(
            "taxonomy.jsonl is not as version.json describes it: its SHA-256 must be "
                + "ef794ea11e954afc2cade95c0a1351c98aab34c0dd29aff3b5f9bc0c2deb559d, but was "),
        failure);
  }

  @Test
  void aMissingShippedFileIsNamed(@TempDir Path folder) throws Exception {
    assertEquals(
        "org/minyi/taxonomy/v1/taxonomy.jsonl is not on the class path; add minyi-taxonomy to it",
        failureToLoad(folder));
  }

  private static Path copyShipped(Path folder, String file) throws Exception {
    String resource = "org/minyi/taxonomy/v1/" + file;
    Path copy = folder.resolve(resource);
    Files.createDirectories(copy.getParent());
    try (InputStream in = Taxonomy.class.getClassLoader().getResourceAsStream(resource)) {
      Files.copy(in, copy);
    }
    return copy;
  }

  /** Loads the taxonomy with this folder in the place of minyi-taxonomy. */
  private static String failureToLoad(Path folder) throws Exception {
    List<URL> classPath = new ArrayList<>(List.of(folder.toUri().toURL()));
    for (Class<?> needed :
        List.of(
            Taxonomy.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            CsvReader.class)) {
      classPath.add(needed.getProtectionDomain().getCodeSource().getLocation());
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
      loader.loadClass(Taxonomy.class.getName()).getMethod("loadDefault").invoke(null);
      return "";
    } catch (InvocationTargetException e) {
      assertEquals(TaxonomyException.class.getName(), e.getCause().getClass().getName());
      return e.getCause().getMessage();
    }
  }
}
