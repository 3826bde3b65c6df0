package org.minyi.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.minyi.features.FeatureExtractor;
import org.minyi.features.FeatureSettings;
import org.minyi.features.SparseVector;
import org.minyi.features.Vocabulary;
import org.minyi.features.VocabularyBuilder;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Invented trees, and models built by hand or at random, for tests. */
public final class SmallModels {
  private SmallModels() {}

  /**
   * Four levels. B is a leaf at the top, A2 one at level 2 and C11 one at level 3. C has one child.
   */
  public static Taxonomy ragged() {
    return Taxonomy.of(
        "ragged",
        List.of(
            tag("A", "", "供水"),
            tag("A1", "A", "停水"),
            tag("A11", "A1", "停水无通知"),
            tag("A111", "A11", "半夜停水", "半夜", "断水"),
            tag("A112", "A11", "白天停水", "白天", "没水"),
            tag("A12", "A1", "水压不足"),
            tag("A121", "A12", "高层水压", "高层", "水压"),
            tag("A2", "A", "水费争议", "水费", "账单"),
            tag("B", "", "表扬感谢", "感谢", "锦旗"),
            tag("C", "", "道路"),
            tag("C1", "C", "路灯"),
            tag("C11", "C1", "路灯不亮", "路灯", "漆黑"),
            tag("C12", "C1", "路灯刺眼"),
            tag("C121", "C12", "路灯照进卧室", "刺眼", "卧室")));
  }

  /** A tag whose level its code's length tells. */
  public static Tag tag(String code, String parent, String name, String... keywords) {
    return new Tag(code, name, code.length(), parent, "", List.of(keywords), "");
  }

  /**
   * A full tree.
   *
   * @param children how many children every tag of a level has, from the number of top tags on
   */
  public static Taxonomy full(int... children) {
    List<Tag> tags = new ArrayList<>();
    grow(tags, "", 0, children, null);
    return Taxonomy.of("full", tags);
  }

  /** A tree of a given depth of which some branches end early. */
  public static Taxonomy random(int depth, int mostChildren, Random random) {
    int[] children = new int[depth];
    for (int level = 0; level < depth; level++) {
      children[level] = 1 + random.nextInt(mostChildren);
    }
    List<Tag> tags = new ArrayList<>();
    grow(tags, "", 0, children, random);
    return Taxonomy.of("random", tags);
  }

  /** The first branch always reaches the full depth. */
  private static void grow(
      List<Tag> tags, String parent, int level, int[] children, Random random) {
    for (int i = 0; level < children.length && i < children[level]; i++) {
      String code = parent + (char) ('0' + i / 50) + (char) ('A' + i % 50);
      tags.add(new Tag(code, "名" + code, level + 1, parent, "", List.of(), ""));
      boolean first = !code.contains("B") && i == 0;
      if (random == null || first || random.nextInt(3) > 0) {
        grow(tags, code, level + 1, children, random);
      }
    }
  }

  /**
   * A network with random weights.
   *
   * @param inputs how many of the classes' scores its hidden layer sees
   */
  public static Network network(Levels levels, int inputs, int hidden, Random random) {
    List<float[][]> heads = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      heads.add(matrix(levels.size(level), hidden, 0.3f, random));
      biases.add(matrix(1, levels.size(level), 0.3f, random)[0]);
    }
    return new Network(
        10,
        inputs,
        matrix(levels.totalSize(), hidden, 0.5f, random),
        matrix(1, hidden, 0.5f, random)[0],
        heads,
        biases,
        levelWeights(levels, random));
  }

  private static float[] levelWeights(Levels levels, Random random) {
    float[] weights = new float[levels.depth()];
    for (int level = 0; level < weights.length; level++) {
      weights[level] = 0.2f + 0.8f * random.nextFloat();
    }
    return weights;
  }

  private static float[][] matrix(int rows, int columns, float scale, Random random) {
    float[][] matrix = new float[rows][columns];
    for (float[] row : matrix) {
      for (int j = 0; j < columns; j++) {
        row[j] = scale * (float) random.nextGaussian();
      }
    }
    return matrix;
  }

  /** A model of {@link #ragged} that knows the keywords of the leaves, and what they speak for. */
  public static Model ofKeywords() {
    return ofKeywords(ragged(), Calibration.none(4));
  }

  /** A model that knows the keywords of a taxonomy's leaves, and what they speak for. */
  public static Model ofKeywords(Taxonomy taxonomy, Calibration calibration) {
    Levels levels = Levels.of(taxonomy);
    VocabularyBuilder builder = new VocabularyBuilder(FeatureSettings.DEFAULT);
    taxonomy.leaves().forEach(leaf -> builder.add(message(leaf)));
    Vocabulary vocabulary = builder.build(1, Integer.MAX_VALUE);
    FeatureExtractor extractor = new FeatureExtractor(FeatureSettings.DEFAULT, vocabulary);
    List<TreeMap<Integer, Byte>> rows = new ArrayList<>();
    for (int i = 0; i < vocabulary.size(); i++) {
      rows.add(new TreeMap<>());
    }
    for (Tag leaf : taxonomy.leaves()) {
      SparseVector features = extractor.extract(message(leaf)).text();
      int[] path = levels.path(taxonomy, leaf.code());
      for (int i = 0; i < features.size(); i++) {
        for (int level = 0; level < path.length; level++) {
          rows.get(features.ids()[i]).put(levels.offset(level) + path[level], (byte) 100);
        }
      }
    }
    return new Model(
        "keywords",
        taxonomy,
        Columns.of(levels),
        FeatureSettings.DEFAULT,
        vocabulary,
        layer(rows, levels.totalSize()),
        slight(levels),
        calibration,
        Calibration.none(0),
        StopTable.trusting(levels.depth()),
        FurtherTags.none(),
        JsonNodeFactory.instance.objectNode().put("seed", 7));
  }

  private static Message message(Tag leaf) {
    return new Message("", String.join("，", leaf.keywords()));
  }

  private static SparseLayer layer(List<TreeMap<Integer, Byte>> rows, int width) {
    int entries = rows.stream().mapToInt(TreeMap::size).sum();
    int[] starts = new int[rows.size() + 1];
    short[] classes = new short[entries];
    byte[] values = new byte[entries];
    float[] scales = new float[rows.size()];
    int place = 0;
    for (int row = 0; row < rows.size(); row++) {
      scales[row] = 0.01f;
      for (var entry : rows.get(row).entrySet()) {
        classes[place] = entry.getKey().shortValue();
        values[place++] = entry.getValue();
      }
      starts[row + 1] = place;
    }
    return new SparseLayer(starts, classes, values, scales, width);
  }

  /** Corrects a little, so that nothing depends on a network that does nothing. */
  private static Network slight(Levels levels) {
    Network random = network(levels, levels.totalSize(), 3, new Random(5));
    for (float[][] head : random.headWeights()) {
      for (float[] row : head) {
        for (int j = 0; j < row.length; j++) {
          row[j] *= 0.1f;
        }
      }
    }
    random.headBiases().forEach(bias -> java.util.Arrays.fill(bias, 0));
    return new Network(
        2,
        random.topScores(),
        random.hiddenWeights(),
        random.hiddenBias(),
        random.headWeights(),
        random.headBiases(),
        random.levelWeights());
  }
}
