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
 * @param columns what the sparse layer's numbers stand for
 * @param features how messages become features
 * @param vocabulary the features that it knows
 * @param sparseLayer from features to scores
 * @param network the dense layers that correct the scores
 * @param calibration from raw probabilities of paths to confidences, by level
 * @param facetCalibration from raw probabilities of a facet's values to confidences, by facet
 * @param stops how sure a path must be for a wanted precision
 * @param further which further matters of a message to tag
 * @param provenance data checksums, counts, seed, library versions and figures of the training run;
 *     not copied, must not be changed
 */
public record Model(
    String name,
    Taxonomy taxonomy,
    Columns columns,
    FeatureSettings features,
    Vocabulary vocabulary,
    SparseLayer sparseLayer,
    Network network,
    Calibration calibration,
    Calibration facetCalibration,
    StopTable stops,
    FurtherTags further,
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
    Objects.requireNonNull(taxonomy, "taxonomy");
    Objects.requireNonNull(further, "further");
    int depth = columns.levels().depth();
    require(sparseLayer.features() == vocabulary.size(), "sparse rows", vocabulary.size());
    require(sparseLayer.width() == columns.width(), "sparse columns", columns.width());
    require(network.hiddenWeights().length == columns.width(), "hidden rows", columns.width());
    require(network.levelWeights().length == depth, "level weights", depth);
    require(network.headWeights().size() == columns.heads(), "heads", columns.heads());
    for (int head = 0; head < columns.heads(); head++) {
      require(
          network.headWeights().get(head).length == columns.headSize(head),
          "classes of head " + (head + 1),
          columns.headSize(head));
    }
    require(calibration.levels() == depth, "calibration levels", depth);
    int facets = columns.facets().size();
    require(facetCalibration.levels() == facets, "facet calibrations", facets);
    require(stops.levels() == depth, "stop table levels", depth);
  }

  private static void require(boolean condition, String what, int expected) {
    if (!condition) {
      throw new IllegalArgumentException("expected %d %s".formatted(expected, what));
    }
  }
}
