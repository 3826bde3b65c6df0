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
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.minyi.model.TopScores;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The DL4J graph: the numbers of the sparse layer in, one softmax output for each level and facet.
 * Each output is the head's own scores plus a correction from a hidden layer that sees the highest
 * scores of all levels and what there is beside them. The corrections start at zero, so training
 * starts from the ridge regression; that the result is never worse on held-out messages is the work
 * of {@link NetworkTrainer}.
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

  /** Facets share the hidden layer, and must not shape it more than a level does. */
  private static final float FACET_WEIGHT = 0.5f;

  /**
   * The upper levels are surer than the last and would overrule it: with equal weights a likely
   * parent wins over a leaf that fits better. Chosen on held-out messages.
   */
  private static final float UPPER_LEVEL_WEIGHT = 0.3f;

  /**
   * DL4J takes a mask of one row for another kind of mask and refuses it; a masked row is added.
   */
  private static final int FEWEST_ROWS = 2;

  private final Columns columns;
  private final Levels levels;
  private final int topScores;
  private final Labels labels;
  private final ComputationGraph graph;
  private final double learningRate;

  /**
   * An untrained network.
   *
   * @param number of the network among those that are trained alike
   */
  CorrectionNetwork(Columns columns, TrainingSettings settings, int number) {
    this.columns = columns;
    this.levels = columns.levels();
    this.topScores = Math.min(settings.topScores(), levels.totalSize());
    this.labels = new Labels(columns, settings.alternativeShare());
    this.learningRate = settings.learningRate();
    long seed = settings.seed() + number;
    Nd4j.getRandom().setSeed(seed);
    this.graph = new ComputationGraph(configuration(columns, settings, seed));
    graph.init();
  }

  private static ComputationGraphConfiguration configuration(
      Columns columns, TrainingSettings settings, long seed) {
    int hidden = settings.hiddenUnits();
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .graphBuilder()
            .addInputs("inputs", "scores")
            .addVertex("scaled", new ScaleVertex(INPUT_SCALE), "inputs")
            .addLayer(
                "hidden",
                new DenseLayer.Builder()
                    .nIn(columns.width())
                    .nOut(hidden)
                    .activation(Activation.RELU)
                    .dropOut(new Dropout(KEEP_INPUT))
                    .build(),
                "scaled");
    String[] outputs = new String[columns.heads()];
    for (int head = 0; head < outputs.length; head++) {
      int from = columns.headOffset(head);
      int to = from + columns.headSize(head) - 1;
      builder
          .addVertex("own-" + head, new SubsetVertex(from, to), "scores")
          .addVertex("weighted-" + head, new ScaleVertex(SCORE_WEIGHT), "own-" + head)
          .addLayer(
              "head-" + head,
              new DenseLayer.Builder()
                  .nIn(hidden)
                  .nOut(columns.headSize(head))
                  .activation(Activation.IDENTITY)
                  .weightInit(WeightInit.ZERO)
                  .dropOut(new Dropout(KEEP_HIDDEN))
                  .build(),
              "hidden")
          .addVertex(
              "sum-" + head,
              new ElementWiseVertex(ElementWiseVertex.Op.Add),
              "head-" + head,
              "weighted-" + head)
          .addLayer(
              "output-" + head,
              new LossLayer.Builder(new LossMCXENT()).activation(Activation.SOFTMAX).build(),
              "sum-" + head);
      outputs[head] = "output-" + head;
    }
    return builder.setOutputs(outputs).build();
  }

  /**
   * One step.
   *
   * @param scores the numbers of the sparse layer, one row for each example
   * @param progress how much of the training is done, from 0 to 1
   * @return the loss
   */
  double fit(float[][] scores, List<Example> examples, double progress) {
    int rows = Math.max(FEWEST_ROWS, examples.size());
    INDArray[] targets = new INDArray[columns.heads()];
    INDArray[] masks = new INDArray[columns.heads()];
    for (int head = 0; head < targets.length; head++) {
      int width = columns.headSize(head);
      float[] target = new float[rows * width];
      float[] mask = new float[rows];
      float headWeight = headWeight(head);
      for (int i = 0; i < examples.size(); i++) {
        Example example = examples.get(i);
        if (labels.reaches(example, head)) {
          int first = i * width;
          labels.forEach(example, head, (c, share) -> target[first + c] += share);
          mask[i] = example.origin().weight() * headWeight;
        }
      }
      if (width == 1) {
        // DL4J would take the mask for another kind; the only class is certain without it.
        Arrays.fill(target, 1);
      } else {
        masks[head] = Nd4j.create(mask, new int[] {rows, 1});
      }
      targets[head] = Nd4j.create(target, new int[] {rows, width});
    }
    graph.setLearningRate(learningRate * (1 - progress));
    float[][] padded = Arrays.copyOf(scores, rows);
    Arrays.fill(padded, scores.length, rows, new float[columns.width()]);
    graph.fit(inputs(padded), targets, null, masks);
    return graph.score();
  }

  private float headWeight(int head) {
    if (head >= levels.depth()) {
      return FACET_WEIGHT;
    }
    return head > 0 && head == levels.depth() - 1 ? LAST_LEVEL_WEIGHT : 1;
  }

  /** What the hidden layer sees, and the scores that it corrects. */
  private INDArray[] inputs(float[][] scores) {
    float[][] seen = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      seen[i] = scores[i].clone();
      TopScores.keep(seen[i], levels.totalSize(), topScores);
    }
    return new INDArray[] {Nd4j.create(seen), Nd4j.create(scores)};
  }

  /** The probabilities of each head's values: by head, then message, then value. */
  List<float[][]> predict(float[][] scores) {
    List<float[][]> heads = new ArrayList<>();
    for (INDArray output : graph.output(false, inputs(scores))) {
      heads.add(output.toFloatMatrix());
    }
    return heads;
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
    for (int head = 0; head < columns.heads(); head++) {
      headWeights.add(
          graph.getLayer("head-" + head).getParam("W").transpose().dup('c').toFloatMatrix());
      headBiases.add(graph.getLayer("head-" + head).getParam("b").toFloatVector());
    }
    return new Network(
        SCORE_WEIGHT,
        topScores,
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
