package org.minyi.training;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * What the DL4J graphs of both profiles end in: one softmax output for each level and facet, over
 * the head's own scores plus a correction from the layer {@value #HIDDEN}. The corrections start at
 * zero, so training starts from the ridge regression.
 */
final class Heads {
  /** The name of the layer that the corrections come from. */
  static final String HIDDEN = "hidden";

  /** Ridge scores lie mostly between 0 and 1; as logits they need to be this much larger. */
  private static final float SCORE_WEIGHT = 10;

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
  private final Labels labels;

  /**
   * The heads of some columns.
   *
   * @param alternativeShare how much of a label goes to its defensible alternatives
   */
  Heads(Columns columns, double alternativeShare) {
    this.columns = columns;
    this.levels = columns.levels();
    this.labels = new Labels(columns, alternativeShare);
  }

  /**
   * Adds the heads to a graph that has its hidden layer, and makes them its outputs.
   *
   * @param hiddenUnits of that layer
   * @param scores the vertex that has the scores of the columns, in their order
   * @param scale what that vertex has multiplied the scores by
   */
  void addTo(GraphBuilder builder, int hiddenUnits, String scores, float scale) {
    String[] outputs = new String[columns.heads()];
    for (int head = 0; head < outputs.length; head++) {
      int from = columns.headOffset(head);
      int to = from + columns.headSize(head) - 1;
      builder
          .addVertex("own-" + head, new SubsetVertex(from, to), scores)
          .addVertex("weighted-" + head, new ScaleVertex(SCORE_WEIGHT / scale), "own-" + head)
          .addLayer(
              "head-" + head,
              new DenseLayer.Builder()
                  .nIn(hiddenUnits)
                  .nOut(columns.headSize(head))
                  .activation(Activation.IDENTITY)
                  .weightInit(WeightInit.ZERO)
                  .dropOut(new Dropout(KEEP_HIDDEN))
                  .build(),
              HIDDEN)
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
    builder.setOutputs(outputs);
  }

  /**
   * How many rows of input {@link #fit} needs for so many examples; what the last hold is masked.
   */
  static int rows(int examples) {
    return Math.max(FEWEST_ROWS, examples);
  }

  /**
   * One step of a graph that has these heads.
   *
   * @param inputs of {@link #rows} rows, those of the examples first; closed: what waits for the
   *     collector lies outside the heap, whose size says nothing of it
   * @return the loss
   */
  double fit(ComputationGraph graph, INDArray[] inputs, List<Example> examples) {
    int rows = rows(examples.size());
    INDArray[] targets = new INDArray[columns.heads()];
    INDArray[] masks = new INDArray[columns.heads()];
    for (int head = 0; head < targets.length; head++) {
      int width = columns.headSize(head);
      float[] target = new float[rows * width];
      float[] mask = new float[rows];
      float headWeight = weight(head);
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
    graph.fit(inputs, targets, null, masks);
    Stream.of(inputs, targets, masks)
        .flatMap(Arrays::stream)
        .filter(Objects::nonNull)
        .forEach(INDArray::close);
    return graph.score();
  }

  private float weight(int head) {
    if (head >= levels.depth()) {
      return FACET_WEIGHT;
    }
    return head > 0 && head == levels.depth() - 1 ? LAST_LEVEL_WEIGHT : 1;
  }

  /** The probabilities of each head's values: by head, then message, then value. */
  static List<float[][]> predict(ComputationGraph graph, INDArray... inputs) {
    List<float[][]> heads = new ArrayList<>();
    for (INDArray output : graph.output(false, inputs)) {
      heads.add(output.toFloatMatrix());
    }
    return heads;
  }

  /**
   * The weights of a graph as plain arrays; later training does not change them.
   *
   * @param topScores so many of the classes' scores the hidden layer sees
   * @param hiddenWeights of the hidden layer, for inputs as they are
   */
  Network export(
      ComputationGraph graph, int topScores, float[][] hiddenWeights, float[] hiddenBias) {
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
        hiddenBias,
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
