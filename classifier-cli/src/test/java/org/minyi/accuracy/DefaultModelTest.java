package org.minyi.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.Stop;
import org.minyi.classify.StopRule;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Holds the default model to the least accuracy that it may ship with. */
class DefaultModelTest {
  /** Labelled messages that the default model was not trained on; they lie beside the project. */
  private static final Path DEV = Path.of("../../shared/data/dev.jsonl");

  private static final double[] LEAST_PATH_ACCURACY = {0.84, 0.78, 0.70, 0.60};

  @ParameterizedTest
  @ValueSource(strings = {"x", "1", "123456", "无标题", "标题", "测试", "哈哈", "谢谢"})
  void aTitleOfAFewCharactersDoesNotTurnAGoodMessageAway(String title) {
    MessageClassifier classifier = MessageClassifier.loadDefault();
    for (String body : List.of("小区停水三天了", "公司拖欠工资三个月不发", "小区楼下的工地半夜还在施工，打桩声很大，老人孩子都睡不着")) {
      Classification alone = classifier.classify(new Message("", body));
      Classification titled = classifier.classify(new Message(title, body));

      assertTrue(alone.level() > 1, body);
      assertEquals(alone.path().get(1).code(), titled.path().get(1).code(), body);
    }
    for (String body : List.of("新店开业，全场五折，扫码进群领取优惠券，先到先得", "招募线上兼职，在家就能做，日结三百，名额有限，扫码添加客服")) {
      assertEquals(
          Stop.OUTSIDE_TAXONOMY, classifier.classify(new Message(title, body)).stop(), body);
    }
  }

  @Test
  void isAccurateOnMessagesThatItHasNotSeen() throws IOException {
    assumeTrue(Files.exists(DEV), () -> "there is no " + DEV + " to measure on");
    MessageClassifier classifier =
        MessageClassifier.loadDefault().withStopRule(StopRule.NEVER).withoutEvidence();
    Taxonomy taxonomy = classifier.taxonomy();
    List<GoldMessage> gold = GoldFile.read(DEV, taxonomy).messages();
    List<Classification> tagged =
        classifier.classifyAll(gold.stream().map(GoldMessage::message).toList());

    for (int level = 1; level <= LEAST_PATH_ACCURACY.length; level++) {
      int reaching = 0;
      int right = 0;
      for (int i = 0; i < gold.size(); i++) {
        List<Tag> path = taxonomy.path(gold.get(i).code());
        if (path.size() >= level) {
          reaching++;
          String code = path.get(level - 1).code();
          right += tagged.get(i).path().stream().anyMatch(c -> c.code().equals(code)) ? 1 : 0;
        }
      }
      double accuracy = right / (double) reaching;
      String found = "level %d: %d of %d, %.3f".formatted(level, right, reaching, accuracy);
      assertTrue(accuracy >= LEAST_PATH_ACCURACY[level - 1], found);
    }
  }
}
