package org.minyi.training;

import java.util.List;

/**
 * Examples with what the sparse layer says of each: one number for each class of all levels.
 *
 * @param examples the examples
 * @param scores of the same examples, as of messages that the layer was not fitted on
 */
record ScoredExamples(List<Example> examples, List<float[]> scores) {
  int size() {
    return examples.size();
  }

  ScoredExamples at(List<Integer> places) {
    return new ScoredExamples(
        places.stream().map(examples::get).toList(), places.stream().map(scores::get).toList());
  }
}
