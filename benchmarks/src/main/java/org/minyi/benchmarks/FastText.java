package org.minyi.benchmarks;

import com.github.jfasttext.JFastText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * fastText (Joulin et al. 2017), the C++ program behind a thin Java interface: character 1–3-grams,
 * 100 dimensions, one softmax over the leaves. Learns the seed corpus.
 */
final class FastText implements AutoCloseable {
  private static final String SETTINGS =
      "-minn 1 -maxn 3 -dim 100 -epoch 25 -lr 0.5 -bucket 500000 -thread 1 -verbose 0";

  private final JFastText engine = new JFastText();

  private FastText() {}

  /** Trains, which takes a minute or two. */
  static FastText train() throws IOException {
    Path folder = Files.createTempDirectory("minyi-fasttext");
    Path corpus = folder.resolve("seed.txt");
    Path model = folder.resolve("model");
    List<String> lines = new ArrayList<>();
    for (GoldMessage message : GoldFile.seedCorpus(Taxonomy.loadDefault()).messages()) {
      lines.add("__label__" + message.code() + " " + text(message.message()));
    }
    try {
      Files.write(corpus, lines);
      FastText trained = new FastText();
      String command = "supervised -input %s -output %s %s".formatted(corpus, model, SETTINGS);
      trained.engine.runCmd(command.split(" "));
      trained.engine.loadModel(model + ".bin");
      return trained;
    } finally {
      for (String name : List.of("seed.txt", "model.bin", "model.vec")) {
        Files.deleteIfExists(folder.resolve(name));
      }
      Files.delete(folder);
    }
  }

  /** The most probable leaves, as many as Minyi gives. */
  List<JFastText.ProbLabel> predict(Message message) {
    return engine.predictProba(text(message), 5);
  }

  /** One word, because fastText makes n-grams within words. */
  private static String text(Message message) {
    return (message.title() + message.body()).replaceAll("\\s+", "");
  }

  @Override
  public void close() {
    engine.unloadModel();
  }
}
