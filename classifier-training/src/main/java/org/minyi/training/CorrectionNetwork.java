package org.minyi.training;

import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.minyi.model.Columns;
import org.minyi.model.Network;
import org.minyi.model.TopScores;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The DL4J graph of a fast model: the numbers of the sparse layer in, the {@link Heads} out. Their
 * corrections come from a hidden layer that sees the highest scores of all levels and what there is
 * beside them. That the result is never worse on held-out messages than the ridge regression, from
 * which training starts, is the work of {@link NetworkTrainer}.
 */
final class CorrectionNetwork {
  /** Brings the inputs of the hidden layer to a variance that Xavier initialisation expects. */
  private static final float INPUT_SCALE = 5;

  private static final double KEEP_INPUT = 0.9;

  private final Columns columns;
  private final int topScores;
  private final Heads heads;
  private final ComputationGraph graph;
  private final double learningRate;

  /**
   * An untrained network.
   *
   * @param number of the network among those that are trained alike
   */
  CorrectionNetwork(Columns columns, TrainingSettings settings, int number) {
    this.columns = columns;
    this.topScores = Math.min(settings.topScores(), columns.levels().totalSize());
    this.heads = new Heads(columns, settings.alternativeShare());
    this.learningRate = settings.learningRate();
    long seed = settings.seed() + number;
    Nd4j.getRandom().setSeed(seed);
    this.graph = new ComputationGraph(configuration(settings, seed));
    graph.init();
  }

  private ComputationGraphConfiguration configuration(TrainingSettings settings, long seed) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .graphBuilder()
            .addInputs("inputs", "scores")
            .addVertex("scaled", new ScaleVertex(INPUT_SCALE), "inputs")
            .addLayer(
                Heads.HIDDEN,
                new DenseLayer.Builder()
                    .nIn(columns.width())
                    .nOut(settings.hiddenUnits())
                    .activation(Activation.RELU)
                    .dropOut(new Dropout(KEEP_INPUT))
                    .build(),
                "scaled");
    heads.addTo(builder, settings.hiddenUnits(), "scores", 1);
    return builder.build();
  }

  /**
   * One step.
   *
   * @param scores the numbers of the sparse layer, one row for each example
   * @param progress how much of the training is done, from 0 to 1
   * @return the loss
   */
  double fit(float[][] scores, List<Example> examples, double progress) {
    graph.setLearningRate(learningRate * (1 - progress));
    int rows = Heads.rows(examples.size());
    float[][] padded = Arrays.copyOf(scores, rows);
    Arrays.fill(padded, scores.length, rows, new float[columns.width()]);
    return heads.fit(graph, inputs(padded), examples);
  }

  /** What the hidden layer sees, and the scores that it corrects. */
  private INDArray[] inputs(float[][] scores) {
    float[][] seen = new float[scores.length][];
    for (int i = 0; i < scores.length; i++) {
      seen[i] = scores[i].clone();
      TopScores.keep(seen[i], columns.levels().totalSize(), topScores);
    }
    return new INDArray[] {Nd4j.create(seen), Nd4j.create(scores)};
  }

  /** The probabilities of each head's values: by head, then message, then value. */
  List<float[][]> predict(float[][] scores) {
    return Heads.predict(graph, inputs(scores));
  }

  /** The weights as plain arrays; later training does not change them. */
  Network export() {
    Layer hidden = graph.getLayer(Heads.HIDDEN);
    float[][] weights = hidden.getParam("W").toFloatMatrix();
    for (float[] row : weights) {
      for (int j = 0; j < row.length; j++) {
        row[j] *= INPUT_SCALE;
      }
    }
    return heads.export(graph, topScores, weights, hidden.getParam("b").toFloatVector());
  }
}
