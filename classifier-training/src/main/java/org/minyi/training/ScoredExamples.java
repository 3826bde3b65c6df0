package org.minyi.training;

import java.util.List;

/**
 * Examples with what the sparse layer says of each: one number for each column.
 *
 * @param examples the examples
 * @param scores of the same examples, as of messages that the layer was not fitted on
 * @param tokens how many distinct tokens each has
 */
record ScoredExamples(List<Example> examples, List<float[]> scores, List<Integer> tokens) {
  int size() {
    return examples.size();
  }

  ScoredExamples at(List<Integer> places) {
    return new ScoredExamples(
        places.stream().map(examples::get).toList(),
        places.stream().map(scores::get).toList(),
        places.stream().map(tokens::get).toList());
  }
}
