package org.minyi.training.floor;

import com.hankcs.hanlp.classification.classifiers.NaiveBayesClassifier;
import com.hankcs.hanlp.classification.corpus.MemoryDataSet;
import com.hankcs.hanlp.classification.tokenizers.BlankTokenizer;
import com.hankcs.hanlp.classification.tokenizers.HanLPTokenizer;
import com.hankcs.hanlp.classification.tokenizers.ITokenizer;
import com.hankcs.hanlp.classification.utilities.io.ConsoleLogger;
import com.hankcs.hanlp.classification.utilities.io.ILogger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.minyi.evaluate.Floor;
import org.minyi.evaluate.GoldMessage;
import org.minyi.evaluate.Predictor;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/**
 * HanLP's text classifier as it comes: multinomial naive Bayes on the words of its default
 * tokenizer, without stop words, that a χ² test selects. One at each inner tag, for its children:
 * over all leaves at once, HanLP's tables of boxed numbers would take several gigabytes.
 * Deterministic.
 */
public final class NaiveBayesFloor implements Floor {
  private static final Pattern BLANK = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);

  @Override
  public String name() {
    return "naive-bayes";
  }

  @Override
  public Predictor train(Taxonomy taxonomy, List<GoldMessage> corpus) {
    List<GoldMessage> tagged = corpus.stream().filter(gold -> !gold.code().isEmpty()).toList();
    // HanLP prints to standard output otherwise; the switch is static there.
    ConsoleLogger.logger = new Silence();
    ITokenizer tokenizer = new HanLPTokenizer();
    return TopDown.train(
        taxonomy, tagged, message -> words(message, tokenizer), NaiveBayesFloor::learn);
  }

  /**
   * The words between blanks: segmented once, not anew at each level of the tree. A text without
   * any is a full stop, because HanLP's dictionary of words takes no empty one.
   */
  private static String words(Message message, ITokenizer tokenizer) {
    String words =
        Stream.of(tokenizer.segment(message.title() + "。" + message.body()))
            .map(word -> BLANK.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    return words.isEmpty() ? "。" : words;
  }

  private static TopDown.Chooser<String> learn(List<String> texts, List<String> labels) {
    MemoryDataSet data = new MemoryDataSet();
    data.setTokenizer(new BlankTokenizer());
    for (int i = 0; i < texts.size(); i++) {
      data.add(labels.get(i), texts.get(i));
    }
    NaiveBayesClassifier classifier = new NaiveBayesClassifier();
    classifier.train(data);
    return text -> rank(classifier.predict(text));
  }

  private static List<String> rank(Map<String, Double> scores) {
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Keeps HanLP from talking on standard output, where results go. */
  private static final class Silence implements ILogger {
    @Override
    public void out(String format, Object... arguments) {}

    @Override
    public void err(String format, Object... arguments) {}

    @Override
    public void start(String format, Object... arguments) {}

    @Override
    public void finish(String format, Object... arguments) {}
  }
}
