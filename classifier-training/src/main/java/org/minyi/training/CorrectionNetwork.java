package org.minyi.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The DL4J graph: scores in, one softmax output a level. Each output is the level's own scores plus
 * a correction from a hidden layer that sees the scores of all levels. The corrections start at
 * zero, so training starts from the ridge regression; that the result is never worse on held-out
 * messages is the work of {@link NetworkTrainer}.
 */
final class CorrectionNetwork {
  /** Ridge scores lie mostly between 0 and 1; as logits they need to be this much larger. */
  private static final float SCORE_WEIGHT = 10;

  /** Brings the inputs of the hidden layer to a variance that Xavier initialisation expects. */
  private static final float INPUT_SCALE = 5;

  private static final double KEEP_INPUT = 0.9;
  private static final double KEEP_HIDDEN = 0.6;

  /** The last level has so many classes that it would outweigh the levels above it. */
  private static final float LAST_LEVEL_WEIGHT = 0.5f;

  /**
   * The upper levels are surer than the last and would overrule it: with equal weights a likely
   * parent wins over a leaf that fits better. Chosen on held-out messages.
   */
  private static final float UPPER_LEVEL_WEIGHT = 0.3f;

  /**
   * DL4J takes a mask of one row for another kind of mask and refuses it; a masked row is added.
   */
  private static final int FEWEST_ROWS = 2;

  private final Levels levels;
  private final Labels labels;
  private final ComputationGraph graph;
  private final double learningRate;

  CorrectionNetwork(Levels levels, TrainingSettings settings) {
    this.levels = levels;
    this.labels = new Labels(settings.alternativeShare());
    this.learningRate = settings.learningRate();
    Nd4j.getRandom().setSeed(settings.seed());
    this.graph = new ComputationGraph(configuration(levels, settings));
    graph.init();
  }

  private static ComputationGraphConfiguration configuration(
      Levels levels, TrainingSettings settings) {
    int hidden = settings.hiddenUnits();
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(settings.seed())
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .graphBuilder()
            .addInputs("scores")
            .addVertex("scaled", new ScaleVertex(INPUT_SCALE), "scores")
            .addLayer(
                "hidden",
                new DenseLayer.Builder()
                    .nIn(levels.totalSize())
                    .nOut(hidden)
                    .activation(Activation.RELU)
                    .dropOut(new Dropout(KEEP_INPUT))
                    .build(),
                "scaled");
    String[] outputs = new String[levels.depth()];
    for (int level = 0; level < outputs.length; level++) {
      int from = levels.offset(level);
      int to = from + levels.size(level) - 1;
      builder
          .addVertex("own-" + level, new SubsetVertex(from, to), "scores")
          .addVertex("weighted-" + level, new ScaleVertex(SCORE_WEIGHT), "own-" + level)
          .addLayer(
              "head-" + level,
              new DenseLayer.Builder()
                  .nIn(hidden)
                  .nOut(levels.size(level))
                  .activation(Activation.IDENTITY)
                  .weightInit(WeightInit.ZERO)
                  .dropOut(new Dropout(KEEP_HIDDEN))
                  .build(),
              "hidden")
          .addVertex(
              "sum-" + level,
              new ElementWiseVertex(ElementWiseVertex.Op.Add),
              "head-" + level,
              "weighted-" + level)
          .addLayer(
              "level-" + level,
              new LossLayer.Builder(new LossMCXENT()).activation(Activation.SOFTMAX).build(),
              "sum-" + level);
      outputs[level] = "level-" + level;
    }
    return builder.setOutputs(outputs).build();
  }

  /**
   * One step.
   *
   * @param scores one row for each example
   * @param progress how much of the training is done, from 0 to 1
   * @return the loss
   */
  double fit(float[][] scores, List<Example> examples, double progress) {
    int rows = Math.max(FEWEST_ROWS, examples.size());
    INDArray[] targets = new INDArray[levels.depth()];
    INDArray[] masks = new INDArray[levels.depth()];
    for (int level = 0; level < targets.length; level++) {
      int width = levels.size(level);
      float[] target = new float[rows * width];
      float[] mask = new float[rows];
      float levelWeight = level > 0 && level == targets.length - 1 ? LAST_LEVEL_WEIGHT : 1;
      for (int i = 0; i < examples.size(); i++) {
        Example example = examples.get(i);
        if (Labels.reaches(example, level)) {
          int first = i * width;
          labels.forEach(example, level, (c, share) -> target[first + c] += share);
          mask[i] = example.origin().weight() * levelWeight;
        }
      }
      if (width == 1) {
        // DL4J would take the mask for another kind; the only class is certain without it.
        Arrays.fill(target, 1);
      } else {
        masks[level] = Nd4j.create(mask, new int[] {rows, 1});
      }
      targets[level] = Nd4j.create(target, new int[] {rows, width});
    }
    graph.setLearningRate(learningRate * (1 - progress));
    float[][] inputs = Arrays.copyOf(scores, rows);
    Arrays.fill(inputs, scores.length, rows, new float[levels.totalSize()]);
    graph.fit(new INDArray[] {Nd4j.create(inputs)}, targets, null, masks);
    return graph.score();
  }

  /** The probabilities of each level's classes: by level, then message, then class. */
  List<float[][]> predict(float[][] scores) {
    List<float[][]> levelsOut = new ArrayList<>();
    for (INDArray output : graph.output(false, Nd4j.create(scores))) {
      levelsOut.add(output.toFloatMatrix());
    }
    return levelsOut;
  }

  /** The weights as plain arrays; later training does not change them. */
  Network export() {
    float[][] hiddenWeights = graph.getLayer("hidden").getParam("W").toFloatMatrix();
    for (float[] row : hiddenWeights) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= INPUT_SCALE;
      }
    }
    List<float[][]> headWeights = new ArrayList<>();
    List<float[]> headBiases = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      headWeights.add(
          graph.getLayer("head-" + level).getParam("W").transpose().dup('c').toFloatMatrix());
      headBiases.add(graph.getLayer("head-" + level).getParam("b").toFloatVector());
    }
    return new Network(
        SCORE_WEIGHT,
        levels.totalSize(),
        hiddenWeights,
        graph.getLayer("hidden").getParam("b").toFloatVector(),
        headWeights,
        headBiases,
        levelWeights());
  }

  private float[] levelWeights() {
    float[] weights = new float[levels.depth()];
    Arrays.fill(weights, UPPER_LEVEL_WEIGHT);
    weights[weights.length - 1] = 1;
    return weights;
  }
}
