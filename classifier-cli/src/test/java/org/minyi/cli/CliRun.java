package org.minyi.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.Evidence;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Stop;
import org.minyi.classify.StopRule;
import org.minyi.model.StopTable;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** A command run in this process, with a classifier whose answers a reader can foretell. */
record CliRun(int exitCode, String out, String err, byte[] stream) {
  static final ModelIdentity MODEL = new ModelIdentity("fake", "00", "test");

  private static final ModelLoader FAKE = file -> new WordTagger(0.5);

  static MessageTagger tagger() {
    return new WordTagger(0.5);
  }

  static CliRun of(String... args) {
    return with(FAKE, args);
  }

  static CliRun with(ModelLoader models, String... args) {
    return with(InputStream.nullInputStream(), models, Optional.empty(), args);
  }

  /** In English, with a standard input. */
  static CliRun reading(String in, String... args) {
    return reading(in.getBytes(StandardCharsets.UTF_8), args);
  }

  static CliRun reading(byte[] in, String... args) {
    return with(new ByteArrayInputStream(in), FAKE, Optional.empty(), with("en", args));
  }

  /** With the {@code minyi.properties} of a home folder and of those beside the data. */
  static CliRun atHome(Path home, String in, String... args) {
    byte[] bytes = in.getBytes(StandardCharsets.UTF_8);
    return with(new ByteArrayInputStream(bytes), FAKE, Optional.of(home), args);
  }

  private static CliRun with(
      InputStream in, ModelLoader models, Optional<Path> home, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    int exitCode =
        Minyi.execute(args, in, stream, new PrintWriter(out), new PrintWriter(err), models, home);
    return new CliRun(exitCode, out.toString(), err.toString(), stream.toByteArray());
  }

  /** Chinese, whatever the machine's locale. */
  static CliRun zh(String... args) {
    return of(with("zh", args));
  }

  static CliRun en(String... args) {
    return of(with("en", args));
  }

  private static String[] with(String language, String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.add("--lang");
    all.add(language);
    return all.toArray(String[]::new);
  }

  static Tag tag(String code, String name) {
    return new Tag(
        code, name, code.length() / 2, code.substring(0, code.length() - 2), "", List.of(), "");
  }

  static final Taxonomy TAXONOMY =
      Taxonomy.of(
          "test",
          List.of(
              tag("01", "住房"),
              tag("0101", "物业"),
              tag("010101", "=SUM(A1)"),
              tag("010102", "物业收费"),
              tag("02", "环境"),
              tag("0201", "噪声"),
              tag("020101", "夜间施工")));

  private record WordTagger(double threshold) implements MessageTagger {
    @Override
    public Classification tag(Message message) {
      return classify(message, threshold);
    }

    @Override
    public List<Classification> tagAll(List<Message> messages) {
      return messages.stream().map(this::tag).toList();
    }

    @Override
    public Taxonomy taxonomy() {
      return TAXONOMY;
    }

    @Override
    public ModelIdentity identity() {
      return MODEL;
    }

    @Override
    public MessageTagger withStopRule(StopRule rule) {
      return new WordTagger(rule.thresholds(StopTable.trusting(3))[0]);
    }
  }

  /** Tags by the words in the text; the confidence is halved at every level. */
  private static Classification classify(Message message, double threshold) {
    String text = message.title() + message.body();
    if (text.isBlank()) {
      return Classification.untagged(Stop.NO_TEXT, MODEL);
    }
    String leaf = text.contains("公式") ? "010101" : text.contains("噪") ? "020101" : "010102";
    List<Confidence> path =
        TAXONOMY.path(leaf).stream()
            .map(t -> new Confidence(t.code(), 1.6 / (1 << t.level())))
            .filter(c -> c.confidence() >= threshold)
            .toList();
    int at = message.body().indexOf('噪');
    return new Classification(
        path,
        path.size() == 3 ? Stop.LEAF : Stop.LOW_CONFIDENCE,
        List.of(),
        List.of(
            new Confidence(leaf, 0.2),
            new Confidence("010102", 0.125),
            new Confidence("010101", 0.1)),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        at < 0 ? List.of() : List.of(new Evidence(Evidence.Field.BODY, at, at + 1, 1)),
        MODEL);
  }
}
