package org.minyi.taxonomy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.minyi.taxonomy.TaxonomyWriter.Format;

class TaxonomyWriterTest {
  private static String write(Taxonomy taxonomy, Format format) {
    StringWriter out = new StringWriter();
    try {
      TaxonomyWriter.write(taxonomy, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private static Taxonomy read(String content) throws IOException {
    return TaxonomyReader.read(
        new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)), "again");
  }

  /** A tag before it has a place: where it hangs is a share of the tags before it. */
  private record Draft(
      double place, String mark, String name, String definition, List<String> keywords) {}

  @Provide
  Arbitrary<Taxonomy> trees() {
    Arbitrary<String> text =
        Arbitraries.strings()
            .withChars("路灯 \"',\\\n\t<>{}#@.:→\u2028\ufeff")
            .withChars("a1é")
            .ofMaxLength(12)
            .map(String::strip);
    Arbitrary<String> line = text.map(s -> s.replaceAll("[\n\t]", "·").strip());
    Arbitrary<String> mark =
        Arbitraries.strings().withChars("aé路\"\\<>%:/#'").ofMinLength(1).ofMaxLength(4);
    Arbitrary<Draft> draft =
        Combinators.combine(
                Arbitraries.doubles().between(0, 0.99),
                mark,
                line,
                text,
                line.filter(s -> !s.isBlank()).list().ofMaxSize(4))
            .as(Draft::new);
    return draft.list().ofMinSize(1).ofMaxSize(40).map(TaxonomyWriterTest::grow);
  }

  private static Taxonomy grow(List<Draft> drafts) {
    List<Tag> tags = new ArrayList<>();
    for (Draft draft : drafts) {
      int place = (int) (draft.place() * (tags.size() + 1));
      Tag parent = place == tags.size() ? null : tags.get(place);
      if (parent != null && parent.level() == 6) {
        parent = null;
      }
      String number = String.valueOf(tags.size());
      tags.add(
          new Tag(
              draft.mark() + number,
              draft.name() + number,
              parent == null ? 1 : parent.level() + 1,
              parent == null ? "" : parent.code(),
              draft.definition(),
              draft.keywords(),
              draft.definition()));
    }
    return Taxonomy.of("random", tags);
  }

  @Property(tries = 200, seed = "20261122")
  void csvAndJsonLinesReadAgainGiveTheSameTree(@ForAll("trees") Taxonomy tree) throws IOException {
    for (Format format : List.of(Format.CSV, Format.JSON_LINES)) {
      Taxonomy again = read(write(tree, format));
      assertEquals(tree.tags(), again.tags());
      assertEquals(tree.checksum(), again.checksum());
    }
  }

  @Property(tries = 200, seed = "20261122")
  void everyTurtleLineFollowsTheGrammar(@ForAll("trees") Taxonomy tree) {
    String iri = "<urn:x-minyi:taxonomy:random(:[A-Za-z0-9._~%-]+)?>";
    String literal = "\"([^\"\\\\\n\r]|\\\\[\"\\\\nrt])*\"(@zh)?";
    Pattern line =
        Pattern.compile(
            "|@prefix (owl|skos): <http://www.w3.org/[^<>]+#> \\.|%s|    a skos:(Concept|ConceptScheme) ;|    (owl|skos):[A-Za-z]+ (%s|%s) [;.]"
                .formatted(iri, iri, literal));
    for (String text : write(tree, Format.SKOS).split("\n")) {
      assertTrue(line.matcher(text).matches(), text);
    }
  }

  @Property(tries = 50, seed = "20261122")
  void jsonHoldsEveryTagInItsPlace(@ForAll("trees") Taxonomy tree) throws IOException {
    JsonNode root = new ObjectMapper().readTree(write(tree, Format.JSON));
    assertEquals(tree.checksum(), root.path("checksum").textValue());
    assertEquals(tree.size(), assertTreesEqual(tree, "", root.path("tags")));
  }

  private static int assertTreesEqual(Taxonomy tree, String parent, JsonNode nodes) {
    assertEquals(tree.children(parent).size(), nodes.size());
    int count = 0;
    for (int i = 0; i < nodes.size(); i++) {
      Tag tag = tree.children(parent).get(i);
      JsonNode node = nodes.get(i);
      assertEquals(tag.code(), node.path("code").textValue());
      assertEquals(tag.name(), node.path("name").textValue());
      assertEquals(tag.definition(), node.path("definition").asText(""));
      assertEquals(tag.excludes(), node.path("excludes").asText(""));
      assertEquals(tag.keywords().size(), node.path("keywords").size());
      count += 1 + assertTreesEqual(tree, tag.code(), node.path("children"));
    }
    return count;
  }

  @Example
  void theTaxonomyOfRecordSurvivesBothFormats() throws IOException {
    Taxonomy record = Taxonomy.loadDefault();
    assertEquals(record.checksum(), read(write(record, Format.CSV)).checksum());
    assertEquals(record.checksum(), read(write(record, Format.JSON_LINES)).checksum());
  }

  @Example
  void csvIsWrittenForSpreadsheetsAndPeople() {
    assertEquals(
        """
        code,name,parent,definition,keywords,excludes
        G,园林,,,,
        R,道路,,,,
        R-1,路灯,R,路灯不亮与增设,灯不亮;黑灯,楼道灯 → H
        R-2,路面,R,,,
        R-2-1,坑洼,R-2,,,
        """,
        write(Taxonomy.of("city", Trees.city()), Format.CSV));
  }

  @Example
  void jsonLinesAreWrittenAsInTheRecord() {
    assertTrue(
        write(Taxonomy.of("city", Trees.city()), Format.JSON_LINES)
            .contains(
                "\n{\"code\":\"R-1\",\"level\":2,\"parent\":\"R\",\"name\":\"路灯\","
                    + "\"definition\":\"路灯不亮与增设\",\"keywords\":[\"灯不亮\",\"黑灯\"],"
                    + "\"excludes\":\"楼道灯 → H\"}\n"));
  }

  @Example
  void skosLinksConceptsBothWays() {
    String turtle = write(Taxonomy.of("城 1", Trees.city()), Format.SKOS);
    String scheme = "<urn:x-minyi:taxonomy:%E5%9F%8E%201";
    assertTrue(
        turtle.contains(
            scheme
                + """
                :R-1>
                    a skos:Concept ;
                    skos:inScheme SCHEME> ;
                    skos:notation "R-1" ;
                    skos:prefLabel "路灯"@zh ;
                    skos:altLabel "灯不亮"@zh ;
                    skos:altLabel "黑灯"@zh ;
                    skos:definition "路灯不亮与增设"@zh ;
                    skos:scopeNote "楼道灯 → H"@zh ;
                    skos:broader SCHEME:R> .
                """
                    .replace("SCHEME", scheme)),
        turtle);
    assertTrue(
        turtle.contains("    skos:topConceptOf " + scheme + "> ;\n    skos:narrower"), turtle);
    assertTrue(turtle.contains("skos:hasTopConcept " + scheme + ":G>"), turtle);
  }

  @Example
  void turtleEscapesWhatWouldEndALiteralAndDropsRepeatedLabels() {
    Tag tag = new Tag("a\"<>", "路灯", 1, "", "\"\\\n\t@zh .", List.of("路灯", "灯", "灯"), "");
    String turtle = write(Taxonomy.of("1", List.of(tag)), Format.SKOS);
    assertTrue(turtle.contains("<urn:x-minyi:taxonomy:1:a%22%3C%3E>"), turtle);
    assertTrue(turtle.contains("skos:notation \"a\\\"<>\" ;"), turtle);
    assertTrue(turtle.contains("skos:definition \"\\\"\\\\\\n\\t@zh .\"@zh"), turtle);
    assertEquals(2, turtle.split("skos:altLabel", -1).length, turtle);
    assertFalse(turtle.contains("skos:altLabel \"路灯\"@zh"), turtle);
  }

  @Example
  void theWriterOfTheCallerStaysOpen() throws IOException {
    boolean[] closed = {false};
    StringWriter out =
        new StringWriter() {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    for (Format format : Format.values()) {
      TaxonomyWriter.write(Taxonomy.of("city", Trees.city()), format, out);
    }
    assertFalse(closed[0]);
  }
}
