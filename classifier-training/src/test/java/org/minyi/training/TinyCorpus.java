package org.minyi.training;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.minyi.evaluate.BadRow;
import org.minyi.evaluate.GoldFile;
import org.minyi.evaluate.GoldMessage;
import org.minyi.features.FeatureSettings;
import org.minyi.features.SparseVector;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** An invented taxonomy of three levels and twelve leaves, one above the last, and messages. */
final class TinyCorpus {
  static final Taxonomy TREE =
      Taxonomy.of(
          "tiny",
          List.of(
              tag("A", "", "供水"),
              tag("A1", "A", "停水"),
              tag("A11", "A1", "半夜停水", "半夜断水", "凌晨没水", "夜里停水"),
              tag("A12", "A1", "白天停水", "白天缺水", "上午断供", "中午停供"),
              tag("A2", "A", "水费"),
              tag("A21", "A2", "水费过高", "账单翻倍", "水费暴涨", "多收水费"),
              tag("A22", "A2", "水表不准", "水表空转", "表走得快", "换新水表"),
              tag("B", "", "道路"),
              tag("B1", "B", "路灯"),
              tag("B11", "B1", "路灯不亮", "路灯熄灭", "一片漆黑", "灯泡坏了"),
              tag("B12", "B1", "路灯刺眼", "灯光刺眼", "照进卧室", "光线太强"),
              tag("B2", "B", "路面"),
              tag("B21", "B2", "路面坑洼", "坑坑洼洼", "路面塌陷", "大坑颠簸"),
              tag("B22", "B2", "井盖缺失", "井盖丢失", "窨井没盖", "井口敞开"),
              tag("C", "", "教育"),
              tag("C1", "C", "入学"),
              tag("C11", "C1", "幼儿园学位", "幼儿园报名", "入园摇号", "民办幼儿园"),
              tag("C12", "C1", "小学学位", "小学划片", "学区调整", "一年级新生"),
              tag("C2", "C", "教师"),
              tag("C21", "C2", "教师工资", "教师欠薪", "绩效奖金", "代课老师"),
              tag("D", "", "表扬感谢", "赠送锦旗", "表示感谢", "热心服务")));

  private static final List<String> FILLER =
      List.of("您好", "我是本地居民", "请尽快处理", "希望领导重视", "已经很久了", "打过电话", "谢谢", "不知道找谁");

  private TinyCorpus() {}

  private static Tag tag(String code, String parent, String name, String... keywords) {
    return new Tag(code, name, code.length(), parent, "", List.of(keywords), "");
  }

  static void assumeNativeCode() {
    String platform = System.getProperty("os.arch");
    assumeTrue(
        platform.equals("amd64") || platform.equals("x86_64"),
        "ND4J has no native code for " + platform);
  }

  /** Each leaf in turn: two of its words between filler that says nothing. */
  static List<GoldMessage> messages(int count, long seed) {
    Random random = new Random(seed);
    List<Tag> leaves = TREE.leaves();
    List<GoldMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Tag leaf = leaves.get(i % leaves.size());
      String body =
          pick(FILLER, random)
              + "，"
              + pick(leaf.keywords(), random)
              + "，"
              + pick(FILLER, random)
              + "，"
              + pick(leaf.keywords(), random)
              + "。";
      messages.add(gold(seed + "-" + i, body, leaf.code()));
    }
    return messages;
  }

  private static String pick(List<String> words, Random random) {
    return words.get(random.nextInt(words.size()));
  }

  static GoldMessage gold(String id, String body, String code, String... alt) {
    return new GoldMessage(
        id, "", new Message("", body), code, List.of(alt), List.of(), "", false, "");
  }

  static GoldFile file(String name, List<GoldMessage> messages) {
    return new GoldFile(name, "0".repeat(64), messages, List.<BadRow>of());
  }

  static TrainingSettings settings() {
    return new TrainingSettings(
        7, FeatureSettings.DEFAULT, 2, 1_000_000, 0.5, 20, 1, 16, 3, 32, 0.002, 0.2);
  }

  /** Rows of length 1 with a few random features each. */
  static List<SparseVector> rows(int count, int features, Random random) {
    List<SparseVector> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] ids =
          random.ints(0, features).distinct().limit(1 + random.nextInt(features / 2)).toArray();
      float[] weights = new float[ids.length];
      double squares = 0;
      for (int j = 0; j < ids.length; j++) {
        weights[j] = 0.1f + random.nextFloat();
        squares += weights[j] * weights[j];
      }
      for (int j = 0; j < ids.length; j++) {
        weights[j] /= (float) Math.sqrt(squares);
      }
      rows.add(new SparseVector(ids, weights, ids.length));
    }
    return rows;
  }
}
