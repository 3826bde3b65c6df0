package org.minyi.training;

import java.util.List;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.minyi.model.Columns;
import org.minyi.model.Levels;
import org.minyi.model.Network;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/**
 * The DL4J graph of an encoder model: like {@link CorrectionNetwork}, but without facets, and its
 * hidden layer sees the encoder's vector beside the scores. The vector's entries are brought to one
 * mean and variance first, which {@link #export} folds into the weights.
 */
final class EncoderNetwork {
  /** Bring the inputs of the hidden layer to variances that Xavier initialisation expects. */
  private static final float SCORE_SCALE = 5;

  private static final float VECTOR_SCALE = 0.5f;

  private static final double KEEP_INPUT = 0.6;

  private final Levels levels;
  private final Heads heads;
  private final Standardisation standardisation;
  private final ComputationGraph graph;
  private final double learningRate;

  EncoderNetwork(
      Levels levels, Standardisation standardisation, EncoderSettings settings, long seed) {
    this.levels = levels;
    this.heads = new Heads(Columns.of(levels), settings.alternativeShare());
    this.standardisation = standardisation;
    this.learningRate = settings.learningRate();
    Nd4j.getRandom().setSeed(seed);
    this.graph = new ComputationGraph(configuration(settings, seed));
    graph.init();
  }

  private ComputationGraphConfiguration configuration(EncoderSettings settings, long seed) {
    GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .graphBuilder()
            .addInputs("inputs")
            .addLayer(
                Heads.HIDDEN,
                new DenseLayer.Builder()
                    .nIn(levels.totalSize() + standardisation.width())
                    .nOut(settings.hiddenUnits())
                    .activation(Activation.RELU)
                    .dropOut(new Dropout(KEEP_INPUT))
                    .build(),
                "inputs");
    heads.addTo(builder, settings.hiddenUnits(), "inputs", SCORE_SCALE);
    return builder.build();
  }

  /**
   * One step.
   *
   * @param batch examples with their scores
   * @param vectors of the same examples
   * @param progress how much of the training is done, from 0 to 1
   * @return the loss
   */
  double fit(ScoredExamples batch, List<float[]> vectors, double progress) {
    graph.setLearningRate(learningRate * (1 - progress));
    INDArray inputs = inputs(batch.scores(), vectors, Heads.rows(batch.size()));
    return heads.fit(graph, new INDArray[] {inputs}, batch.examples());
  }

  private INDArray inputs(List<float[]> scores, List<float[]> vectors, int rows) {
    int classes = levels.totalSize();
    float[][] inputs = new float[rows][classes + standardisation.width()];
    for (int i = 0; i < scores.size(); i++) {
      for (int c = 0; c < classes; c++) {
        inputs[i][c] = SCORE_SCALE * scores.get(i)[c];
      }
      float[] standard = standardisation.apply(vectors.get(i));
      for (int j = 0; j < standard.length; j++) {
        inputs[i][classes + j] = VECTOR_SCALE * standard[j];
      }
    }
    return Nd4j.create(inputs);
  }

  /** The probabilities of each level's classes: by level, then message, then class. */
  List<float[][]> predict(List<float[]> scores, List<float[]> vectors) {
    return Heads.predict(graph, inputs(scores, vectors, scores.size()));
  }

  /** The weights as plain arrays, for scores and vectors as they are. */
  Network export() {
    Layer hidden = graph.getLayer(Heads.HIDDEN);
    float[][] weights = hidden.getParam("W").toFloatMatrix();
    float[] bias = hidden.getParam("b").toFloatVector();
    int classes = levels.totalSize();
    for (int i = 0; i < weights.length; i++) {
      float scale =
          i < classes ? SCORE_SCALE : VECTOR_SCALE * standardisation.factors()[i - classes];
      float mean = i < classes ? 0 : standardisation.means()[i - classes];
      for (int j = 0; j < weights[i].length; j++) {
        weights[i][j] *= scale;
        bias[j] -= mean * weights[i][j];
      }
    }
    return heads.export(graph, classes, weights, bias);
  }
}
