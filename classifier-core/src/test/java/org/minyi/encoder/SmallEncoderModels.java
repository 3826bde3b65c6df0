package org.minyi.encoder;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.minyi.model.Calibration;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.SmallModels;
import org.minyi.model.StopTable;
import org.minyi.text.Message;

/** An encoder that counts, and encoder models built by hand or at random, for tests. */
public final class SmallEncoderModels {
  private SmallEncoderModels() {}

  /** Its vectors say how often each of three characters stands in a message. */
  public static final class Counter implements MessageEncoder {
    private final List<Message> asked = Collections.synchronizedList(new ArrayList<>());

    @Override
    public String name() {
      return "counter";
    }

    @Override
    public int width() {
      return 3;
    }

    @Override
    public float[] encode(Message message) {
      asked.add(message);
      String text = message.title() + message.body();
      float[] vector = new float[3];
      for (int i = 0; i < 3; i++) {
        char counted = "甲乙丙".charAt(i);
        vector[i] = text.chars().filter(c -> c == counted).count();
      }
      return vector;
    }

    /** What was asked for so far. */
    public List<Message> asked() {
      return List.copyOf(asked);
    }
  }

  /** Random weights over the scores of a model of {@code levels} and vectors of three entries. */
  public static EncoderModel random(Levels levels, String fastModel, double askBelow) {
    Random random = new Random(3);
    Network small = SmallModels.network(levels, 5, 4, random);
    float[][] hidden = Arrays.copyOf(small.hiddenWeights(), levels.totalSize() + 3);
    for (int i = levels.totalSize(); i < hidden.length; i++) {
      hidden[i] = new float[] {random.nextFloat(), -random.nextFloat(), random.nextFloat(), 0};
    }
    Network network =
        new Network(
            small.scoreWeight(),
            small.topScores(),
            hidden,
            small.hiddenBias(),
            small.headWeights(),
            small.headBiases(),
            small.levelWeights());
    return of(network, levels, fastModel, askBelow);
  }

  /** Gives every message that holds 甲 to one leaf, whatever the fast model says. */
  public static EncoderModel first(Levels levels, int leaf, String fastModel, double askBelow) {
    float[][] hidden = new float[levels.totalSize() + 3][1];
    hidden[levels.totalSize()][0] = 1;
    List<float[][]> heads = new ArrayList<>();
    List<float[]> biases = new ArrayList<>();
    float[] weights = new float[levels.depth()];
    for (int level = 0; level < levels.depth(); level++) {
      float[][] head = new float[levels.size(level)][1];
      head[levels.pathTo(leaf)[level]][0] = 20;
      heads.add(head);
      biases.add(new float[levels.size(level)]);
      weights[level] = 1;
    }
    Network network =
        new Network(1, levels.totalSize(), hidden, new float[1], heads, biases, weights);
    return of(network, levels, fastModel, askBelow);
  }

  private static EncoderModel of(
      Network network, Levels levels, String fastModel, double askBelow) {
    return new EncoderModel(
        "small+encoder",
        "counter",
        fastModel,
        askBelow,
        network,
        Calibration.none(levels.depth()),
        StopTable.trusting(levels.depth()),
        JsonNodeFactory.instance.objectNode().put("seed", 3));
  }
}
