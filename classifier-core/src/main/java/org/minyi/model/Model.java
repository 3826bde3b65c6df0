package org.minyi.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.minyi.features.FeatureSettings;
import org.minyi.features.Vocabulary;
import org.minyi.taxonomy.Taxonomy;

/**
 * A trained model: everything that is needed to classify, and where it came from. {@link
 * ModelStore} reads and writes it. Thread-safe as long as nobody writes to its arrays. No part may
 * be null.
 *
 * @param name a name for people, such as {@code minyi-default}
 * @param taxonomy the taxonomy that it was trained for
 * @param features how messages become features
 * @param vocabulary the features that it knows
 * @param sparseLayer from features to scores
 * @param network the dense layers that correct the scores
 * @param calibration from raw probabilities to confidences
 * @param provenance data checksums, counts, seed, library versions and figures of the training run;
 *     not copied, must not be changed
 */
public record Model(
    String name,
    Taxonomy taxonomy,
    FeatureSettings features,
    Vocabulary vocabulary,
    SparseLayer sparseLayer,
    Network network,
    Calibration calibration,
    ObjectNode provenance) {
  /**
   * Checks that the parts fit together.
   *
   * @throws IllegalArgumentException if they do not
   */
  public Model {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(features, "features");
    Objects.requireNonNull(provenance, "provenance");
    Levels levels = Levels.of(taxonomy);
    require(sparseLayer.features() == vocabulary.size(), "sparse rows", vocabulary.size());
    require(sparseLayer.width() == levels.totalSize(), "sparse classes", levels.totalSize());
    require(
        network.hiddenWeights().length <= levels.totalSize(),
        "hidden weight rows at most",
        levels.totalSize());
    require(network.headWeights().size() == levels.depth(), "heads", levels.depth());
    for (int level = 0; level < levels.depth(); level++) {
      require(
          network.headWeights().get(level).length == levels.size(level),
          "classes of head " + (level + 1),
          levels.size(level));
    }
    require(calibration.levels() == levels.depth(), "calibration levels", levels.depth());
  }

  private static void require(boolean condition, String what, int expected) {
    if (!condition) {
      throw new IllegalArgumentException("expected %d %s".formatted(expected, what));
    }
  }
}
