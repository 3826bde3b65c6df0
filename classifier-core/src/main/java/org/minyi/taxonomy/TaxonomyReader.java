package org.minyi.taxonomy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.taxonomy.TaxonomyProblem.Kind;

/**
 * Reads taxonomies of 1 to 6 levels from UTF-8 files, with or without a byte order mark. The
 * content tells the format: JSON Lines begin with a brace, anything else is CSV.
 *
 * <p><b>JSON Lines</b>: one object a line with {@code code} and {@code name}; optionally {@code
 * parent} (without it, the longest proper prefix of the code that is itself a code), {@code level}
 * (must agree), {@code definition}, {@code keywords} (a list) and {@code excludes}. Other fields
 * are ignored.
 *
 * <p><b>CSV</b>: a header with {@code code,name,parent,definition,keywords} and optionally {@code
 * excludes}, or 代码, 名称, 上级, 定义, 关键词, 不含, in any order; other columns are ignored. An empty parent
 * is the top level. Keywords are separated by {@code ;}, {@code ；} or {@code 、}.
 *
 * <p>Blanks around texts do not count.
 */
public final class TaxonomyReader {
  static final int MAX_BYTES = 64 << 20;

  private TaxonomyReader() {}

  /** What a file holds, whether or not it makes a taxonomy. */
  record Rows(List<TagRow> rows, List<TaxonomyProblem> problems) {}

  /**
   * Reads a file; its name without the extension becomes the version.
   *
   * @throws TaxonomyException with all problems of the content
   * @throws IOException if the file cannot be read
   */
  public static Taxonomy read(Path file) throws IOException {
    return read(file, nameWithoutExtension(file));
  }

  /**
   * Reads a file.
   *
   * @throws TaxonomyException with all problems of the content
   * @throws IOException if the file cannot be read
   * @throws IllegalArgumentException if the version is blank
   */
  public static Taxonomy read(Path file, String version) throws IOException {
    return read(bytes(file), version);
  }

  /**
   * Reads a stream to its end and leaves it open.
   *
   * @throws TaxonomyException with all problems of the content
   * @throws IOException if the stream cannot be read
   * @throws IllegalArgumentException if the version is blank
   */
  public static Taxonomy read(InputStream in, String version) throws IOException {
    return read(in.readNBytes(MAX_BYTES + 1), version);
  }

  /**
   * All problems of a file in the order of its lines, none for a good taxonomy.
   *
   * @throws IOException if the file cannot be read; never for its content
   */
  public static List<TaxonomyProblem> validate(Path file) throws IOException {
    return check(bytes(file)).problems();
  }

  static Taxonomy read(byte[] content, String version) {
    return Taxonomy.of(version, check(content));
  }

  static boolean separatesKeywords(int c) {
    return c == ';' || c == '；' || c == '、';
  }

  private static byte[] bytes(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(MAX_BYTES + 1);
    }
  }

  private static TaxonomyValidator.Checked check(byte[] content) {
    if (content.length > MAX_BYTES) {
      return failed(TaxonomyProblem.of(Kind.FILE_TOO_LARGE, 0, "", MAX_BYTES));
    }
    CharBuffer decoded = CharBuffer.allocate(content.length);
    ByteBuffer bytes = ByteBuffer.wrap(content);
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    boolean malformed = decoder.decode(bytes, decoded, true).isError();
    String text = decoded.flip().toString();
    if (malformed) {
      long line = 1 + text.chars().filter(c -> c == '\n').count();
      return failed(TaxonomyProblem.of(Kind.NOT_UTF8, line, ""));
    }
    return check(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  private static TaxonomyValidator.Checked check(String text) {
    if (text.isBlank()) {
      return failed(TaxonomyProblem.of(Kind.EMPTY, 0, ""));
    }
    Rows read = text.stripLeading().startsWith("{") ? JsonLinesRows.of(text) : CsvRows.of(text);
    if (read.rows().isEmpty() && !read.problems().isEmpty()) {
      return new TaxonomyValidator.Checked(List.of(), read.problems());
    }
    TaxonomyValidator.Checked checked = TaxonomyValidator.check(read.rows());
    List<TaxonomyProblem> problems = new ArrayList<>(read.problems());
    problems.addAll(checked.problems());
    problems.sort(TaxonomyProblem.IN_FILE_ORDER);
    return new TaxonomyValidator.Checked(checked.tags(), List.copyOf(problems));
  }

  private static TaxonomyValidator.Checked failed(TaxonomyProblem problem) {
    return new TaxonomyValidator.Checked(List.of(), List.of(problem));
  }

  private static String nameWithoutExtension(Path file) {
    Path last = file.getFileName();
    String name = last == null ? file.toString() : last.toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
