package org.minyi.training;

import java.util.List;
import org.minyi.features.SparseVector;

/**
 * Sparse rows turned round: for each feature the rows that hold it, ascending, and its weights
 * there.
 */
record Postings(int[][] rows, float[][] weights) {
  static Postings of(List<SparseVector> vectors, int features) {
    int[] lengths = new int[features];
    for (SparseVector vector : vectors) {
      for (int j = 0; j < vector.size(); j++) {
        lengths[vector.ids()[j]]++;
      }
    }
    int[][] rows = new int[features][];
    float[][] weights = new float[features][];
    for (int feature = 0; feature < features; feature++) {
      rows[feature] = new int[lengths[feature]];
      weights[feature] = new float[lengths[feature]];
    }
    for (int i = vectors.size() - 1; i >= 0; i--) {
      SparseVector vector = vectors.get(i);
      for (int j = 0; j < vector.size(); j++) {
        int feature = vector.ids()[j];
        int place = --lengths[feature];
        rows[feature][place] = i;
        weights[feature][place] = vector.weights()[j];
      }
    }
    return new Postings(rows, weights);
  }
}
