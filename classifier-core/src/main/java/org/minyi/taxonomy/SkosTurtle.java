package org.minyi.taxonomy;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * SKOS in RDF Turtle. Keywords become alternative labels, what a tag excludes a scope note; IRIs
 * are {@code urn:x-minyi:taxonomy:VERSION:CODE}.
 */
final class SkosTurtle {
  private static final String BASE = "urn:x-minyi:taxonomy:";

  private final Taxonomy taxonomy;
  private final Writer out;

  private SkosTurtle(Taxonomy taxonomy, Writer out) {
    this.taxonomy = taxonomy;
    this.out = out;
  }

  static void write(Taxonomy taxonomy, Writer out) throws IOException {
    new SkosTurtle(taxonomy, out).write();
  }

  private void write() throws IOException {
    out.write("@prefix owl: <http://www.w3.org/2002/07/owl#> .\n");
    out.write("@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n");
    out.write(scheme() + "\n    a skos:ConceptScheme");
    property("owl:versionInfo", literal(taxonomy.version()));
    for (Tag top : taxonomy.level(1)) {
      property("skos:hasTopConcept", iri(top));
    }
    out.write(" .\n");
    for (Tag tag : taxonomy.tags()) {
      writeConcept(tag);
    }
  }

  private void writeConcept(Tag tag) throws IOException {
    out.write("\n" + iri(tag) + "\n    a skos:Concept");
    property("skos:inScheme", scheme());
    property("skos:notation", literal(tag.code()));
    property("skos:prefLabel", chinese(tag.name()));
    // SKOS forbids an alternative label that is also the preferred one.
    Set<String> keywords = new LinkedHashSet<>(tag.keywords());
    keywords.remove(tag.name());
    for (String keyword : keywords) {
      property("skos:altLabel", chinese(keyword));
    }
    if (!tag.definition().isEmpty()) {
      property("skos:definition", chinese(tag.definition()));
    }
    if (!tag.excludes().isEmpty()) {
      property("skos:scopeNote", chinese(tag.excludes()));
    }
    if (tag.parent().isEmpty()) {
      property("skos:topConceptOf", scheme());
    } else {
      property("skos:broader", iri(taxonomy.tag(tag.parent())));
    }
    for (Tag child : taxonomy.children(tag.code())) {
      property("skos:narrower", iri(child));
    }
    out.write(" .\n");
  }

  private void property(String name, String value) throws IOException {
    out.write(" ;\n    " + name + " " + value);
  }

  private String scheme() {
    return "<" + BASE + escapeIri(taxonomy.version()) + ">";
  }

  private String iri(Tag tag) {
    return "<" + BASE + escapeIri(taxonomy.version()) + ":" + escapeIri(tag.code()) + ">";
  }

  /** Percent-encodes all but the characters that RFC 3986 leaves unreserved. */
  private static String escapeIri(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean unreserved =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || "-._~".indexOf(c) >= 0;
      if (unreserved) {
        escaped.append(c);
      } else {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      }
    }
    return escaped.toString();
  }

  private static String chinese(String text) {
    return literal(text) + "@zh";
  }

  private static String literal(String text) {
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> literal.append("\\\"");
        case '\\' -> literal.append("\\\\");
        case '\n' -> literal.append("\\n");
        case '\r' -> literal.append("\\r");
        case '\t' -> literal.append("\\t");
        default -> literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
