package org.minyi.training;

import java.util.List;

/**
 * Brings each entry of vectors to mean 0 and variance 1.
 *
 * @param means of the entries
 * @param factors one over their standard deviations; 0 for an entry that never changes
 */
record Standardisation(float[] means, float[] factors) {
  /** Fits vectors of one length, of which there is at least one. */
  static Standardisation of(List<float[]> vectors) {
    int width = vectors.get(0).length;
    float[] means = new float[width];
    float[] factors = new float[width];
    for (int j = 0; j < width; j++) {
      double sum = 0;
      double squares = 0;
      for (float[] vector : vectors) {
        sum += vector[j];
        squares += (double) vector[j] * vector[j];
      }
      double mean = sum / vectors.size();
      double variance = squares / vectors.size() - mean * mean;
      means[j] = (float) mean;
      // Below this the difference of the two terms is rounding.
      factors[j] = variance > 1e-10 ? (float) (1 / Math.sqrt(variance)) : 0;
    }
    return new Standardisation(means, factors);
  }

  int width() {
    return means.length;
  }

  float[] apply(float[] vector) {
    float[] standard = new float[vector.length];
    for (int j = 0; j < standard.length; j++) {
      standard[j] = (vector[j] - means[j]) * factors[j];
    }
    return standard;
  }
}
