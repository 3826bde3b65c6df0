package org.minyi.benchmarks;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.minyi.classify.MessageClassifier;
import org.minyi.features.FeatureExtractor;
import org.minyi.model.Model;
import org.minyi.model.ModelFile;
import org.minyi.model.ModelStore;
import org.minyi.model.PathScorer;

/**
 * The classifier to measure and its first steps alone.
 *
 * @param extractor with the model's settings and vocabulary
 * @param scorer with the model's layers
 * @param classifier with evidence
 */
record MeasuredModel(FeatureExtractor extractor, PathScorer scorer, MessageClassifier classifier) {
  private static final String DEFAULT = "org/minyi/models/default.minyi";

  /** The model of the system property {@code minyi.model}, else the default model. */
  static MeasuredModel load() throws IOException {
    String path = System.getProperty("minyi.model");
    ModelFile file = path == null ? defaultModel() : ModelFile.read(Path.of(path));
    Model model = ModelStore.read(file, path == null ? DEFAULT : path);
    return new MeasuredModel(
        new FeatureExtractor(model.features(), model.vocabulary()),
        new PathScorer(model.columns(), model.sparseLayer(), model.network()),
        MessageClassifier.of(model, file.checksum()));
  }

  private static ModelFile defaultModel() throws IOException {
    try (InputStream in = MeasuredModel.class.getClassLoader().getResourceAsStream(DEFAULT)) {
      if (in == null) {
        throw new FileNotFoundException(
            DEFAULT + " is not on the class path; name a model by -Dminyi.model=FILE");
      }
      return ModelFile.read(in, DEFAULT, ModelFile.MAX_BYTES);
    }
  }
}
