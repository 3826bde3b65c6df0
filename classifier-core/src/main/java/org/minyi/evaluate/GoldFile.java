package org.minyi.evaluate;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.minyi.taxonomy.Taxonomy;

/**
 * Labelled messages, for training and for measuring.
 *
 * <p>A file whose name ends in {@code .csv} is read as CSV with a header, any other as JSON Lines;
 * both in UTF-8, with or without a byte order mark. Fields, of which only a code and one of title
 * and text are required:
 *
 * <table>
 * <caption>Fields, their names in either format, and their values</caption>
 * <tr><td>id, 编号, 留言编号</td><td></td></tr>
 * <tr><td>group, 分组</td><td></td></tr>
 * <tr><td>title, subject, 标题, 主题, 留言标题, 留言主题</td><td></td></tr>
 * <tr><td>content, body, text, 内容, 正文, 文本, 留言内容, 留言详情, 诉求内容</td><td></td></tr>
 * <tr><td>code, label, 编码, 代码, 标签, 标签编码, 分类编码, 标签代码, tag code</td><td></td></tr>
 * <tr><td>alt</td><td>JSON: an array of codes; CSV: codes between spaces, commas, semicolons or
 *     bars</td></tr>
 * <tr><td>also</td><td>the same</td></tr>
 * <tr><td>nature, 性质, 诉求性质, 留言性质</td><td>one of {@link GoldMessage#NATURES}</td></tr>
 * <tr><td>urgent, 紧急, 是否紧急</td><td>1, true, yes or 是; 0, false, no or 否</td></tr>
 * <tr><td>source, 来源</td><td></td></tr>
 * </table>
 *
 * <p>Of several names for a field in one file, the first in this table counts, whatever its case; a
 * name that is there twice is an error. What {@code minyi tag} wrote of nature and urgency is not
 * taken.
 *
 * <p>The code {@code 00} says that the message is no citizen matter. A row with a code that the
 * taxonomy does not have, with another nature, or that cannot be parsed, becomes a {@link BadRow}.
 * Fields with other names are ignored.
 *
 * @param name the file's name without its folder
 * @param sha256 SHA-256 of the file's bytes, lower-case hexadecimal
 * @param messages the usable rows in the order of the file
 * @param badRows the others in the order of the file
 * @param byTagger how many of the messages have their code from the column to which {@code minyi
 *     tag} writes it, with the model beside it that chose it: unless people checked them, a model
 *     that is measured on them is compared with itself
 */
public record GoldFile(
    String name, String sha256, List<GoldMessage> messages, List<BadRow> badRows, int byTagger) {

  /** Copies the lists. */
  public GoldFile {
    messages = List.copyOf(messages);
    badRows = List.copyOf(badRows);
  }

  /** Messages that people labelled. */
  public GoldFile(String name, String sha256, List<GoldMessage> messages, List<BadRow> badRows) {
    this(name, sha256, messages, badRows, 0);
  }

  /**
   * Reads a labelled file.
   *
   * @throws GoldFormatException if it is a workbook, is not UTF-8 or, for a CSV, has no header with
   *     a code column and a title or text column
   * @throws IOException if it cannot be read
   */
  public static GoldFile read(Path file, Taxonomy taxonomy) throws IOException {
    return read(file, taxonomy, GoldLabels.NONE);
  }

  /**
   * Reads a file whose labels are, in part or all, kept apart.
   *
   * @param labels take the place of what the file itself says of their messages
   * @throws GoldFormatException as {@link #read(Path, Taxonomy)}
   * @throws IOException if it cannot be read
   */
  public static GoldFile read(Path file, Taxonomy taxonomy, GoldLabels labels) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(file.getFileName().toString(), in, taxonomy, labels);
    }
  }

  /**
   * Reads the seed corpus: the invented messages that ship with the taxonomy of record. With
   * another taxonomy, messages whose codes it lacks are bad rows.
   */
  public static GoldFile seedCorpus(Taxonomy taxonomy) {
    return withTaxonomy("seed-corpus.jsonl", taxonomy);
  }

  /**
   * Reads the messages outside any taxonomy that may be learned from: invented news, adverts,
   * verses, chit-chat and the like, none of which is a matter of a citizen. Their {@link
   * GoldMessage#source} says of which kind each is.
   */
  public static GoldFile outside(Taxonomy taxonomy) {
    return withTaxonomy("outside.jsonl", taxonomy);
  }

  /**
   * Reads the messages outside any taxonomy that are for measuring only: other ones than {@link
   * #outside}, and of some kinds that are not in there.
   */
  public static GoldFile outsideTest(Taxonomy taxonomy) {
    String name = "outside-test.jsonl";
    return shipped(name, GoldFile.class.getResourceAsStream(name), taxonomy);
  }

  /** Other modules' files are found by the class loader, our own by the class. */
  private static GoldFile withTaxonomy(String name, Taxonomy taxonomy) {
    String resource = "org/minyi/taxonomy/v1/" + name;
    return shipped(name, GoldFile.class.getClassLoader().getResourceAsStream(resource), taxonomy);
  }

  private static GoldFile shipped(String name, InputStream content, Taxonomy taxonomy) {
    try (InputStream in = content) {
      if (in == null) {
        throw new FileNotFoundException(
            name + " is not on the class path; add the artifact minyi-taxonomy");
      }
      return read(name, in, taxonomy, GoldLabels.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static GoldFile read(String name, InputStream in, Taxonomy taxonomy, GoldLabels labels)
      throws IOException {
    List<GoldMessage> messages = new ArrayList<>();
    List<BadRow> badRows = new ArrayList<>();
    AtomicInteger byTagger = new AtomicInteger();
    GoldRowHandler handler =
        (line, fields) -> {
          try {
            GoldFields.Row labelled = labels.label(fields);
            messages.add(GoldFields.toMessage(line, labelled, taxonomy));
            byTagger.addAndGet(labelled.label().byTagger() ? 1 : 0);
          } catch (BadRowException e) {
            badRows.add(new BadRow(line, e.problem()));
          }
        };
    Utf8Text text = new Utf8Text(name, in);
    text.read(
        reader -> {
          if (CsvGold.isNamedBy(name)) {
            CsvGold.read(name, reader, handler, badRows::add, labels.size() == 0);
          } else {
            JsonLinesGold.read(reader, handler, badRows::add);
          }
        });
    return new GoldFile(name, text.sha256(), messages, badRows, byTagger.get());
  }
}
