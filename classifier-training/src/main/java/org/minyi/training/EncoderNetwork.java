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
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * The DL4J graph of an encoder model: like {@link CorrectionNetwork}, but its hidden layer sees the
 * encoder's vector beside the scores. The vector's entries are brought to one mean and variance
 * first, which {@link #export} folds into the weights.
 */
final class EncoderNetwork {
  /** Ridge scores lie mostly between 0 and 1; as logits they need to be this much larger. */
  private static final float SCORE_WEIGHT = 10;

  /** Bring the inputs of the hidden layer to variances that Xavier initialisation expects. */
  private static final float SCORE_SCALE = 5;

  private static final float VECTOR_SCALE = 0.5f;

  private static final double KEEP_INPUT = 0.6;
  private static final double KEEP_HIDDEN = 0.6;

  /** The last level has so many classes that it would outweigh the levels above it. */
  private static final float LAST_LEVEL_WEIGHT = 0.5f;

  /** As in the fast model: the upper levels are surer than the last and would overrule it. */
  private static final float UPPER_LEVEL_WEIGHT = 0.3f;

  /**
   * DL4J takes a mask of one row for another kind of mask and refuses it; a masked row is added.
   */
  private static final int FEWEST_ROWS = 2;

  private final Levels levels;
  private final Labels labels;
  private final Standardisation standardisation;
  private final ComputationGraph graph;
  private final double learningRate;

  EncoderNetwork(
      Levels levels, Standardisation standardisation, EncoderSettings settings, long seed) {
    this.levels = levels;
    this.labels = new Labels(Columns.of(levels), settings.alternativeShare());
    this.standardisation = standardisation;
    this.learningRate = settings.learningRate();
    Nd4j.getRandom().setSeed(seed);
    this.graph = new ComputationGraph(configuration(settings, seed));
    graph.init();
  }

  private ComputationGraphConfiguration configuration(EncoderSettings settings, long seed) {
    int hidden = settings.hiddenUnits();
    int classes = levels.totalSize();
    int inputs = classes + standardisation.width();
    ComputationGraphConfiguration.GraphBuilder builder =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(settings.learningRate()))
            .graphBuilder()
            .addInputs("inputs")
            .addLayer(
                "hidden",
                new DenseLayer.Builder()
                    .nIn(inputs)
                    .nOut(hidden)
                    .activation(Activation.RELU)
                    .dropOut(new Dropout(KEEP_INPUT))
                    .build(),
                "inputs");
    String[] outputs = new String[levels.depth()];
    for (int level = 0; level < outputs.length; level++) {
      int from = levels.offset(level);
      int to = from + levels.size(level) - 1;
      builder
          .addVertex("own-" + level, new SubsetVertex(from, to), "inputs")
          .addVertex(
              "weighted-" + level, new ScaleVertex(SCORE_WEIGHT / SCORE_SCALE), "own-" + level)
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
   * @param batch examples with their scores
   * @param vectors of the same examples
   * @param progress how much of the training is done, from 0 to 1
   * @return the loss
   */
  double fit(ScoredExamples batch, List<float[]> vectors, double progress) {
    int rows = Math.max(FEWEST_ROWS, batch.size());
    INDArray[] targets = new INDArray[levels.depth()];
    INDArray[] masks = new INDArray[levels.depth()];
    for (int level = 0; level < targets.length; level++) {
      int width = levels.size(level);
      float[] target = new float[rows * width];
      float[] mask = new float[rows];
      float levelWeight = level > 0 && level == targets.length - 1 ? LAST_LEVEL_WEIGHT : 1;
      for (int i = 0; i < batch.size(); i++) {
        Example example = batch.examples().get(i);
        if (labels.reaches(example, level)) {
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
    graph.fit(new INDArray[] {inputs(batch.scores(), vectors, rows)}, targets, null, masks);
    return graph.score();
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
    List<float[][]> levelsOut = new ArrayList<>();
    for (INDArray output : graph.output(false, inputs(scores, vectors, scores.size()))) {
      levelsOut.add(output.toFloatMatrix());
    }
    return levelsOut;
  }

  /** The weights as plain arrays, for scores and vectors as they are. */
  Network export() {
    float[][] weights = graph.getLayer("hidden").getParam("W").toFloatMatrix();
    float[] bias = graph.getLayer("hidden").getParam("b").toFloatVector();
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
    List<float[][]> headWeights = new ArrayList<>();
    List<float[]> headBiases = new ArrayList<>();
    for (int level = 0; level < levels.depth(); level++) {
      headWeights.add(
          graph.getLayer("head-" + level).getParam("W").transpose().dup('c').toFloatMatrix());
      headBiases.add(graph.getLayer("head-" + level).getParam("b").toFloatVector());
    }
    float[] levelWeights = new float[levels.depth()];
    Arrays.fill(levelWeights, UPPER_LEVEL_WEIGHT);
    levelWeights[levelWeights.length - 1] = 1;
    return new Network(SCORE_WEIGHT, classes, weights, bias, headWeights, headBiases, levelWeights);
  }
}
